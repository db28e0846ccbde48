import type { Control, ImpliedControl, LeadingThreats, Question, QuestionArea, ReviewArea, Threat } from './catalogue';
import type { Language } from './languages';
import type { PolicyTemplate } from './policyTemplates';
import type {
  AttackSuccessor,
  AttackTactic,
  AttackTechnique,
  NativeCapability,
  NistControl,
  ReferenceName,
  Rename,
  Source,
} from './references';
import type { Register } from './registers';
import type { AiLayer, AiModelName, Consideration, Layer, Topic } from './responsibilities';
import type { Component, RuleTestsOf } from './ruleTests';
import type { AssetType, BoundaryKind, DataClass, DataType, Fact, Property, Provider, ServiceModel } from './taxonomy';

type ById<T> = ReadonlyMap<string, T>;

/** Everything Parapet knows before anybody has drawn anything. Every map is in the order of its files. */
export interface Library {
  readonly sources: ById<Source>;
  readonly providers: ById<Provider>;
  readonly serviceModels: ById<ServiceModel>;
  readonly types: ById<AssetType>;
  readonly properties: ById<Property>;
  readonly flowProperties: ById<Fact>;
  readonly projectFacts: ById<Fact>;
  readonly providerFacts: ById<Fact>;
  readonly responsibilityFacts: ById<Fact>;
  /** From the least to the most harmful. */
  readonly dataClasses: ById<DataClass>;
  readonly dataTypes: ById<DataType>;
  readonly boundaryKinds: ById<BoundaryKind>;
  /** Words in which names of things are written besides English ones. */
  readonly languages: ById<Language>;
  readonly topics: ById<Topic>;
  readonly layers: ById<Layer>;
  readonly aiModels: ById<AiModelName>;
  readonly aiLayers: ById<AiLayer>;
  readonly considerations: ById<Consideration>;
  readonly threats: ById<Threat>;
  readonly leadingThreats: ById<LeadingThreats>;
  readonly controls: ById<Control>;
  readonly impliedControls: readonly ImpliedControl[];
  readonly reviewAreas: readonly ReviewArea[];
  readonly questionAreas: ById<QuestionArea>;
  readonly questions: ById<Question>;
  readonly policyTemplates: ById<PolicyTemplate>;
  readonly registers: ById<Register>;
  readonly attackTactics: ById<AttackTactic>;
  readonly attackTechniques: ById<AttackTechnique>;
  readonly attackSuccessors: ById<AttackSuccessor>;
  /** What the entries of lists are called that are cited by their ids. */
  readonly listNames: ById<ReferenceName>;
  readonly capecPatterns: ById<ReferenceName>;
  readonly cweWeaknesses: ById<ReferenceName>;
  readonly nistControls: ById<NistControl>;
  readonly nativeCapabilities: readonly NativeCapability[];
  /** What threats and controls were called before, by the old id. */
  readonly renames: ById<Rename>;
  /** Things that tests of rules start from; not loaded by the app. */
  readonly components: ById<Component>;
  /** Tests kept beside the rules, by threat; not loaded by the app. */
  readonly ruleTests: ById<RuleTestsOf>;
  /** Worked out once at loading; read it through the functions of `lookups.ts`. */
  readonly indexes: LibraryIndexes;
}

export interface LibraryIndexes {
  readonly propertiesByType: ReadonlyMap<string, readonly Property[]>;
  readonly impliedByProperty: ReadonlyMap<string, readonly ImpliedControl[]>;
  readonly controlsByTopic: ReadonlyMap<string, readonly Control[]>;
  readonly layersByTopic: ReadonlyMap<string, readonly Layer[]>;
  readonly topicsByLayer: ReadonlyMap<string, readonly Topic[]>;
  readonly nativeByTechnique: ReadonlyMap<string, readonly NativeCapability[]>;
  readonly tags: ReadonlySet<string>;
  /** The pack that an entry belongs to, by kind of content and id: `threats th-x`. */
  readonly packOf: ReadonlyMap<string, string>;
  /** Threat ids from the first that is named of a type to the last. */
  readonly leadingByType: ReadonlyMap<string, readonly string[]>;
}

/** The types that stand for anything that nobody has named yet. */
export const GENERIC_TYPES = { actor: 'generic-actor', process: 'generic-process', store: 'generic-store' } as const;
