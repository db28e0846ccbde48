import { z } from 'zod';
import { NO_PATH, PATH, Relation } from './condition';
import { LibraryId } from './taxonomy';

const text = z.string().max(300);
const value = z.string().max(200);

/** What was said about one fact; null takes back what a component says. */
const Said = z.union([value, z.array(value).max(40).readonly(), z.null()]);

const Facts = z.record(z.string().regex(PATH, NO_PATH), Said).readonly();

/** A kind of data, or a kind and its class: `pii`, `pii:restricted`. */
const Data = z
  .array(
    z
      .string()
      .regex(
        /^[a-z0-9-]+(?::[a-z0-9-]+)?$/,
        'is a kind of data such as pii, or a kind and a class such as pii:restricted',
      ),
  )
  .max(20)
  .readonly();

const Thing = {
  /** What it is, in a few words. */
  about: text.optional(),
  /** Type of the element. */
  type: LibraryId.optional(),
  /** Types of the two ends of a flow. */
  source: LibraryId.optional(),
  target: LibraryId.optional(),
  data: Data.optional(),
  /** Paths of the rule language and what was said there. */
  facts: Facts.optional(),
} as const;

const Given = z.strictObject(Thing).readonly();

/** Something that stands around the subject, with what stands around it in turn. */
export type GivenThing = z.infer<typeof Given> & { readonly around?: GivenAround | undefined };
type GivenAround = Readonly<Partial<Record<Relation, readonly GivenThing[]>>>;

const around: z.ZodType<GivenAround> = z.partialRecord(
  Relation,
  z
    .array(z.lazy(() => Around))
    .max(20)
    .readonly(),
);
const Around: z.ZodType<GivenThing> = z.strictObject({ ...Thing, around: around.optional() }).readonly();

/** A situation that a rule is tried on. */
export const GivenFacts = z
  .strictObject({
    ...Thing,
    /** Starts from this component. */
    like: LibraryId.optional(),
    /** What stands around it. */
    around: around.optional(),
  })
  .readonly();
export type GivenFacts = z.infer<typeof GivenFacts>;

const cases = z.array(GivenFacts).max(40).readonly().default([]);

/** What a rule must answer: it holds, it does not, or it cannot tell yet. */
export const RULE_ANSWERS = ['match', 'none', 'unknown'] as const;
export type RuleAnswer = (typeof RULE_ANSWERS)[number];

/** The tests that a rule carries. */
export const RuleTests = z.strictObject({ match: cases, none: cases, unknown: cases }).readonly();
export type RuleTests = z.infer<typeof RuleTests>;

/** Tests kept beside the rules, under the id of the threat. */
export const RuleTestsOf = z.strictObject({ id: LibraryId, match: cases, none: cases, unknown: cases }).readonly();
export type RuleTestsOf = z.infer<typeof RuleTestsOf>;

/** A realistic thing with what is known about it, for tests to start from. */
export const Component = z.strictObject({ ...Thing, id: LibraryId, about: text }).readonly();
export type Component = z.infer<typeof Component>;
