import type { Library } from '../library';
import type { AcceptanceRule, CadenceRow, OrganisationInfo, OrganisationModel, Trigger } from '../model';
import { TRIGGERS } from '../model';

/** How often a provider is reviewed while the policy says nothing else, most critical first. Months. */
export const DEFAULT_CADENCE: readonly CadenceRow[] = [
  { criticality: 5, full: 3, light: 1 },
  { criticality: 4, full: 6, light: 3 },
  { criticality: 3, full: 12, light: 6 },
  { criticality: 2, full: 18, light: 12 },
  { criticality: 1, full: 24, light: null },
];

/** Who may accept what while the policy says nothing else, and for how long. Days. */
export const DEFAULT_ACCEPTANCE: readonly AcceptanceRule[] = [
  { band: 'critical', roles: ['Executive'], days: 30 },
  { band: 'high', roles: ['CISO', 'Business unit head'], days: 90 },
  { band: 'moderate', roles: ['Asset owner', 'CISO', 'Business unit head'], days: 365 },
  { band: 'low', roles: [], days: null },
];

const EVENT_DAYS = 14;

/** Rating of the data class from which a provider is reviewed one step more often, unless the policy names another class. */
const STRICT_RATING = 4;

/** The policy with its defaults filled in. */
export interface PolicyInForce {
  /** Most critical first; five rows. */
  readonly cadence: readonly CadenceRow[];
  readonly acceptance: readonly AcceptanceRule[];
  /** Rating of a data class from which a provider is reviewed one step more often. */
  readonly stricterFrom: number;
  readonly triggers: ReadonlyMap<Trigger, number>;
  readonly signRoles: readonly string[];
}

export function policyInForce(info: OrganisationInfo | undefined, library: Library): PolicyInForce {
  const own = new Map((info?.cadence ?? []).map(row => [row.criticality, row]));
  const triggers = info?.triggers ?? null;
  return {
    cadence: DEFAULT_CADENCE.map(row => own.get(row.criticality) ?? row),
    acceptance: acceptanceRules(info),
    stricterFrom: library.dataClasses.get(info?.stricterFrom ?? '')?.rating ?? STRICT_RATING,
    triggers: new Map(
      TRIGGERS.flatMap(trigger => {
        const days = triggers === null ? EVENT_DAYS : triggers[trigger];
        return days === undefined ? [] : [[trigger, days] as const];
      }),
    ),
    signRoles: info?.signRoles ?? [],
  };
}

/** Who may accept what, worst band first: what the policy says, and the defaults for the rest. */
export function acceptanceRules(info: OrganisationInfo | undefined): readonly AcceptanceRule[] {
  const rules = new Map((info?.acceptance ?? []).map(rule => [rule.band, rule]));
  return DEFAULT_ACCEPTANCE.map(rule => rules.get(rule.band) ?? rule);
}

/** What is still missing of the policy, worst first; the first two are the first findings of any organisation. */
export type PolicyGap =
  | 'no-policy'
  | 'no-owner'
  | 'no-owner-model'
  | 'not-approved'
  | 'review-overdue'
  | 'no-next-review';

export function policyGaps(model: OrganisationModel, today: string): readonly PolicyGap[] {
  const info = model.organisation.get('organisation');
  const written = info !== undefined && (info.policyText.trim() !== '' || info.policyApproved !== null);
  const gaps: readonly (readonly [PolicyGap, boolean])[] = [
    ['no-policy', !written],
    ['no-owner', !info?.policyOwner],
    ['no-owner-model', !info?.ownerModel],
    ['not-approved', written && !info?.policyApproved],
    ['review-overdue', Boolean(info?.policyNextReview && info.policyNextReview < today)],
    ['no-next-review', written && !info?.policyNextReview],
  ];
  return gaps.filter(([, there]) => there).map(([gap]) => gap);
}
