import { z } from 'zod';
import type { JudgedGate } from './gates';

/** Version of the JSON of `gate --json`; it goes up when a field changes its meaning or goes away. */
export const GATES_SCHEMA = 'parapet-gates/1';

const MOST_ITEMS = 50;

/** The conditions of going to production as a pipeline reads them. */
export const GatesFile = z.strictObject({
  schema: z.literal(GATES_SCHEMA),
  project: z.string(),
  /** The day on which they were judged. */
  day: z.iso.date(),
  passed: z.boolean(),
  gates: z.array(
    z.strictObject({
      id: z.string(),
      qualifier: z.string(),
      measure: z.string(),
      value: z.number().nullable(),
      /** At most this much passes; null: people judge it. */
      threshold: z.number().nullable(),
      outcome: z.enum(['passed', 'failed', 'waived']),
      items: z.array(z.string()).max(MOST_ITEMS),
      owner: z.string().nullable(),
      evidence: z.array(z.string()),
      waiver: z
        .strictObject({
          reason: z.string(),
          until: z.iso.date(),
          by: z.string(),
          /** Who sees to it. */
          owner: z.string().nullable(),
        })
        .nullable(),
    }),
  ),
});
export type GatesFile = z.infer<typeof GatesFile>;

export function gatesFile(project: string, day: string, gates: readonly JudgedGate[]): GatesFile {
  return {
    schema: GATES_SCHEMA,
    project,
    day,
    passed: gates.every(gate => gate.outcome !== 'failed'),
    gates: gates.map(({ id, title, measure, value, threshold, outcome, items, owner, evidence, waiver }) => ({
      id,
      qualifier: title,
      measure,
      value,
      threshold,
      outcome,
      items: items.slice(0, MOST_ITEMS).map(item => item.name),
      owner,
      evidence: [...evidence],
      waiver: waiver && { ...waiver },
    })),
  };
}
