import { z } from 'zod';
import { DocumentId } from '../model';

/** What every version of the shell has and will have: enough to say that a file is newer than its reader. */
export const EnvelopeHead = z.object({ format: z.literal('parapet'), version: z.number().int().min(1) });

/** The outer shell of every document: what it is, before its rows are looked at. Rows are keyed by id, so that Git diffs row by row. */
export const Envelope = z.strictObject({
  format: z.literal('parapet'),
  kind: z.enum(['project', 'organisation']),
  version: z.number().int().min(1),
  id: DocumentId,
  tables: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
});
export type Envelope = z.infer<typeof Envelope>;
