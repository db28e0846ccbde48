import { z } from 'zod';
import {
  ControlStatus,
  Day,
  Name,
  Origin,
  OTHER_ID,
  Prose,
  Rating,
  RiskBand,
  Share,
  Stamp,
  StrideLetter,
} from './common';
import { ActionId, AssumptionId, BoundaryId, ElementId, EvidenceId, PersonId, SubjectId, ThreatId } from './ids';

/**
 * What people decided about one finding. Its id is the finding's key, so that it survives edits;
 * `remembered` lets it be shown when its finding is gone.
 */
export const Decision = z.strictObject({
  id: z.string().max(500),
  verdict: z.enum(['accepted', 'dismissed']).nullable().default(null),
  reason: Prose.default(''),
  /** Overrides of the computed inherent rating, with the reason and who rated; files from before that was kept say null. */
  rating: z
    .strictObject({
      likelihood: Rating.nullable(),
      impact: Rating.nullable(),
      reason: Prose,
      stamp: Stamp.nullable().default(null),
    })
    .nullable()
    .default(null),
  note: Prose.default(''),
  assignee: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
  /** An acceptance or dismissal holds to the end of this day. */
  expires: Day.nullable().default(null),
  /** Who gave the verdict; while there is none, who wrote last. */
  stamp: Stamp,
  remembered: z.strictObject({ title: Name, subject: Name, library: Name }),
});
export type Decision = z.infer<typeof Decision>;

export const THREAT_STATUSES = ['open', 'mitigated', 'accepted', 'not-applicable'] as const;

/** Who accepted a threat that people wrote, why, and to the end of which day. */
export const ThreatAcceptance = z.strictObject({ reason: Prose.default(''), expires: Day.nullable(), stamp: Stamp });
export type ThreatAcceptance = z.infer<typeof ThreatAcceptance>;

/** A threat written by hand or imported. */
export const HandThreat = z.strictObject({
  id: ThreatId,
  title: Name,
  description: Prose.default(''),
  subject: SubjectId.nullable().default(null),
  stride: z.array(StrideLetter).default([]),
  /** Categories of other methods, as the source names them. */
  categories: z.array(Name).default([]),
  status: z.enum(THREAT_STATUSES).default('open'),
  /** Counts while it is called accepted; null then: the acceptance came with a file, and nobody here has given it. */
  acceptance: ThreatAcceptance.nullable().default(null),
  severity: RiskBand.nullable().default(null),
  likelihood: Rating.nullable().default(null),
  impact: Rating.nullable().default(null),
  mitigation: Prose.default(''),
  /** Library control ids. */
  controls: z.array(z.string().max(100)).default([]),
  owner: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
  origin: Origin.nullable().default(null),
});
export type HandThreat = z.infer<typeof HandThreat>;

/** What was made of a threat that people wrote, on a day; an acceptance that has run out leaves it open again. */
export function standingOfThreat(
  { status, acceptance }: Pick<HandThreat, 'status' | 'acceptance'>,
  today: string,
): 'open' | 'mitigated' | 'accepted' | 'dismissed' | 'expired' {
  if (status === 'not-applicable') return 'dismissed';
  if (status !== 'accepted') return status;
  return (acceptance?.expires ?? today) < today ? 'expired' : 'accepted';
}

/** The state of one control on one subject. Its id is `controlRecordId(control, subject)`; `project` stands for everywhere. */
export const ControlRecord = z
  .strictObject({
    id: z.string().max(300),
    control: z.string().max(100),
    subject: SubjectId,
    status: ControlStatus,
    note: Prose.default(''),
    fit: z.enum(['same', 'degraded', 'unavailable']).nullable().default(null),
    inHouse: Prose.default(''),
    inCloud: Prose.default(''),
    /** Library control id that makes up for this one. */
    compensation: z.string().max(100).nullable().default(null),
    evidence: z.array(EvidenceId).default([]),
    owner: PersonId.nullable().default(null),
    due: Day.nullable().default(null),
    /** The evidence holds to the end of this day; after it, `verified` counts as `implemented`. */
    expires: Day.nullable().default(null),
    stamp: Stamp,
  })
  .refine(row => row.id === controlRecordId(row.control, row.subject), OTHER_ID);
export type ControlRecord = z.infer<typeof ControlRecord>;

export function controlRecordId(control: string, subject: SubjectId): string {
  return `${control}@${subject}`;
}

/** An override or assignment of one responsibility layer of one element. Its id is `responsibilityId(layer, subject)`. */
export const Responsibility = z
  .strictObject({
    id: z.string().max(300),
    layer: z.string().max(100),
    subject: z.union([ElementId, BoundaryId]),
    /** Null: as the matrix says for the service model. */
    share: Share.nullable().default(null),
    /** The customer's team or person for this layer; null: the element's owner. */
    party: Name.nullable().default(null),
    /** What shows that the provider does its part: attestation, document, contract. */
    providerEvidence: Prose.default(''),
    reason: Prose.default(''),
    stamp: Stamp,
  })
  .refine(row => row.id === responsibilityId(row.layer, row.subject), OTHER_ID);
export type Responsibility = z.infer<typeof Responsibility>;

export function responsibilityId(layer: string, subject: ElementId | BoundaryId): string {
  return `${layer}@${subject}`;
}

export const Assumption = z.strictObject({
  id: AssumptionId,
  text: Prose,
  kind: z.enum(['assumption', 'dependency', 'exclusion']).default('assumption'),
  subject: SubjectId.nullable().default(null),
  origin: Origin.nullable().default(null),
});
export type Assumption = z.infer<typeof Assumption>;

/** Something somebody has promised to do. */
export const Action = z.strictObject({
  id: ActionId,
  title: Name,
  note: Prose.default(''),
  owner: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
  status: z.enum(['open', 'done']).default('open'),
  /** Key of the finding it answers. */
  finding: z.string().max(500).nullable().default(null),
  /** Library control id it brings about. */
  control: z.string().max(100).nullable().default(null),
});
export type Action = z.infer<typeof Action>;

/** Proof that is kept with the document: a file by its hash, a link, or a note. */
export const Evidence = z.strictObject({
  id: EvidenceId,
  name: Name,
  kind: z.enum(['file', 'link', 'note']),
  /** SHA-256 of a file's bytes, lower-case hex. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .nullable()
    .default(null),
  /** Bytes. */
  size: z.number().int().min(0).nullable().default(null),
  link: z
    .url({ protocol: /^https$/ })
    .nullable()
    .default(null),
  note: Prose.default(''),
  expires: Day.nullable().default(null),
  stamp: Stamp,
});
export type Evidence = z.infer<typeof Evidence>;
