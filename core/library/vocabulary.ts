import { CONTROL_STATUSES } from '../model';
import { CONTROL_STATUS_LABEL } from '../text';
import type { Fact, FactOwner, Property } from './taxonomy';

/** What a path of a condition stands for. */
export interface FactDefinition {
  readonly path: string;
  readonly name: string;
  readonly question: string;
  /** The values it can have; null where people write freely or the list is open. */
  readonly values: readonly string[] | null;
  readonly default: string | null;
  readonly valueNames: Readonly<Record<string, string>>;
  /** It is answered by naming a person. */
  readonly person: boolean;
  /** Several values at once are possible (what a flow crosses, kinds of data). */
  readonly many: boolean;
  /** Somebody can answer it; the rest follows from the drawing or from other answers. */
  readonly answerable: boolean;
  /** What it is about, for the heading under which it is asked; null where that is not said. */
  readonly topic: string | null;
  /** For properties: which types have it. `*`, `@tag` or a type id. */
  readonly appliesTo: readonly string[];
}

/** The parts of a library that conditions are checked and compiled against. */
export interface VocabularySource {
  readonly properties: ReadonlyMap<string, Property>;
  readonly flowProperties: ReadonlyMap<string, Fact>;
  readonly projectFacts: ReadonlyMap<string, Fact>;
  readonly providerFacts: ReadonlyMap<string, Fact>;
  readonly responsibilityFacts: ReadonlyMap<string, Fact>;
  readonly dataTypes: ReadonlyMap<string, { readonly id: string; readonly group: string }>;
  readonly dataClasses: ReadonlyMap<string, { readonly id: string; readonly rating: number }>;
  readonly boundaryKinds: ReadonlyMap<string, { readonly id: string; readonly crossing: string }>;
  readonly controls: ReadonlyMap<string, { readonly id: string; readonly title: string; readonly topic: string }>;
}

export interface Vocabulary {
  /** What a path stands for; null for one the library does not know. */
  definition(path: string): FactDefinition | null;
  /** Every path that it knows. */
  paths(): Iterable<string>;
  /** 1 to 5; 0 for an unknown class. */
  rating(dataClass: string): number;
  /** The kinds of data that an id of a rule means: the id itself and the members of its group. */
  dataTypesMeant(id: string): readonly string[];
}

const EVERYWHERE = ['*'] as const;
/** Ratings of data, from low to high. */
const MARKS = ['1', '2', '3', '4', '5'] as const;
const MARK_NAMES = { '1': '1 minimal', '2': '2 minor', '3': '3 serious', '4': '4 major', '5': '5 severe' } as const;

function ofProperty(path: string, property: Property): FactDefinition {
  return {
    path,
    name: property.name,
    question: property.question,
    values: property.kind === 'enum' ? property.values : null,
    default: property.default,
    valueNames: property.valueNames,
    person: false,
    many: property.kind === 'text-list',
    answerable: true,
    topic: property.topic,
    appliesTo: property.appliesTo,
  };
}

function ofFact(path: string, fact: Fact): FactDefinition {
  return {
    path,
    name: fact.name,
    question: fact.question,
    values: fact.values.length > 0 ? fact.values : null,
    default: fact.default,
    valueNames: fact.valueNames,
    person: false,
    many: fact.of === 'responsibility',
    answerable: !fact.computed,
    topic: fact.topic,
    appliesTo: EVERYWHERE,
  };
}

function derived(path: string, name: string, values: readonly string[], many: boolean): FactDefinition {
  return {
    path,
    name,
    question: '',
    values,
    default: null,
    valueNames: {},
    person: false,
    many,
    answerable: false,
    topic: null,
    appliesTo: EVERYWHERE,
  };
}

function markOf(id: string, name: string, question: string): FactDefinition {
  const path = `asset.${id}`;
  return { ...derived(path, name, MARKS, false), question, valueNames: MARK_NAMES, answerable: true, topic: 'data' };
}

