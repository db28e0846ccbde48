import { z } from 'zod';
import { Day, Facts, Name, Prose, Stamp } from './common';
import { DocumentId, EvidenceId, PersonId, ProviderId } from './ids';
import { Person, Provider } from './party';
import { Evidence } from './register';

const part = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);
export const ServiceId = z.templateLiteral(['sv_', part]);
export type ServiceId = z.infer<typeof ServiceId>;
export const AttestationId = z.templateLiteral(['at_', part]);
export type AttestationId = z.infer<typeof AttestationId>;
export const ReviewId = z.templateLiteral(['re_', part]);
export type ReviewId = z.infer<typeof ReviewId>;
export const AnswerId = z.templateLiteral(['an_', part]);
export type AnswerId = z.infer<typeof AnswerId>;
export const EntryId = z.templateLiteral(['rg_', part]);
export type EntryId = z.infer<typeof EntryId>;

/** The organisation itself and its cloud policy; the one row has the id `organisation`. */
export const OrganisationInfo = z.strictObject({
  id: z.literal('organisation'),
  name: Name,
  description: Prose.default(''),
  facts: Facts.default({}),
  policyOwner: PersonId.nullable().default(null),
  policyApproved: Day.nullable().default(null),
  policyNextReview: Day.nullable().default(null),
});
export type OrganisationInfo = z.infer<typeof OrganisationInfo>;

/** A service of a provider that is in use. */
export const Service = z.strictObject({
  id: ServiceId,
  provider: ProviderId,
  name: Name,
  regions: z.array(Name).default([]),
  note: Prose.default(''),
});
export type Service = z.infer<typeof Service>;

/** An independent report about a provider, such as ISO 27001 or SOC 2. */
export const Attestation = z.strictObject({
  id: AttestationId,
  provider: ProviderId,
  name: Name,
  services: z.array(ServiceId).default([]),
  until: Day.nullable().default(null),
  evidence: z.array(EvidenceId).default([]),
});
export type Attestation = z.infer<typeof Attestation>;

/** One review of one provider. */
export const Review = z.strictObject({
  id: ReviewId,
  provider: ProviderId,
  projects: z.array(DocumentId).default([]),
  started: Day,
  due: Day.nullable().default(null),
  closed: Day.nullable().default(null),
  signatures: z.array(Stamp).default([]),
});
export type Review = z.infer<typeof Review>;

/** An answer to a library question within a review: 4 to 0, X not available, U unknown, N/A. */
export const Answer = z.strictObject({
  id: AnswerId,
  review: ReviewId,
  question: z.string().max(100),
  value: z.enum(['4', '3', '2', '1', '0', 'X', 'U', 'N/A']),
  note: Prose.default(''),
  evidence: z.array(EvidenceId).default([]),
  stamp: Stamp,
});
export type Answer = z.infer<typeof Answer>;

/** A line of a register: tools, standards, key custody … each register names its own fields. */
export const RegisterEntry = z.strictObject({
  id: EntryId,
  register: z.string().max(100),
  title: Name,
  fields: z.record(z.string().max(100), Prose).default({}),
  owner: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;

/** The one list of tables of an organisation. */
export const ORGANISATION_SCHEMAS = {
  organisation: OrganisationInfo,
  people: Person,
  providers: Provider,
  services: Service,
  attestations: Attestation,
  reviews: Review,
  answers: Answer,
  registers: RegisterEntry,
  evidence: Evidence,
} as const;

export type OrganisationRows = {
  readonly [N in keyof typeof ORGANISATION_SCHEMAS]: z.infer<(typeof ORGANISATION_SCHEMAS)[N]>;
};
