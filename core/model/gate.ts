import { z } from 'zod';
import { Day, Name, Prose, Stamp } from './common';
import { EvidenceId, PersonId } from './ids';

/** The conditions of going to production that are worked out from the model. */
export const QUALIFIERS = [
  'no-critical-risk',
  'no-high-risk',
  'little-unknown',
  'data-controls',
  'no-secrets',
  'tests-in-pipeline',
  'typed-elements',
  'classified-data',
  'named-owners',
  'responsibility',
  'acceptances-valid',
  'evidence-current',
  'actions-on-time',
  'model-current',
] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

/**
 * What people said about one condition of going to production. Its id is that of the qualifier that the review works out, or `own-` and
 * a part of one's own for a condition that only people can judge.
 */
export const Gate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{0,99}$/),
  /** Of a condition of one's own; others have their words. */
  title: Name.default(''),
  /** Null: the qualifier's own. */
  threshold: z.number().min(0).max(1_000_000).nullable().default(null),
  owner: PersonId.nullable().default(null),
  evidence: z.array(EvidenceId).default([]),
  /** Whether a condition of one's own is met. */
  met: z.boolean().nullable().default(null),
  note: Prose.default(''),
  /** It may fail to the end of this day; `owner` sees to it until then. */
  waiver: z
    .strictObject({ reason: Prose, until: Day, stamp: Stamp, owner: PersonId.nullable().default(null) })
    .nullable()
    .default(null),
  /** Not asked in this project. */
  off: z.boolean().default(false),
});
export type Gate = z.infer<typeof Gate>;
