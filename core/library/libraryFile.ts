import { z } from 'zod';
import { Control, ImpliedControl, LeadingThreats, Question, QuestionArea, ReviewArea, Threat } from './catalogue';
import { Language } from './languages';
import { PolicyTemplate } from './policyTemplates';
import {
  AttackSuccessor,
  AttackTactic,
  AttackTechnique,
  NativeCapability,
  NistControl,
  ReferenceName,
  Rename,
  Source,
} from './references';
import { Register } from './registers';
import { AiLayer, AiModelName, Consideration, Layer, Topic } from './responsibilities';
import { Component, RuleTestsOf } from './ruleTests';
import { AssetType, BoundaryKind, DataClass, DataType, Fact, Property, Provider, ServiceModel } from './taxonomy';

/** What a library file may hold, and the shape of each entry. */
export const COLLECTIONS = {
  sources: Source,
  providers: Provider,
  'service-models': ServiceModel,
  types: AssetType,
  properties: Property,
  facts: Fact,
  'data-classes': DataClass,
  'data-types': DataType,
  'boundary-kinds': BoundaryKind,
  languages: Language,
  topics: Topic,
  layers: Layer,
  'ai-models': AiModelName,
  'ai-layers': AiLayer,
  considerations: Consideration,
  threats: Threat,
  'leading-threats': LeadingThreats,
  controls: Control,
  'implied-controls': ImpliedControl,
  'review-areas': ReviewArea,
  'question-areas': QuestionArea,
  questions: Question,
  'policy-templates': PolicyTemplate,
  registers: Register,
  'attack-tactics': AttackTactic,
  'attack-techniques': AttackTechnique,
  'attack-successors': AttackSuccessor,
  'list-names': ReferenceName,
  'capec-patterns': ReferenceName,
  'cwe-weaknesses': ReferenceName,
  'nist-controls': NistControl,
  'native-capabilities': NativeCapability,
  renames: Rename,
  'rule-components': Component,
  'rule-tests': RuleTestsOf,
} as const;

export type CollectionName = keyof typeof COLLECTIONS;
export type Entry<C extends CollectionName> = z.infer<(typeof COLLECTIONS)[C]>;

export const LIBRARY_FORMAT = 'parapet-library';
export const LIBRARY_VERSION = 1;

/** Is it a kind of content that this version knows? */
export const isCollectionName = (name: string): name is CollectionName => Object.hasOwn(COLLECTIONS, name);

/** The outer shell of a library file: what it holds and where that comes from. Entries are checked against `COLLECTIONS`. */
export const LibraryFile = z.strictObject({
  format: z.literal(LIBRARY_FORMAT),
  version: z.literal(LIBRARY_VERSION),
  pack: z.string().regex(/^[a-z0-9-]{1,40}$/),
  contains: z.string().refine(isCollectionName, 'is not a kind of content this version knows'),
  source: z.string(),
  sourceVersion: z.string(),
  licence: z.string(),
  attribution: z.string(),
  entries: z.array(z.unknown()).max(20_000),
});
export type LibraryFile = z.infer<typeof LibraryFile>;

/** The name of the collection a parsed file holds. */
export function collectionOf(file: LibraryFile): CollectionName | null {
  return isCollectionName(file.contains) ? file.contains : null;
}
