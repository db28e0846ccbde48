import type { Decision } from '../model';
import type { Finding, Standing } from './finding';

/** What people made of a finding on a day. A verdict holds to the end of its last day; after it the finding is open again. */
export function standingOf(decision: Decision | undefined, today: string): Standing {
  if (!decision || decision.verdict === null) return 'open';
  return decision.expires !== null && decision.expires < today ? 'expired' : decision.verdict;
}

/** Whether somebody still has to act on it. */
export function isOpen(finding: Pick<Finding, 'standing'>): boolean {
  return finding.standing === 'open' || finding.standing === 'expired';
}
