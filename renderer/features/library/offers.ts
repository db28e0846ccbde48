import {
  AssetType,
  Control,
  createVocabulary,
  LeafOperator,
  type Library,
  Relation,
  Threat,
  Unset,
} from '../../../core/library';
import type { LibraryTab } from '../../session';

/** A piece of text that can be put in place of what stands before the caret. */
export interface Offer {
  readonly text: string;
  /** From where it replaces. */
  readonly from: number;
}

const MOST = 8;

/** Everything a condition may ask about, as paths. */
export function pathsOf(library: Library): readonly string[] {
  const paths = (prefix: string, ids: Iterable<string>) => Array.from(ids, id => `${prefix}.${id}`);
  return [
    ...paths('property', library.properties.keys()),
    ...paths('source.property', library.properties.keys()),
    ...paths('target.property', library.properties.keys()),
    ...paths('flow', library.flowProperties.keys()),
    'flow.crosses',
    'flow.data.type',
    'flow.data.class',
    'flow.data.controls',
    'data.type',
    'data.class',
    'boundary.kind',
    ...paths('project', library.projectFacts.keys()),
    ...paths('provider', library.providerFacts.keys()),
    ...paths('responsibility', library.responsibilityFacts.keys()),
  ];
}

/** Keys of the short notation. */
function shortKeys(library: Library): readonly string[] {
  const short = (prefix: string, ids: Iterable<string>) => Array.from(ids, id => `${prefix}${id}`);
  return [
    't',
    'f.from',
    'f.to',
    'd',
    'f.d',
    'f.cross',
    'b.kind',
    ...short('p.', library.properties.keys()),
    ...short('f.', library.flowProperties.keys()),
    ...short('m.', library.projectFacts.keys()),
    ...short('v.', library.providerFacts.keys()),
    ...short('r.', library.responsibilityFacts.keys()),
  ];
}

const typesAndTags = (library: Library) => [
  ...library.types.keys(),
  ...Array.from(library.indexes.tags, tag => `@${tag}`),
];

const LONG: readonly (readonly [short: string, long: string])[] = [
  ['f.from.', 'source.property.'],
  ['f.to.', 'target.property.'],
  ['p.', 'property.'],
  ['f.', 'flow.'],
  ['m.', 'project.'],
  ['v.', 'provider.'],
  ['r.', 'responsibility.'],
];
const FIXED: Readonly<Record<string, string>> = {
  d: 'data.type',
  'f.d': 'flow.data.type',
  'f.cross': 'flow.crosses',
  'b.kind': 'boundary.kind',
};

function valuesFor(library: Library, key: string): readonly string[] {
  if (key === 't' || key === 'f.from' || key === 'f.to') return typesAndTags(library);
  const long = LONG.find(([short]) => key.startsWith(short));
  const path = FIXED[key] ?? (long ? long[1] + key.slice(long[0].length) : key);
  const values = createVocabulary(library).definition(path)?.values ?? [];
  return key === 'd' || key === 'f.d' ? [...values, ...library.dataClasses.keys()] : [...values, '?'];
}

function matching(all: readonly string[], word: string, from: number): readonly Offer[] {
  const low = word.toLowerCase();
  const starts = all.filter(one => one.startsWith(low) && one !== word);
  const holds = all.filter(one => !one.startsWith(low) && one.includes(low));
  return [...starts, ...(low.length > 1 ? holds : [])].slice(0, MOST).map(text => ({ text, from }));
}

