import type { AttractiveRole, InitialAccess } from '../analysis';
import type { ControlList } from '../controls';
import type { Pressing } from '../review';
import type { ConcernReason } from '../risk';
import { GAP_REASON_LABEL, TREND_REASON_LABEL } from '../text';

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

/** Every reason why a risk or a gap presses. */
export const PRESSING_REASON_LABEL: Readonly<Record<Pressing['reasons'][number], string>> = {
  ...CONCERN_REASON_LABEL,
  ...TREND_REASON_LABEL,
  ...GAP_REASON_LABEL,
};

/** A reason as a seal keeps it, in words; one of another version as it is. */
export function pressingReason(code: string): string {
  return Object.entries(PRESSING_REASON_LABEL).find(([known]) => known === code)?.[1] ?? code;
}

export const CONTROL_LIST_LABEL = {
  have: 'In place',
  modify: 'To be changed',
  missing: 'Missing',
  question: 'Not assessed yet',
  excluded: 'Not needed',
} as const satisfies Record<ControlList, string>;

/** Ways in, in plain words. */
export const WAY_IN_LABEL = {
  T1078: 'Signing in with an account that is not theirs',
  T1133: 'Coming in through remote access',
  T1189: 'A harmful web page that somebody visits',
  T1190: 'Exploiting a weakness of what faces the outside',
  T1195: 'Software or a supplier that was tampered with',
  T1199: 'A partner who is trusted',
  T1566: 'Deceiving people with messages',
} as const satisfies Record<InitialAccess, string>;

/** What something does for others that makes it worth taking. */
export const ATTRACTIVE_ROLE_LABEL = {
  keymgmt: 'keeps the keys of others',
  secrets: 'keeps the secrets of others',
  identity: 'decides who may sign in',
  controlplane: 'governs other elements',
  cicd: 'builds what others run',
  backup: 'keeps copies of the data of others',
  datastore: 'keeps data',
} as const satisfies Record<AttractiveRole, string>;
