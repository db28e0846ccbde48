import { z } from 'zod';

/** A text that a cloud policy can begin with. */
export const PolicyTemplate = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().min(1).max(80),
  /** For whom it fits, in one sentence. */
  fits: z.string().min(1).max(200),
  text: z.string().min(1).max(20_000),
});
export type PolicyTemplate = z.infer<typeof PolicyTemplate>;