/** What is said of a data asset, or what its type and class say, by id. */
export const ASSET_FACTS: ReadonlyMap<string, FactDefinition> = new Map([
  [
    'owner',
    {
      ...derived('asset.owner', 'Owner of the data', [], false),
      question: 'Who answers for this data?',
      values: null,
      person: true,
      answerable: true,
      topic: 'data',
    },
  ],
  ['records', { ...derived('asset.records', 'Number of records', [], false), values: null }],
  [
    'confidentiality',
    markOf('confidentiality', 'How confidential the data is', 'How bad is it if others read this data?'),
  ],
  [
    'integrity',
    markOf('integrity', 'How much it matters that the data is right', 'How bad is it if this data is wrong?'),
  ],
  [
    'privacy',
    markOf('privacy', 'How personal the data is', 'How bad is it for the people in this data if it gets out?'),
  ],
]);

function derivedDefinitions(source: VocabularySource): readonly FactDefinition[] {
  const types = [...source.dataTypes.keys()];
  const classes = [...source.dataClasses.keys()];
  const crossings = [...new Set([...source.boundaryKinds.values()].map(kind => kind.crossing)), 'none'];
  return [
    derived('data.type', 'Data', types, true),
    derived('data.class', 'Highest class of data', classes, false),
    derived('flow.data.type', 'Data carried', types, true),
    derived('flow.data.class', 'Highest class of data carried', classes, false),
    derived('flow.data.controls', 'What its data needs before it is sent', ['ok', 'missing'], false),
    derived('flow.crosses', 'Crosses', [...new Set(crossings)], true),
    ...ASSET_FACTS.values(),
    {
      ...derived('boundary.kind', 'Kind of boundary', [...source.boundaryKinds.keys()], false),
      question: 'What does this boundary separate?',
      answerable: true,
    },
  ];
}

/** Whether two elements agree in a property: asked of those that have it. */
function sameOf(property: Property): FactDefinition {
  const name = `Same on both: ${property.name.toLowerCase()}`;
  const valueNames = { yes: 'yes', no: 'no' };
  return {
    ...derived(`same.${property.id}`, name, ['yes', 'no'], false),
    valueNames,
    topic: property.topic,
    appliesTo: property.appliesTo,
  };
}

const KNOWN_STATUSES = CONTROL_STATUSES.filter(status => status !== 'unknown');

function stateOf(control: { readonly id: string; readonly title: string; readonly topic: string }): FactDefinition {
  return {
    ...derived(`control.${control.id}`, `Control “${control.title}”`, KNOWN_STATUSES, false),
    valueNames: CONTROL_STATUS_LABEL,
    topic: control.topic,
  };
}

/** The dictionary of everything a condition may ask about. */
export function createVocabulary(source: VocabularySource): Vocabulary {
  const known = new Map(derivedDefinitions(source).map(one => [one.path, one]));
  for (const property of source.properties.values()) {
    for (const prefix of ['property', 'source.property', 'target.property']) {
      const path = `${prefix}.${property.id}`;
      known.set(path, ofProperty(path, property));
    }
    known.set(`same.${property.id}`, sameOf(property));
  }
  for (const control of source.controls.values()) known.set(`control.${control.id}`, stateOf(control));
  const facts: Readonly<Record<FactOwner, ReadonlyMap<string, Fact>>> = {
    flow: source.flowProperties,
    project: source.projectFacts,
    provider: source.providerFacts,
    responsibility: source.responsibilityFacts,
  };
  for (const [owner, map] of Object.entries(facts)) {
    for (const fact of map.values()) known.set(`${owner}.${fact.id}`, ofFact(`${owner}.${fact.id}`, fact));
  }
  const members = new Map<string, string[]>();
  for (const type of source.dataTypes.values()) {
    const group = members.get(type.group);
    if (group) group.push(type.id);
    else members.set(type.group, [type.id]);
  }
  return {
    definition: path => known.get(path) ?? null,
    paths: () => known.keys(),
    rating: id => source.dataClasses.get(id)?.rating ?? 0,
    dataTypesMeant: id => [...new Set([id, ...(members.get(id) ?? [])])],
  };
}
