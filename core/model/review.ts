import { z } from 'zod';
import { ControlStatus, Day, Moment, Name, Prose, Rating, RiskBand, Stamp } from './common';
import { ActionId, AnswerId, DocumentId, EntryId, EvidenceId, PersonId, ProviderId, ReviewId } from './ids';
import { Trigger } from './policy';

const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** The four areas that a review looks at: provider, development tools, operations tools, security tools. */
export const ReviewAreaNumber = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export type ReviewAreaNumber = z.infer<typeof ReviewAreaNumber>;

const Bands = z.strictObject({
  low: z.number().int().min(0),
  moderate: z.number().int().min(0),
  high: z.number().int().min(0),
  critical: z.number().int().min(0),
});

/** One of the most pressing concerns at the end of a review: a risk of a project, or (`project` null) a gap of a register. */
export const SealedConcern = z.strictObject({
  project: DocumentId.nullable(),
  /** Key of the finding, or of the gap. */
  key: z.string().max(500),
  title: Name,
  subject: Name,
  index: z.number().int().min(0).max(100),
  band: RiskBand,
  reasons: z.array(z.string().max(60)).max(20),
});
export type SealedConcern = z.infer<typeof SealedConcern>;

/** A project as it stood when the review was closed. `sha256` is of the text of its file. */
export const SealedProject = z.strictObject({
  project: DocumentId,
  name: Name,
  revision: z.number().int().min(0),
  sha256: Sha256Hex,
  bands: Bands,
  worst: RiskBand.nullable(),
  /** Open findings that waited for a fact; earlier seals say nothing, and are not changed by saying nothing. */
  toVerify: z.number().int().min(0).optional(),
});
export type SealedProject = z.infer<typeof SealedProject>;

/**
 * What is fixed when the last signature is there. `sha256` is of the stable JSON of all that was signed (`sealedContent`); after it
 * neither the review nor its answers nor their evidence change.
 */
export const Seal = z.strictObject({
  at: Moment,
  sha256: Sha256Hex,
  /** Library and version that the questions and formulas came from. */
  library: Name,
  criticality: Rating,
  /** 0 to 100; null when too little was answered to say. */
  score: z.number().min(0).max(100).nullable(),
  /** Share of the questions that were answered, 0 to 1. */
  coverage: z.number().min(0).max(1),
  /** Questions whose bad answer is a finding of its own. */
  knockouts: z.array(z.string().max(100)).max(200),
  controls: z.record(z.string().max(100), ControlStatus),
  projects: z.array(SealedProject).max(500),
  concerns: z.array(SealedConcern).max(10),
  /** Keys of the serious gaps of registers, so that the next review knows which are new; earlier seals say nothing. */
  gaps: z.array(z.string().max(500)).max(5000).optional(),
  /** The report of the review that was kept with it. */
  report: z.strictObject({ id: z.string().max(100), sha256: Sha256Hex }).nullable(),
});
export type Seal = z.infer<typeof Seal>;

/** One review of one provider. It is open until it is sealed. */
export const Review = z.strictObject({
  id: ReviewId,
  provider: ProviderId,
  projects: z.array(DocumentId).default([]),
  started: Day,
  due: Day.nullable().default(null),
  closed: Day.nullable().default(null),
  signatures: z.array(Stamp).default([]),
  /** A light check asks for attestations, sub-processors and what was bad before. */
  kind: z.enum(['full', 'light']).default('full'),
  areas: z.array(ReviewAreaNumber).min(1).max(4).default([1, 2, 3, 4]),
  because: z.enum(['due', 'event', 'person']).default('person'),
  trigger: Trigger.nullable().default(null),
  lead: PersonId.nullable().default(null),
  note: Prose.default(''),
  seal: Seal.nullable().default(null),
});
export type Review = z.infer<typeof Review>;

/** 4 yes, verified by us; 3 yes, attested; 2 yes, the provider says; 1 partly; 0 no; X not available at the provider; U unknown. */
export const ANSWER_VALUES = ['4', '3', '2', '1', '0', 'X', 'U', 'N/A'] as const;
export const AnswerValue = z.enum(ANSWER_VALUES);
export type AnswerValue = z.infer<typeof AnswerValue>;

export const Comment = z.strictObject({ text: Prose, stamp: Stamp });
export type Comment = z.infer<typeof Comment>;

/** An answer to a library question within a review, or who is asked for one. Its id is `answerId(review, question)` unless older. */
export const Answer = z.strictObject({
  id: AnswerId,
  review: ReviewId,
  question: z.string().max(100),
  value: AnswerValue.nullable().default(null),
  note: Prose.default(''),
  evidence: z.array(EvidenceId).default([]),
  stamp: Stamp,
  /** The question as it was put, so that the answer can be read when a later library no longer asks it. */
  asked: z.string().max(2000).default(''),
  /** The answer of an earlier review that was confirmed. */
  from: AnswerId.nullable().default(null),
  /** How a control behaves here compared with in-house; null: nobody has said. */
  fit: z.enum(['same', 'modify', 'degraded']).nullable().default(null),
  inHouse: Prose.default(''),
  inCloud: Prose.default(''),
  /** Library control that makes up for what is not available or weaker. */
  compensation: z.string().max(100).nullable().default(null),
  /** What is not available and is lived with until a day. */
  exception: z.strictObject({ reason: Prose, until: Day, stamp: Stamp }).nullable().default(null),
  assignee: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
  comments: z.array(Comment).max(500).default([]),
});
export type Answer = z.infer<typeof Answer>;

/** Whether something is not available at the provider and neither a compensation nor a dated exception says what is done about it. */
export function lacksCompensation(answer: Pick<Answer, 'value' | 'compensation' | 'exception'>): boolean {
  return answer.value === 'X' && answer.compensation === null && answer.exception === null;
}

/** The one id of the answer to a question in a review, so that two people's answers to it meet. */
export function answerId(review: ReviewId, question: string): AnswerId {
  return `an_${review.slice(3)}-${question}`.slice(0, 67) as AnswerId;
}

/** Something that a review has made somebody promise. */
export const ReviewAction = z.strictObject({
  id: ActionId,
  review: ReviewId.nullable().default(null),
  title: Name,
  note: Prose.default(''),
  owner: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
  status: z.enum(['open', 'done']).default('open'),
  question: z.string().max(100).nullable().default(null),
  /** Library control id that it brings about. */
  control: z.string().max(100).nullable().default(null),
});
export type ReviewAction = z.infer<typeof ReviewAction>;

/**
 * What a line of a register is about: a row of a project, a row of the organisation (`document` null), or an entry of the library.
 * `field` is the field of the register that it answers; empty in files from before fields could be links.
 */
export const EntryLink = z.strictObject({
  field: z.string().max(100).default(''),
  document: DocumentId.nullable().default(null),
  id: z.string().max(200),
});
export type EntryLink = z.infer<typeof EntryLink>;

/** What a field says: a text in the form of its kind (`2026-11-23`, `yes`, `12.5`, a choice's id), or several choices. */
export const EntryCell = z.union([Prose, z.array(z.string().max(200)).max(200)]);
export type EntryCell = z.infer<typeof EntryCell>;

/** A line of a register: tools, standards, key custody … each register names its own fields, with their kinds, in the library. */
export const RegisterEntry = z.strictObject({
  id: EntryId,
  register: z.string().max(100),
  title: Name,
  fields: z.record(z.string().max(100), EntryCell).default({}),
  owner: PersonId.nullable().default(null),
  due: Day.nullable().default(null),
  links: z.array(EntryLink).max(500).default([]),
});
export type RegisterEntry = z.infer<typeof RegisterEntry>;
