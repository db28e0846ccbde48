import { z } from 'zod';
import { Facts, Name, Origin, OTHER_ID, Prose, Rating, ServiceModel } from './common';
import { AssetId, BoundaryId, ElementId, FlowId, NoteId, PageId, PersonId, ProviderId } from './ids';

export const ELEMENT_KINDS = ['actor', 'process', 'store'] as const;
export const ElementKind = z.enum(ELEMENT_KINDS);
export type ElementKind = z.infer<typeof ElementKind>;

/** Why something is left out of the analysis; null means it is in scope. */
const OutOfScope = z.strictObject({ reason: Prose }).nullable().default(null);

/** An actor, process or store. `kind` is how it is drawn; when `type` is known, the library's kind of that type counts. */
export const Element = z.strictObject({
  id: ElementId,
  kind: ElementKind,
  name: Name,
  description: Prose.default(''),
  /** Library type id, or null: the generic type of the kind. */
  type: z.string().max(100).nullable().default(null),
  typeOrigin: Origin.nullable().default(null),
  parent: BoundaryId.nullable().default(null),
  /** Null: inherited from the nearest enclosing boundary that has one. */
  provider: ProviderId.nullable().default(null),
  /** Null: the library type's own service model. */
  serviceModel: ServiceModel.nullable().default(null),
  owner: PersonId.nullable().default(null),
  /** Business criticality, 1 minimal to 5 vital; null counts as 3. */
  criticality: Rating.nullable().default(null),
  props: Facts.default({}),
  /** Data assets stored here. */
  holds: z.array(AssetId).default([]),
  /** Data assets processed here beyond what its flows carry. */
  processes: z.array(AssetId).default([]),
  tags: z.array(Name).default([]),
  outOfScope: OutOfScope,
  origin: Origin.nullable().default(null),
});
export type Element = z.infer<typeof Element>;

/** A data flow. An end is null while it is not connected (imported drawings have such flows). */
export const Flow = z.strictObject({
  id: FlowId,
  name: Name,
  description: Prose.default(''),
  source: ElementId.nullable(),
  target: ElementId.nullable(),
  bidirectional: z.boolean().default(false),
  protocol: Name.default(''),
  /** Flow properties of the library: enc, authn, authz, via, validated, minimised, rate_limited, logged, peer_checked, fresh. */
  props: Facts.default({}),
  data: z.array(AssetId).default([]),
  tags: z.array(Name).default([]),
  outOfScope: OutOfScope,
  origin: Origin.nullable().default(null),
});
export type Flow = z.infer<typeof Flow>;

/** A trust boundary. A box holds what names it as parent; a line only separates by where it is drawn. */
export const Boundary = z.strictObject({
  id: BoundaryId,
  name: Name,
  description: Prose.default(''),
  form: z.enum(['box', 'line']).default('box'),
  /** Library boundary kind id, or null: generic. */
  kind: z.string().max(100).nullable().default(null),
  kindOrigin: Origin.nullable().default(null),
  parent: BoundaryId.nullable().default(null),
  provider: ProviderId.nullable().default(null),
  owner: PersonId.nullable().default(null),
  criticality: Rating.nullable().default(null),
  props: Facts.default({}),
  tags: z.array(Name).default([]),
  outOfScope: OutOfScope,
  origin: Origin.nullable().default(null),
});
export type Boundary = z.infer<typeof Boundary>;

/** A data asset. Ratings are 1 to 5; null means: as the data type and class say. */
export const Asset = z.strictObject({
  id: AssetId,
  name: Name,
  description: Prose.default(''),
  /** Library data type id. */
  type: z.string().max(100).nullable().default(null),
  /** Library data class id; null: the data type's default class. */
  class: z.string().max(100).nullable().default(null),
  confidentiality: Rating.nullable().default(null),
  integrity: Rating.nullable().default(null),
  privacy: Rating.nullable().default(null),
  records: z.number().int().min(0).max(1e15).nullable().default(null),
  owner: PersonId.nullable().default(null),
  origin: Origin.nullable().default(null),
});
export type Asset = z.infer<typeof Asset>;

export const Page = z.strictObject({
  id: PageId,
  name: Name,
  description: Prose.default(''),
  /** Pages are shown in this order, ties by id. */
  order: z.number().default(0),
  origin: Origin.nullable().default(null),
});
export type Page = z.infer<typeof Page>;

/** Free text on a page. */
export const Note = z.strictObject({ id: NoteId, text: Prose, origin: Origin.nullable().default(null) });
export type Note = z.infer<typeof Note>;

const coordinate = z.number().min(-1e7).max(1e7);
const extent = z.number().min(1).max(1e6);

/** Where a thing stands on a page, in page coordinates (never relative to its boundary). Its id is `placementId(page, subject)`. */
export const Placement = z
  .strictObject({
    id: z.string().max(200),
    page: PageId,
    subject: z.union([ElementId, BoundaryId, NoteId]),
    x: coordinate,
    y: coordinate,
    width: extent,
    height: extent,
  })
  .refine(row => row.id === placementId(row.page, row.subject), OTHER_ID);
export type Placement = z.infer<typeof Placement>;

/**
 * The bends of a flow on a page, or the points of a boundary line. A loose end of a flow is its first or last point.
 * A flow with both ends on the page and no route is drawn straight. Its id is `placementId(page, subject)`.
 */
export const Route = z
  .strictObject({
    id: z.string().max(200),
    page: PageId,
    subject: z.union([FlowId, BoundaryId]),
    points: z.array(z.strictObject({ x: coordinate, y: coordinate })).max(200),
  })
  .refine(row => row.id === placementId(row.page, row.subject), OTHER_ID);
export type Route = z.infer<typeof Route>;

/** The one id that a subject's placement or route has on a page. */
export function placementId(page: PageId, subject: ElementId | FlowId | BoundaryId | NoteId): string {
  return `${page}/${subject}`;
}
