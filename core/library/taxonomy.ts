import { z } from 'zod';

/** Lower-case words joined by hyphens (types, threats, controls) or underscores (properties, facts). */
export const LibraryId = z
  .string()
  .regex(/^[a-z0-9]+(?:[-_][a-z0-9]+)*$/, 'is no id: small letters and numbers, joined by hyphens or underscores')
  .max(60);
const text = z.string().max(600);
const words = z.array(z.string().min(1).max(160)).readonly();

/** Who runs what: the column of the responsibility matrix that a type starts in. */
export const ServiceModelId = z.enum(['onprem', 'iaas', 'caas-k8s', 'caas-serverless', 'paas', 'faas', 'saas']);
export type ServiceModelId = z.infer<typeof ServiceModelId>;

/** As `ServiceModelId`; `na` for people and client code, `by-host` for what takes the model of the element it runs on. */
export const TypeServiceModel = z.enum([...ServiceModelId.options, 'na', 'by-host']);
export type TypeServiceModel = z.infer<typeof TypeServiceModel>;

export const ServiceModel = z.strictObject({ id: ServiceModelId, name: z.string() }).readonly();
export type ServiceModel = z.infer<typeof ServiceModel>;

export const Provider = z.strictObject({ id: LibraryId, name: z.string() }).readonly();
export type Provider = z.infer<typeof Provider>;

/** How a type is drawn: who acts, what works, what keeps, what surrounds. */
export const TypeKind = z.enum(['actor', 'process', 'store', 'boundary']);
export type TypeKind = z.infer<typeof TypeKind>;

/** What an element can be. */
export const AssetType = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    category: z.string(),
    kind: TypeKind,
    tags: words,
    serviceModel: TypeServiceModel,
    /** What each provider calls it. */
    names: z.strictObject({ aws: words, azure: words, gcp: words, other: words }).readonly(),
    /** Names it had before, so that old diagrams and old habits find it. */
    formerNames: words.default([]),
    /** Lower-case words and phrases by which people call such a thing in diagrams. */
    synonyms: words,
  })
  .readonly();
export type AssetType = z.infer<typeof AssetType>;

export const PropertyKind = z.enum(['enum', 'text', 'text-list']);
export type PropertyKind = z.infer<typeof PropertyKind>;

/**
 * Something that can be said about an element. `default` is the value it has when nobody said anything; `null` means that it is
 * unknown then, which is the rule. `asksUnknown` tells that a person may also answer "not known".
 */
export const Property = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    question: z.string(),
    group: z.string(),
    kind: PropertyKind,
    values: words,
    default: z.string().nullable(),
    asksUnknown: z.boolean(),
    /** `*`, `@tag` or a type id. */
    appliesTo: words,
    /** The topic it belongs to. */
    topic: LibraryId,
    meaning: text,
    /** Words for values that do not speak for themselves. */
    valueNames: z.record(z.string(), z.string()).readonly().default({}),
  })
  .readonly();
export type Property = z.infer<typeof Property>;

/** A fact about a data flow, the project, a provider, or an element's responsibilities. */
export const Fact = z
  .strictObject({
    id: LibraryId,
    of: z.enum(['flow', 'project', 'provider', 'responsibility']),
    name: z.string(),
    question: z.string(),
    values: words,
    default: z.string().nullable(),
    /** The app works it out; nobody is asked. */
    computed: z.boolean(),
    valueNames: z.record(z.string(), z.string()).readonly().default({}),
    topic: LibraryId.nullable().default(null),
  })
  .readonly();
export type Fact = z.infer<typeof Fact>;
export type FactOwner = Fact['of'];

/** A control that must be there, with the condition under which it counts. */
export const RequiredControl = z.strictObject({ control: LibraryId, note: z.string().optional() }).readonly();
export type RequiredControl = z.infer<typeof RequiredControl>;

const Rating = z.int().min(1).max(5);

/** How much harm disclosure does. `controls` already holds those of the lower classes. */
export const DataClass = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    rating: Rating,
    meaning: text,
    examples: text,
    controls: z.array(RequiredControl).readonly(),
    /** Limits that are no control. */
    note: z.string().optional(),
  })
  .readonly();
export type DataClass = z.infer<typeof DataClass>;

/** A kind of data and what it dictates before it is sent to, and before it is processed in, the cloud. */
export const DataType = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    defaultClass: LibraryId,
    /** Default ratings 1 to 5: confidentiality, integrity, privacy. */
    ratings: z.strictObject({ C: Rating, I: Rating, P: Rating }).readonly(),
    /** Rules that ask for the group's id mean this type as well. */
    group: LibraryId,
    regimes: text,
    beforeTransmission: z.array(RequiredControl).readonly(),
    beforeProcessing: z.array(RequiredControl).readonly(),
    providerNeeds: text,
    forbidden: text,
    synonyms: words,
  })
  .readonly();
export type DataType = z.infer<typeof DataType>;

/** A kind of trust boundary. `crossing` is what a flow through it counts as; `none` for no crossing of its own. */
export const BoundaryKind = z
  .strictObject({
    id: LibraryId,
    name: z.string(),
    separates: text,
    crossing: LibraryId,
    drives: text,
    synonyms: words,
  })
  .readonly();
export type BoundaryKind = z.infer<typeof BoundaryKind>;
