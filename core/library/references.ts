import { z } from 'zod';

/** An id of somebody else's catalogue and the name that they gave it. */
export const ReferenceName = z.strictObject({ id: z.string(), name: z.string() }).readonly();
export type ReferenceName = z.infer<typeof ReferenceName>;

/** A control of NIST SP 800-53 and the baselines that hold it. */
export const NistControl = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    baselines: z.array(z.enum(['LOW', 'MODERATE', 'HIGH', 'PRIVACY'])).readonly(),
    fedramp: z.array(z.enum(['LI-SaaS', 'LOW', 'MODERATE', 'HIGH'])).readonly(),
  })
  .readonly();
export type NistControl = z.infer<typeof NistControl>;

/** An id of MITRE ATT&CK: a technique, or one of its sub-techniques. */
export const AttackId = z.string().regex(/^T\d{4}(?:\.\d{3})?$/, 'is no ATT&CK technique such as T1566 or T1566.002');

/** An id of a tactic of MITRE ATT&CK. */
export const TacticId = z.string().regex(/^TA\d{4}$/);

/** What somebody wants to achieve by a technique, in the words and the order of MITRE ATT&CK. */
export const AttackTactic = z.strictObject({ id: TacticId, name: z.string() }).readonly();
export type AttackTactic = z.infer<typeof AttackTactic>;

/** A technique of MITRE ATT&CK with the tactics that it serves, in the version of its source. */
export const AttackTechnique = z
  .strictObject({ id: AttackId, name: z.string(), tactics: z.array(TacticId).default([]).readonly() })
  .readonly();
export type AttackTechnique = z.infer<typeof AttackTechnique>;

/** What a technique of ATT&CK v18 is called in v19. */
export const AttackSuccessor = z.strictObject({ id: AttackId, v19: AttackId, name: z.string() }).readonly();
export type AttackSuccessor = z.infer<typeof AttackSuccessor>;

/** What a provider's own services do against a technique. */
export const NativeCapability = z
  .strictObject({
    technique: z.string(),
    provider: z.enum(['aws', 'azure', 'gcp', 'm365']),
    capability: z.string(),
    does: z.enum(['protect', 'detect', 'respond']),
    degree: z.enum(['minimal', 'partial', 'significant']),
  })
  .readonly();
export type NativeCapability = z.infer<typeof NativeCapability>;

/**
 * Where words or ids come from and on what terms. `ships`: `own` is ours, `text` may be shipped with its notice, `names` means ids
 * and names, `ids` means ids and nothing else.
 */
export const Source = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    version: z.string(),
    licence: z.string(),
    attribution: z.string(),
    ships: z.enum(['own', 'text', 'names', 'ids', 'citation']),
  })
  .readonly();
export type Source = z.infer<typeof Source>;

/** An id of a threat or control that is called otherwise now, so that what people decided under the old one still counts. */
export const Rename = z.strictObject({ id: z.string(), to: z.string() }).readonly();
export type Rename = z.infer<typeof Rename>;
