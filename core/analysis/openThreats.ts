import { type HandThreat, type RiskBand, standingOfThreat } from '../model';
import { riskOfWritten } from '../risk';
import { isOpen } from './decisions';
import { type Finding, standsAt } from './finding';

/**
 * A threat that counts wherever risk is counted: on the canvas, in lists, figures, gates and reports. It is certain, because what is
 * known confirms it or because somebody wrote it down, and nobody has accepted, dismissed or mitigated it.
 */
export interface OpenThreat {
  /** Key of the finding, or id of the threat written by hand. */
  readonly key: string;
  readonly title: string;
  /** Everything that it stands at, its subject first; empty: the whole project. */
  readonly at: readonly string[];
  /** What is left of it; null: written by hand, and nobody has said how bad it is. */
  readonly band: RiskBand | null;
  /** 4 to 100; 0 where there is no band. */
  readonly index: number;
  /** Null: written by hand. */
  readonly finding: Finding | null;
}

/** How many threats count, by what is left of them, and how many more may apply. */
export interface ThreatCounts {
  readonly confirmed: number;
  readonly toVerify: number;
  /** Of the confirmed ones; one of which nobody has said how bad it is stands in none. */
  readonly bands: Readonly<Record<RiskBand, number>>;
}

/** Whether a finding counts: shown, certain, and nobody has made anything of it. */
export function isConfirmed(finding: Finding): boolean {
  return finding.shown && finding.state === 'confirmed' && isOpen(finding);
}

/** Whether a finding waits for a fact. It may apply, and counts for nothing but the number of those. */
export function isToVerify(finding: Finding): boolean {
  return finding.shown && finding.state === 'to-verify' && isOpen(finding);
}

/** Whether a threat that people wrote counts on a day. */
export function isOpenWritten(threat: HandThreat, today: string): boolean {
  const standing = standingOfThreat(threat, today);
  return standing === 'open' || standing === 'expired';
}

/** What counts, findings first, each in the order given. */
export function openThreats(
  findings: Iterable<Finding>,
  written: Iterable<HandThreat>,
  today: string,
): readonly OpenThreat[] {
  const found = Array.from(findings)
    .filter(isConfirmed)
    .map((finding): OpenThreat => {
      const { key, title, residual } = finding;
      return { key, title, at: standsAt(finding), band: residual.band, index: residual.index, finding };
    });
  return [...found, ...openWritten(written, today)];
}

/** What people wrote that counts, in the order given. */
export function openWritten(written: Iterable<HandThreat>, today: string): readonly OpenThreat[] {
  return Array.from(written)
    .filter(threat => isOpenWritten(threat, today))
    .map(threat => {
      const { id, title, subject } = threat;
      const { band, index } = riskOfWritten(threat);
      return { key: id, title, at: subject === null ? [] : [subject], band, index, finding: null };
    });
}

/** How many of these threats are left with each band; those without one are left out. */
export function bandsOf(threats: Iterable<Pick<OpenThreat, 'band'>>): Record<RiskBand, number> {
  const bands = { low: 0, moderate: 0, high: 0, critical: 0 };
  for (const { band } of threats) if (band !== null) bands[band] += 1;
  return bands;
}
