import type { ControlStatus } from '../model';
import type { ControlList } from './controlRow';

/** Where a state puts a control at the end of a review. */
const LIST_OF_STATUS = {
  verified: 'have',
  implemented: 'have',
  attested: 'have',
  claimed: 'modify',
  partial: 'modify',
  modify: 'modify',
  degraded: 'modify',
  planned: 'missing',
  missing: 'missing',
  unavailable: 'missing',
  unknown: 'question',
  'n/a': 'excluded',
} as const satisfies Record<ControlStatus, ControlList>;

/** The lists, worst first. */
export const CONTROL_LISTS = [
  'missing',
  'modify',
  'question',
  'have',
  'excluded',
] as const satisfies readonly ControlList[];

/** The list that a control of this state belongs to. */
export function listOf(status: ControlStatus): ControlList {
  return LIST_OF_STATUS[status];
}

/** Whether a control of this state does its work: verified, implemented or attested. */
export function isInPlace(status: ControlStatus): boolean {
  return LIST_OF_STATUS[status] === 'have';
}

/** The worst list of several; `excluded` for none. */
export function worstList(lists: Iterable<ControlList>): ControlList {
  const present = new Set(lists);
  return CONTROL_LISTS.find(list => present.has(list)) ?? 'excluded';
}
