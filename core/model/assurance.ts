import { z } from 'zod';
import { Day, Name, Prose, ServiceModel, Stamp } from './common';
import {
  AttestationId,
  ContractId,
  EventId,
  EvidenceId,
  PersonId,
  ProviderId,
  ReviewId,
  ServiceId,
  SubProcessorId,
} from './ids';
import { Trigger } from './policy';

/** A service of a provider that is in use. */
export const Service = z.strictObject({
  id: ServiceId,
  provider: ProviderId,
  name: Name,
  regions: z.array(Name).default([]),
  note: Prose.default(''),
  serviceModel: ServiceModel.nullable().default(null),
  /** Whether it is a service of artificial intelligence, which has questions of its own. */
  ai: z.boolean().default(false),
});
export type Service = z.infer<typeof Service>;

/** An independent report about a provider, such as ISO 27001 or SOC 2. */
export const Attestation = z.strictObject({
  id: AttestationId,
  provider: ProviderId,
  name: Name,
  /** None: all services of the provider. */
  services: z.array(ServiceId).default([]),
  until: Day.nullable().default(null),
  evidence: z.array(EvidenceId).default([]),
  from: Day.nullable().default(null),
  /** None: everywhere. */
  regions: z.array(Name).default([]),
  /** Qualified opinions and exceptions that concern us. */
  exceptions: Prose.default(''),
});
export type Attestation = z.infer<typeof Attestation>;

/** What was agreed with a provider. */
export const Contract = z.strictObject({
  id: ContractId,
  provider: ProviderId,
  name: Name,
  from: Day.nullable().default(null),
  /** The day on which it renews or ends. */
  renews: Day.nullable().default(null),
  note: Prose.default(''),
  evidence: z.array(EvidenceId).default([]),
  owner: PersonId.nullable().default(null),
});
export type Contract = z.infer<typeof Contract>;

/** Somebody whom a provider lets work with our data. */
export const SubProcessor = z.strictObject({
  id: SubProcessorId,
  provider: ProviderId,
  name: Name,
  purpose: Name.default(''),
  regions: z.array(Name).default([]),
  since: Day.nullable().default(null),
  note: Prose.default(''),
});
export type SubProcessor = z.infer<typeof SubProcessor>;

/** Something that happened and calls for a review. */
export const ProviderEvent = z.strictObject({
  id: EventId,
  provider: ProviderId,
  trigger: Trigger,
  on: Day,
  note: Prose.default(''),
  /** The review that dealt with it. */
  review: ReviewId.nullable().default(null),
  stamp: Stamp,
});
export type ProviderEvent = z.infer<typeof ProviderEvent>;
