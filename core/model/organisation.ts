import type { z } from 'zod';
import { Attestation, Contract, ProviderEvent, Service, SubProcessor } from './assurance';
import { Person, Provider } from './party';
import { OrganisationInfo } from './policy';
import { Evidence } from './register';
import { Answer, RegisterEntry, Review, ReviewAction } from './review';

/** The one list of tables of an organisation. */
export const ORGANISATION_SCHEMAS = {
  organisation: OrganisationInfo,
  people: Person,
  providers: Provider,
  services: Service,
  attestations: Attestation,
  contracts: Contract,
  subprocessors: SubProcessor,
  events: ProviderEvent,
  reviews: Review,
  answers: Answer,
  actions: ReviewAction,
  registers: RegisterEntry,
  evidence: Evidence,
} as const;

export type OrganisationRows = {
  readonly [N in keyof typeof ORGANISATION_SCHEMAS]: z.infer<(typeof ORGANISATION_SCHEMAS)[N]>;
};
