import { z } from 'zod';
import { Day, Facts, Name, Prose, Rating, RiskBand } from './common';
import { PersonId } from './ids';

/** Who owns the risk of using clouds: the security officer, the managers of the business units, or each their part. */
export const OWNER_MODELS = ['ciso', 'business-units', 'split'] as const;
export const OwnerModel = z.enum(OWNER_MODELS);
export type OwnerModel = z.infer<typeof OwnerModel>;

/** What can happen that calls for a review before its day. */
export const TRIGGERS = [
  'incident',
  'sub-processor',
  'region-or-service',
  'data',
  'ownership',
  'failed-test',
  'vulnerability',
  'responsibility',
  'model-change',
] as const;
export const Trigger = z.enum(TRIGGERS);
export type Trigger = z.infer<typeof Trigger>;

/** Who may accept a risk of a band, and for how many days at most. */
export const AcceptanceRule = z.strictObject({
  band: RiskBand,
  roles: z.array(Name).max(50),
  days: z.number().int().min(1).max(3660).nullable(),
});
export type AcceptanceRule = z.infer<typeof AcceptanceRule>;

/** How often a provider of a criticality is reviewed, in months; `light` null: when its contract is renewed. */
export const CadenceRow = z.strictObject({
  criticality: Rating,
  full: z.number().int().min(1).max(120),
  light: z.number().int().min(1).max(120).nullable(),
});
export type CadenceRow = z.infer<typeof CadenceRow>;

export const BusinessUnit = z.strictObject({ name: Name, owner: PersonId.nullable().default(null) });
export type BusinessUnit = z.infer<typeof BusinessUnit>;

/** A version of the policy that was approved and then replaced. */
export const PastPolicy = z.strictObject({
  version: Name,
  text: Prose,
  approved: Day,
  approvedBy: PersonId.nullable(),
  /** The day on which work on the next version began. */
  replaced: Day,
});
export type PastPolicy = z.infer<typeof PastPolicy>;

/** The organisation itself and its cloud policy; the one row has the id `organisation`. Empty lists: as the defaults of the review say. */
export const OrganisationInfo = z.strictObject({
  id: z.literal('organisation'),
  name: Name,
  description: Prose.default(''),
  facts: Facts.default({}),
  policyOwner: PersonId.nullable().default(null),
  policyApproved: Day.nullable().default(null),
  policyNextReview: Day.nullable().default(null),
  policyApprovedBy: PersonId.nullable().default(null),
  policyVersion: Name.default(''),
  /** The template that the text began with. */
  policyTemplate: Name.default(''),
  policyText: Prose.default(''),
  /** Newest first. */
  policyPast: z.array(PastPolicy).max(100).default([]),
  ownerModel: OwnerModel.nullable().default(null),
  businessUnits: z.array(BusinessUnit).max(500).default([]),
  acceptance: z.array(AcceptanceRule).max(4).default([]),
  /** The organisation's own names for the library's data classes. */
  classNames: z.record(z.string().max(100), Name).default({}),
  cadence: z.array(CadenceRow).max(5).default([]),
  /** Data class from which a provider is reviewed one step more often; null: from the library's fourth class. */
  stricterFrom: z.string().max(100).nullable().default(null),
  /** Days until the review that an event calls for; an event that is not named calls for none. Null: as the defaults say. */
  triggers: z.partialRecord(Trigger, z.number().int().min(1).max(365)).nullable().default(null),
  /** Roles that sign a review before it is closed; none: one signature of anybody. */
  signRoles: z.array(Name).max(20).default([]),
});
export type OrganisationInfo = z.infer<typeof OrganisationInfo>;
