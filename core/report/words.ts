import type { ControlList } from '../controls';
import type { ConcernReason } from '../risk';

/** Words for the codes that only reports and lists spell out. */
export const CONCERN_REASON_LABEL = {
  'exploited-in-the-wild': 'exploited elsewhere',
  'control-unavailable': 'a control cannot be had at the provider',
  'review-overdue': 'the provider review is overdue',
  'owner-missing': 'nobody owns it',
  'action-overdue': 'its action is overdue',
  'nothing-in-place': 'no control is in place',
  'low-confidence': 'little is known',
} as const satisfies Record<ConcernReason, string>;

export const CONTROL_LIST_LABEL = {
  have: 'In place',
  modify: 'To be changed',
  missing: 'Missing',
  question: 'Not assessed yet',
  excluded: 'Not needed',
} as const satisfies Record<ControlList, string>;
