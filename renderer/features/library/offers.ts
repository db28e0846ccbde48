import {
  ASSET_FACTS,
  createVocabulary,
  factName,
  type Library,
  RELATIONS,
  Relation,
  tagWords,
  valueName,
} from '../../../core/library';
import { RELATION_LABEL } from '../../../core/text';
import type { Offer } from './code';

const MOST = 60;

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
    ...short('a.', ASSET_FACTS.keys()),
    ...short('c.', library.controls.keys()),
  ];
}

type Told = Pick<Offer, 'text' | 'about'>;

const typesAndTags = (library: Library): readonly Told[] => [
  ...Array.from(library.types.values(), ({ id, name }) => ({ text: id, about: name })),
  ...Array.from(library.indexes.tags, tag => ({ text: `@${tag}`, about: tagWords(tag) })),
];

const LONG: readonly (readonly [short: string, long: string])[] = [
  ['f.from.', 'source.property.'],
  ['f.to.', 'target.property.'],
  ['p.', 'property.'],
  ['f.', 'flow.'],
  ['m.', 'project.'],
  ['v.', 'provider.'],
  ['r.', 'responsibility.'],
  ['a.', 'asset.'],
  ['c.', 'control.'],
];
const FIXED: Readonly<Record<string, string>> = {
  d: 'data.type',
  'f.d': 'flow.data.type',
  'f.cross': 'flow.crosses',
  'b.kind': 'boundary.kind',
};

function pathOf(key: string): string {
  const long = LONG.find(([short]) => key.startsWith(short));
  return FIXED[key] ?? (long ? long[1] + key.slice(long[0].length) : key);
}

function valuesFor(library: Library, key: string): readonly Told[] {
  if (key === 't' || key === 'f.from' || key === 'f.to') return typesAndTags(library);
  const path = pathOf(key);
  const vocabulary = createVocabulary(library);
  const values = vocabulary.definition(path)?.values ?? [];
  const told = values.map(text => ({ text, about: valueName(library, vocabulary, path, text) }));
  const classes = Array.from(library.dataClasses.values(), ({ id, name }) => ({ text: id, about: name }));
  return key === 'd' || key === 'f.d' ? [...told, ...classes] : [...told, { text: '?', about: '' }];
}

function keysFor(library: Library): readonly Told[] {
  const vocabulary = createVocabulary(library);
  return shortKeys(library).map(text => {
    const path = pathOf(text);
    return { text, about: vocabulary.definition(path) ? factName(vocabulary, path) : '' };
  });
}

/** What begins with the word comes first, then what holds it, in its name or in what it is. */
function matching(all: readonly Told[], word: string, from: number): readonly Offer[] {
  const low = word.toLowerCase();
  const starts = all.filter(({ text }) => text.toLowerCase().startsWith(low));
  const holds = all.filter(one => !starts.includes(one) && `${one.text} ${one.about}`.toLowerCase().includes(low));
  return [...starts, ...(low.length > 1 ? holds : [])].slice(0, MOST).map(one => ({ ...one, from }));
}

/** What can come next in a rule as text. */
export function textOffers(library: Library, before: string): readonly Offer[] {
  const inValues = /([A-Za-z][\w.-]*)(?:!=|>=|<=|=)(?:[^\s&|!(),=]*,)*([^\s&|!(),=]*)$/.exec(before);
  if (inValues) {
    const [, key = '', word = ''] = inValues;
    return matching(valuesFor(library, key), word, before.length - word.length);
  }
  const word = /[A-Za-z][\w.-]*$/.exec(before)?.[0] ?? '';
  const isStart = /(^|[&|(!])\s*$/.test(before);
  if (word === '' && !isStart) return [];
  const quantifiers = ['some', 'every', 'none', 'count'].flatMap(one =>
    Relation.options.flatMap(to => {
      const ways = RELATIONS[to].far ? [to, `${to} within 2`] : [to];
      return ways.map(way => ({ text: `${one} ${way} (`, about: RELATION_LABEL[to] }));
    }),
  );
  return matching([...keysFor(library), ...(word.length > 0 ? quantifiers : [])], word, before.length - word.length);
}
