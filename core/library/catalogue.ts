import { z } from 'zod';
import { Condition, Hops } from './condition';
import { RuleTests } from './ruleTests';
import { PAIR_RELATIONS } from './scopes';
import { LibraryId } from './taxonomy';

const text = z.string().max(1200);

/** 1 belongs to the default view; 2 is shown when asked for. */
export const Tier = z.union([z.literal(1), z.literal(2)]);
export type Tier = z.infer<typeof Tier>;

export const Stride = z.enum(['S', 'T', 'R', 'I', 'D', 'E']);
export type Stride = z.infer<typeof Stride>;

/** Linking, identifying, non-repudiation, detecting, data disclosure, unawareness, non-compliance. */
export const Linddun = z.enum(['Li', 'Id', 'Nr', 'De', 'DD', 'U', 'Nc']);
export type Linddun = z.infer<typeof Linddun>;

/** Confidentiality, integrity, availability, financial. */
export const ImpactDimension = z.enum(['C', 'I', 'A', 'F']);
export type ImpactDimension = z.infer<typeof ImpactDimension>;

/** What a rule is asked of: each element, flow, boundary, data asset, pair of elements, provider in use, or the project once. */
export const RuleScope = z.enum(['element', 'flow', 'boundary', 'asset', 'pair', 'provider', 'project']);
export type RuleScope = z.infer<typeof RuleScope>;

const Role = z.string().regex(/^[a-z][a-z-]{0,39}$/, 'is no name of a role: small letters and hyphens');

/**
 * How the pairs of a rule are formed: each element, and each that the relation leads to from there. Both roles are named, since a
 * finding is known by them: `th-x:entrance=el_1,store=el_2`.
 */
export const PairForm = z
  .strictObject({
    by: z.enum(PAIR_RELATIONS),
    within: Hops.optional(),
    roles: z.tuple([Role, Role]).readonly(),
  })
  .readonly();
export type PairForm = z.infer<typeof PairForm>;

/** A threat and the rule that suggests it. */
export const Threat = z
  .strictObject({
    id: LibraryId,
    title: z.string(),
    /** What can go wrong, in our own words. */
    description: text.default(''),
    /** One attack as it could happen. */
    example: text.default(''),
    /** How to find out whether it applies here. */
    check: text.default(''),
    section: z.string(),
    tier: Tier,
    stride: z.array(Stride).readonly(),
    linddun: z.array(Linddun).readonly(),
    scope: RuleScope,
    /** For a rule about pairs, and for no other. */
    pair: PairForm.optional(),
    when: Condition,
    /** What the rule must answer; a pack with many rules may keep them in a file of their own. */
    tests: RuleTests.optional(),
    /** 1 to 5. */
    baseLikelihood: z.number().min(1).max(5),
    /** How much exposure moves the likelihood: 0, 0.5 or 1. */
    exposureWeight: z.number().min(0).max(1),
    /** Offsets to the ratings of what is hit; the highest sum is the impact. */
    impact: z
      .array(z.strictObject({ dimension: ImpactDimension, offset: z.int().min(-4).max(4) }).readonly())
      .min(1)
      .readonly(),
    attack: z.array(z.string()).readonly(),
    cwe: z.array(z.string()).readonly(),
    capec: z.array(z.string()).readonly(),
    references: z.array(z.string()).readonly(),
    topic: LibraryId,
    controls: z.array(LibraryId).min(1).readonly(),
  })
  .readonly();
export type Threat = z.infer<typeof Threat>;

/**
 * What people who know a kind of thing name first of it, in the order in which it comes to mind. An entry that names a type counts before
 * one that names a tag of it, and the first in the order of the file before the next.
 */
export const LeadingThreats = z
  .strictObject({
    id: LibraryId,
    /** `@tag` or a type id; `flow` for what carries data between two of any type. */
    of: z.array(z.string()).min(1).readonly(),
    threats: z.array(LibraryId).min(1).readonly(),
  })
  .readonly();
export type LeadingThreats = z.infer<typeof LeadingThreats>;

export const ControlKind = z.enum(['governance', 'preventive', 'detective', 'corrective', 'recovery']);
export type ControlKind = z.infer<typeof ControlKind>;

/** How much it takes away: strong 0.6, medium 0.4, weak 0.2. */
export const ControlStrength = z.enum(['strong', 'medium', 'weak']);
export type ControlStrength = z.infer<typeof ControlStrength>;

/** From what it takes away. */
export const ControlSide = z.enum(['likelihood', 'impact', 'both']);
export type ControlSide = z.infer<typeof ControlSide>;

const names = z.array(z.string()).readonly();

/** Where a control is built: the large clouds, any Kubernetes, and services that are used as they come. */
export const GoodPlace = z.enum(['aws', 'azure', 'gcp', 'kubernetes', 'saas']);
export type GoodPlace = z.infer<typeof GoodPlace>;

/** A sentence or two for each place that has a feature of its own. */
export const Good = z.partialRecord(GoodPlace, text).readonly();
export type Good = z.infer<typeof Good>;

export const Control = z
  .strictObject({
    id: LibraryId,
    title: z.string(),
    /** What it does, in our own words. */
    description: text.default(''),
    /** How to see that it works. */
    check: text.default(''),
    /** What good looks like where a platform has a feature for it. */
    good: Good.default({}),
    section: z.string(),
    tier: Tier,
    kind: ControlKind,
    topic: LibraryId,
    strength: ControlStrength,
    side: ControlSide,
    nist80053r5: names,
    /** Ids only: their words are not ours to ship. */
    ccm41: names,
    /** What each provider offers for it. */
    native: z.strictObject({ aws: names, azure: names, gcp: names }).readonly(),
    evidence: text,
    threats: z.array(LibraryId).readonly(),
    questions: z.array(z.string()).readonly(),
  })
  .readonly();
export type Control = z.infer<typeof Control>;

/** A property value that says that a control is in place, so that nobody enters it twice. */
export const ImpliedControl = z
  .strictObject({
    property: LibraryId,
    values: names,
    control: LibraryId,
    as: z.enum(['implemented', 'partial', 'unknown']),
  })
  .readonly();
export type ImpliedControl = z.infer<typeof ImpliedControl>;

/** A chapter of the provider review. */
export const QuestionArea = z
  .strictObject({ id: z.string(), name: z.string(), reviewArea: z.int().min(1).max(4) })
  .readonly();
export type QuestionArea = z.infer<typeof QuestionArea>;

export const ReviewArea = z.strictObject({ id: z.int().min(1).max(4), name: z.string() }).readonly();
export type ReviewArea = z.infer<typeof ReviewArea>;

/** A question of the provider review. */
export const Question = z
  .strictObject({
    id: z.string().regex(/^Q\d{2}$/),
    area: z.string(),
    question: z.string(),
    /** `all`, `internal`, or service models: iaas, caas, paas, faas, saas, aisaas. */
    models: names,
    evidence: z.array(z.enum(['document', 'report', 'contract', 'config', 'log', 'test', 'record'])).readonly(),
    controls: z.array(LibraryId).readonly(),
    weight: z.int().min(1).max(3),
    /** A no to it opens a finding of its own where restricted data is involved. */
    knockout: z.boolean(),
  })
  .readonly();
export type Question = z.infer<typeof Question>;
