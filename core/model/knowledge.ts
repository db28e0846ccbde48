import { z } from 'zod';
import { Name, Prose, Rating, Stamp } from './common';

/** That something of the library is left out of this project: who decided it, when and why. */
export const SwitchedOff = z.strictObject({ reason: Prose, stamp: Stamp });
export type SwitchedOff = z.infer<typeof SwitchedOff>;

/** One file of a pack as text, as its author wrote it. */
export const PackFile = z.strictObject({ path: z.string().min(1).max(300), text: z.string().max(1024 * 1024) });

/** The files of a pack that a project carries with it, so that it means the same wherever it is opened. */
export const CarriedPack = z.strictObject({ name: Name, files: z.array(PackFile).min(1).max(200).readonly() });
export type CarriedPack = z.infer<typeof CarriedPack>;

/** What a project does with one pack; its id is the pack's. */
export const PackUse = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  /** None of its rules is asked. */
  off: SwitchedOff.nullable().default(null),
  /** It is asked from the device or folder of whoever opens the project; one that is carried is asked without this. */
  used: z.boolean().default(false),
  /** Null: the pack lies on the device, or nowhere any longer. */
  carried: CarriedPack.nullable().default(null),
});
export type PackUse = z.infer<typeof PackUse>;

/** How likely and how harmful a threat is in this project, wherever it is found; null: as computed. */
export const ThreatRating = z.strictObject({
  likelihood: Rating.nullable(),
  impact: Rating.nullable(),
  reason: Prose,
  stamp: Stamp,
});
export type ThreatRating = z.infer<typeof ThreatRating>;

/** What a project does with one rule; its id is that of the library threat. */
export const RuleUse = z.strictObject({
  id: z.string().min(1).max(100),
  off: SwitchedOff.nullable().default(null),
  rating: ThreatRating.nullable().default(null),
});
export type RuleUse = z.infer<typeof RuleUse>;
