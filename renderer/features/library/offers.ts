import {
  createVocabulary,
  factName,
  isTypeKey,
  type Library,
  pathOfKey,
  pathsOf,
  RELATIONS,
  Relation,
  samePathsOf,
  shortKeys,
  tagWords,
  valueName,
  valueText,
} from '../../../core/library';
import { RELATION_LABEL } from '../../../core/text';
import type { Offer } from './code';

const MOST = 60;

type Told = Pick<Offer, 'text' | 'about'>;

const typesAndTags = (library: Library): readonly Told[] => [
  ...Array.from(library.types.values(), ({ id, name }) => ({ text: id, about: name })),
  ...Array.from(library.indexes.tags, tag => ({ text: `@${tag}`, about: tagWords(tag) })),
];

function valuesFor(library: Library, key: string): readonly Told[] {
  if (isTypeKey(key)) return typesAndTags(library);
  const path = pathOfKey(key) ?? '';
  const vocabulary = createVocabulary(library);
  const values = vocabulary.definition(path)?.values ?? [];
  const told = values.map(one => ({ text: valueText(one), about: valueName(library, vocabulary, path, one) }));
  const classes = Array.from(library.dataClasses.values(), ({ id, name }) => ({ text: id, about: name }));
  return isDataKey(path) ? [...told, ...classes] : [...told, { text: '?', about: '' }];
}

/** The kinds of data share their key with its classes, which have an order: `d=pii` and `d>=confidential`. */
const isDataKey = (path: string) => path === 'data.type' || path === 'flow.data.type';

function keysFor(library: Library): readonly Told[] {
  const vocabulary = createVocabulary(library);
  return shortKeys([...pathsOf(library), ...samePathsOf(library)]).map(text => {
    const path = pathOfKey(text);
    return { text, about: path === null ? '' : factName(vocabulary, path) };
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
