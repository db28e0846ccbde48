import type { HandThreat, RiskBand } from '../model';
import { leastIndexOf, scoreOf } from './score';

/** How bad a threat is that people wrote. */
export interface WrittenRisk {
  /** As rated, else as somebody called it; null: nobody has said. */
  readonly band: RiskBand | null;
  /** 4 to 100; the least of its band where likelihood and impact are not both rated, 0 where there is no band. */
  readonly index: number;
}

/** How bad a threat is that people wrote: as rated, else as its severity says. */
export function riskOfWritten({
  likelihood,
  impact,
  severity,
}: Pick<HandThreat, 'likelihood' | 'impact' | 'severity'>): WrittenRisk {
  if (likelihood !== null && impact !== null) return scoreOf(likelihood, impact);
  return { band: severity, index: severity === null ? 0 : leastIndexOf(severity) };
}
