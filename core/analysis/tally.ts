import { RISK_BANDS, type RiskBand } from '../model';
import type { Finding } from './finding';
import { isConfirmed, isToVerify, type OpenThreat } from './openThreats';

/** How many threats stand at a thing. */
export interface Tally {
  /** The worst residual band among those that count; null: none counts, or nobody has said how bad. */
  readonly worst: RiskBand | null;
  /** The worst among those to verify; null: there is none. */
  readonly maybe: RiskBand | null;
  /** How many count: confirmed or written by hand, and open. */
  readonly confirmed: number;
  readonly toVerify: number;
}

export const NO_TALLY: Tally = { worst: null, maybe: null, confirmed: 0, toVerify: 0 };

/** Counts findings as far as they are shown. */
export function tallyOf(findings: Iterable<Finding>): Tally {
  const all = [...findings];
  const [confirmed, toVerify] = [all.filter(isConfirmed), all.filter(isToVerify)];
  return {
    worst: worstOf(confirmed.map(finding => finding.residual.band)),
    maybe: worstOf(toVerify.map(finding => finding.residual.band)),
    confirmed: confirmed.length,
    toVerify: toVerify.length,
  };
}

/** The tally with the threats that people wrote of the same thing. */
export function withWritten(tally: Tally, written: readonly OpenThreat[]): Tally {
  if (written.length === 0) return tally;
  return {
    ...tally,
    worst: worstOf([tally.worst, ...written.map(threat => threat.band)]),
    confirmed: tally.confirmed + written.length,
  };
}

/** The worst of some bands; null: none is said. */
export function worstOf(bands: readonly (RiskBand | null)[]): RiskBand | null {
  return RISK_BANDS.findLast(band => bands.includes(band)) ?? null;
}
