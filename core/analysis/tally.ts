import { RISK_BANDS, type RiskBand } from '../model';
import type { Finding } from './finding';

/** How many threats stand at a thing, as far as they are shown. */
export interface Tally {
  /** The worst residual band among them; null: none is shown. */
  readonly worst: RiskBand | null;
  readonly confirmed: number;
  readonly toVerify: number;
}

export const NO_TALLY: Tally = { worst: null, confirmed: 0, toVerify: 0 };

/** Counts what is shown of some findings. */
export function tallyOf(findings: Iterable<Finding>): Tally {
  let worst = -1;
  let confirmed = 0;
  let toVerify = 0;
  for (const finding of findings) {
    if (!finding.shown) continue;
    if (finding.state === 'confirmed') confirmed += 1;
    else toVerify += 1;
    worst = Math.max(worst, RISK_BANDS.indexOf(finding.residual.band));
  }
  return { worst: RISK_BANDS[worst] ?? null, confirmed, toVerify };
}
