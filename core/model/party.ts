import { z } from 'zod';
import { Day, Facts, Name, Prose, Rating } from './common';
import { DocumentId, PersonId, ProviderId } from './ids';

/** Says that a row is a copy of an organisation's row, and as of when; null: the row lives only here. */
const CopiedFrom = z.strictObject({ organisation: DocumentId, at: Day }).nullable().default(null);

export const Person = z.strictObject({
  id: PersonId,
  name: Name,
  roles: z.array(Name).default([]),
  team: Name.default(''),
  email: Name.default(''),
  copiedFrom: CopiedFrom,
});
export type Person = z.infer<typeof Person>;

/** What an independent report that is in force speaks of: services and regions by name; none of either: all of them. */
const Attested = z.strictObject({
  name: Name,
  services: z.array(Name).default([]),
  regions: z.array(Name).default([]),
  until: Day.nullable().default(null),
});
export type Attested = z.infer<typeof Attested>;

/** A cloud or SaaS provider in use. `key` is aws, azure, gcp, onprem, other, or `saas:` and a name. */
export const Provider = z.strictObject({
  id: ProviderId,
  key: Name,
  name: Name,
  description: Prose.default(''),
  /** 1 minimal to 5 vital; null: computed from its elements. */
  criticality: Rating.nullable().default(null),
  owner: PersonId.nullable().default(null),
  /** Provider facts of the library: review, attestation, support_access … */
  facts: Facts.default({}),
  /** In a project: the attestations in force, as its organisation has them. An organisation keeps a table of its own and leaves this empty. */
  attested: z.array(Attested).max(200).default([]),
  copiedFrom: CopiedFrom,
});
export type Provider = z.infer<typeof Provider>;
