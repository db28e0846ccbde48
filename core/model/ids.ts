import { z } from 'zod';

/**
 * Ids are a prefix that names the table, `_`, and a part that is unique on its own, so that files of two people merge.
 * As template literal types they need no brand: `el_7` is an element id and nothing else is.
 */
const part = z.string().regex(/^[0-9A-Za-z-]{1,64}$/);

export const ElementId = z.templateLiteral(['el_', part]);
export type ElementId = z.infer<typeof ElementId>;
export const FlowId = z.templateLiteral(['fl_', part]);
export type FlowId = z.infer<typeof FlowId>;
export const BoundaryId = z.templateLiteral(['bo_', part]);
export type BoundaryId = z.infer<typeof BoundaryId>;
export const AssetId = z.templateLiteral(['da_', part]);
export type AssetId = z.infer<typeof AssetId>;
export const PageId = z.templateLiteral(['pg_', part]);
export type PageId = z.infer<typeof PageId>;
export const NoteId = z.templateLiteral(['nt_', part]);
export type NoteId = z.infer<typeof NoteId>;
export const PersonId = z.templateLiteral(['pe_', part]);
export type PersonId = z.infer<typeof PersonId>;
export const ProviderId = z.templateLiteral(['pv_', part]);
export type ProviderId = z.infer<typeof ProviderId>;
export const ThreatId = z.templateLiteral(['tm_', part]);
export type ThreatId = z.infer<typeof ThreatId>;
export const AssumptionId = z.templateLiteral(['as_', part]);
export type AssumptionId = z.infer<typeof AssumptionId>;
export const ActionId = z.templateLiteral(['ac_', part]);
export type ActionId = z.infer<typeof ActionId>;
export const EvidenceId = z.templateLiteral(['ev_', part]);
export type EvidenceId = z.infer<typeof EvidenceId>;
export const ServiceId = z.templateLiteral(['sv_', part]);
export type ServiceId = z.infer<typeof ServiceId>;
export const AttestationId = z.templateLiteral(['at_', part]);
export type AttestationId = z.infer<typeof AttestationId>;
export const ContractId = z.templateLiteral(['ct_', part]);
export type ContractId = z.infer<typeof ContractId>;
export const SubProcessorId = z.templateLiteral(['sp_', part]);
export type SubProcessorId = z.infer<typeof SubProcessorId>;
export const EventId = z.templateLiteral(['xe_', part]);
export type EventId = z.infer<typeof EventId>;
export const ReviewId = z.templateLiteral(['re_', part]);
export type ReviewId = z.infer<typeof ReviewId>;
export const AnswerId = z.templateLiteral(['an_', part]);
export type AnswerId = z.infer<typeof AnswerId>;
export const EntryId = z.templateLiteral(['rg_', part]);
export type EntryId = z.infer<typeof EntryId>;
export const DocumentId = z.templateLiteral(['do_', part]);
export type DocumentId = z.infer<typeof DocumentId>;

/** Whatever a finding, a control status or a hand-written threat can be about. */
export const SubjectId = z.union([ElementId, FlowId, BoundaryId, AssetId, ProviderId, z.literal('project')]);
export type SubjectId = z.infer<typeof SubjectId>;

/** The part after the prefix, made of a foreign id: the same foreign id always gives the same part. */
export function idPart(foreign: string): string {
  const clean = foreign.replace(/[^0-9A-Za-z-]/g, '-').slice(0, 64);
  return clean === '' ? '-' : clean;
}