/** What can come next in a rule as text. */
export function textOffers(library: Library, before: string): readonly Offer[] {
  const inValues = /([A-Za-z][\w.]*)(?:!=|>=|<=|=)(?:[^\s&|!(),=]*,)*([^\s&|!(),=]*)$/.exec(before);
  if (inValues) {
    const [, key = '', word = ''] = inValues;
    return matching(valuesFor(library, key), word, before.length - word.length);
  }
  const word = /[A-Za-z][\w.]*$/.exec(before)?.[0] ?? '';
  const isStart = /(^|[&|(!])\s*$/.test(before);
  if (word === '' && !isStart) return [];
  const quantifiers = ['some', 'every', 'none', 'count'].flatMap(one => Relation.options.map(to => `${one} ${to} (`));
  return matching([...shortKeys(library), ...(word.length > 0 ? quantifiers : [])], word, before.length - word.length);
}

/** Lists whose members have a catalogue of their own. */
function membersOf(library: Library, key: string): readonly string[] {
  const lists: Readonly<Record<string, () => readonly string[]>> = {
    path: () => pathsOf(library),
    op: () => LeafOperator.options,
    unset: () => Unset.options,
    isA: () => typesAndTags(library),
    of: () => ['element', 'source', 'target'],
    some: () => Relation.options,
    every: () => Relation.options,
    none: () => Relation.options,
    count: () => Relation.options,
    scope: () => ['element', 'flow', 'boundary', 'provider', 'project'],
    kind: () => [
      'actor',
      'process',
      'store',
      'boundary',
      'governance',
      'preventive',
      'detective',
      'corrective',
      'recovery',
    ],
    controls: () => [...library.controls.keys()],
    threats: () => [...library.threats.keys()],
    topic: () => [...library.topics.keys()],
    cwe: () => [...library.cweWeaknesses.keys()],
    attack: () => [...library.attackTechniques.keys()],
    capec: () => [...library.capecPatterns.keys()],
    type: () => [...library.types.keys()],
    data: () => [...library.dataTypes.keys()],
    tags: () => [...library.indexes.tags],
  };
  return lists[key]?.() ?? [];
}

const fieldsOf = (schema: typeof AssetType | typeof Threat | typeof Control) => Object.keys(schema.unwrap().shape);

/** The fields that an entry can have. */
const FIELDS: Readonly<Record<LibraryTab, readonly string[]>> = {
  types: fieldsOf(AssetType),
  threats: fieldsOf(Threat),
  controls: fieldsOf(Control),
};
const INNER = [
  'path',
  'op',
  'values',
  'unset',
  'isA',
  'of',
  'all',
  'any',
  'not',
  'some',
  'every',
  'none',
  'count',
  'where',
];
const TEST_FIELDS = ['match', 'none', 'unknown', 'about', 'type', 'source', 'target', 'data', 'facts'];

/** What can come next in an entry as YAML: a field at the start of a line, else a value of the field that one is in. */
export function yamlOffers(library: Library, content: LibraryTab, before: string): readonly Offer[] {
  const line = before.slice(before.lastIndexOf('\n') + 1);
  const word = /[@\w.-]*$/.exec(line)?.[0] ?? '';
  const from = before.length - word.length;
  const start = line.slice(0, line.length - word.length);
  const onLine = [...start.matchAll(/([A-Za-z]\w*):/g)].at(-1)?.[1];
  if (/^\s*(-\s+)?$/.test(start)) {
    const list = /^\s*-\s+$/.test(start)
      ? /(?:^|\n)\s*([A-Za-z]\w*):\s*\n(?:\s*-[^\n]*\n)*\s*-\s+$/.exec(before.slice(0, from))
      : null;
    const members = list?.[1] ? membersOf(library, list[1]) : [];
    if (members.length > 0) return matching(members, word, from);
    const fields = start === '' ? FIELDS[content] : [...INNER, ...TEST_FIELDS, ...pathsOf(library)];
    return word === '' && start !== ''
      ? []
      : matching(
          fields.map(field => `${field}: `),
          word,
          from,
        );
  }
  if (onLine === undefined) return [];
  if (onLine === 'values') {
    const path = /path:\s*([\w.]+)/.exec(line)?.[1] ?? [...before.matchAll(/path:\s*([\w.]+)/g)].at(-1)?.[1] ?? '';
    return matching(createVocabulary(library).definition(path)?.values ?? [], word, from);
  }
  const next = [...INNER].map(field => `${field}: `);
  return /[{,]\s*$/.test(start) && !/\[[^\]]*$/.test(start)
    ? matching(next, word, from)
    : matching(membersOf(library, onLine), word, from);
}
