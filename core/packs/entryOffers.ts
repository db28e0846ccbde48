import { z } from 'zod';
import {
  AssetType,
  Control,
  createVocabulary,
  factName,
  type Library,
  pathsOf,
  Threat,
  tagWords,
  type Vocabulary,
  valueName,
} from '../library';
import type { EditableContent } from './editPack';
import { type Caret, caretsIn, type Step } from './placeInText';

/** A piece of text that fits where the caret is. */
export interface EntryOffer {
  readonly text: string;
  /** From where it replaces what stands before the caret. */
  readonly from: number;
  /** What it is, for people; empty where its name says it. */
  readonly about: string;
}

type Schema = z.core.JSONSchema.BaseSchema;

const SCHEMAS: Readonly<Record<EditableContent, () => Schema>> = {
  types: () => schemaOf(AssetType),
  threats: () => schemaOf(Threat),
  controls: () => schemaOf(Control),
};

const schemaOf = (type: z.ZodType): Schema => z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' });

const MOST = 60;

/**
 * What fits where the caret is in an entry as YAML: fields and values that its schema has there, ids of the library, and paths and values of
 * facts. None in prose and comments.
 */
export function entryOffers(
  library: Library,
  content: EditableContent,
  { text, caret }: { readonly text: string; readonly caret: number },
): readonly EntryOffer[] {
  const root = SCHEMAS[content]();
  const vocabulary = createVocabulary(library);
  const seen = new Set<string>();
  return caretsIn(text, caret).flatMap(place => {
    const schemas = schemasAt(root, place.steps);
    const all = place.isKey
      ? fieldsOf(schemas, place, { root, library, vocabulary })
      : valuesOf(schemas, place, { root, library, vocabulary });
    return fitting(all, place.word)
      .filter(({ text: one }) => !seen.has(one) && seen.add(one))
      .map(one => ({ ...one, text: written(one.text, { place, text, caret }), from: place.from }));
  });
}

type Told = Pick<EntryOffer, 'text' | 'about'>;

interface Words {
  readonly root: Schema;
  readonly library: Library;
  readonly vocabulary: Vocabulary;
}

/** A field with its colon unless one follows; a tag in quotes, as YAML needs them. */
function written(
  one: string,
  { place, text, caret }: { readonly place: Caret; readonly text: string; readonly caret: number },
): string {
  if (place.isKey) return /^[\w.-]*\s*:/.test(text.slice(caret)) ? one : `${one}: `;
  const isQuoted = /["']$/.test(text.slice(0, place.from));
  return one.startsWith('@') && !isQuoted ? `"${one}"` : one;
}

/** What begins with the word comes first, then what holds it, in its name or in what it is. */
function fitting(all: readonly Told[], word: string): readonly Told[] {
  const low = word.toLowerCase();
  const starts = all.filter(one => one.text.toLowerCase().startsWith(low));
  const holds = all.filter(one => !starts.includes(one) && `${one.text} ${one.about}`.toLowerCase().includes(low));
  return [...starts, ...(low.length > 1 ? holds : [])].slice(0, MOST);
}

function schemasAt(root: Schema, steps: readonly Step[]): readonly Schema[] {
  return steps.reduce<readonly Schema[]>(
    (at, step) =>
      at.flatMap(one =>
        resolved(root, one).flatMap(branch => {
          if (step.into === null) return listed(branch.items);
          return isFor(branch, step.beside) ? inField(branch, step.into) : [];
        }),
      ),
    [root],
  );
}

const isSchema = (one: unknown): one is Schema => typeof one === 'object' && one !== null && !Array.isArray(one);
const listed = (one: unknown): readonly Schema[] => (isSchema(one) ? [one] : []);

/** A schema with its references followed, as the branches that it can be. */
function resolved(root: Schema, schema: Schema): readonly Schema[] {
  const name = schema.$ref?.replace('#/$defs/', '');
  const meant = name === undefined ? schema : root.$defs?.[name];
  if (!isSchema(meant)) return [];
  const branches = [...(meant.anyOf ?? []), ...(meant.oneOf ?? [])].filter(isSchema);
  return branches.length > 0 ? branches.flatMap(one => resolved(root, one)) : [meant];
}

/** Whether a map with these keys can become what a branch wants. */
const isFor = ({ properties, additionalProperties }: Schema, keys: ReadonlyMap<string, unknown>) =>
  isSchema(additionalProperties) || [...keys.keys()].every(key => properties && key in properties);

const inField = ({ properties, additionalProperties }: Schema, key: string): readonly Schema[] =>
  properties && key in properties ? listed(properties[key]) : listed(additionalProperties);

function fieldsOf(schemas: readonly Schema[], place: Caret, words: Words): readonly Told[] {
  const branches = schemas.flatMap(one => resolved(words.root, one)).filter(one => isFor(one, place.beside));
  const names = branches.flatMap(one => Object.keys(one.properties ?? {}));
  const free = branches.some(one => isSchema(one.additionalProperties) && one.properties === undefined);
  const known = free && place.steps.at(-1)?.into === 'facts' ? pathTold(words) : [];
  const keys = free ? branches.flatMap(one => choicesOf(listed(one.propertyNames), words)) : [];
  return [...named([...new Set([...names, ...keys])]), ...known].filter(one => !place.beside.has(one.text));
}

function valuesOf(schemas: readonly Schema[], { steps }: Caret, words: Words): readonly Told[] {
  const last = steps.findLast(step => step.into !== null);
  const field = last?.into ?? '';
  const values = factValues(steps, words);
  if (values) return values;
  const choices = named(choicesOf(schemas, words));
  const takesText = schemas.flatMap(one => resolved(words.root, one)).some(one => one.type === 'string' && !one.enum);
  return choices.length > 0 || !takesText ? choices : idsFor(field, words);
}

const named = (texts: readonly string[]): readonly Told[] => texts.map(text => ({ text, about: '' }));

function choicesOf(schemas: readonly Schema[], { root }: Words): readonly string[] {
  return schemas
    .flatMap(one => resolved(root, one))
    .flatMap(one => [...(one.enum ?? []), ...(one.const === undefined ? [] : [one.const])])
    .concat(schemas.flatMap(one => resolved(root, one)).some(one => one.type === 'boolean') ? ['true', 'false'] : [])
    .map(String);
}

const pathTold = ({ library, vocabulary }: Words): readonly Told[] =>
  pathsOf(library).map(text => ({ text, about: factName(vocabulary, text) }));

/** The values of a fact: of the path beside `values`, or of the path that they are given for in a test. */
function factValues(steps: readonly Step[], { library, vocabulary }: Words): readonly Told[] | null {
  const fields = steps.filter(step => step.into !== null);
  const [before, last] = fields.slice(-2);
  if (!last || last.into === null) return null;
  const path = before?.into === 'facts' ? last.into : last.into === 'values' ? last.beside.get('path') : undefined;
  if (path === undefined || path === null) return null;
  const values = vocabulary.definition(path)?.values ?? [];
  return values.map(text => ({ text, about: valueName(library, vocabulary, path, text) }));
}

/** Ids that a field names, by the name of the field. */
function idsFor(field: string, words: Words): readonly Told[] {
  const { library } = words;
  const told = (rows: ReadonlyMap<string, { readonly name: string }>) =>
    Array.from(rows, ([text, { name }]) => ({ text, about: name }));
  const titled = (rows: ReadonlyMap<string, { readonly title: string }>) =>
    Array.from(rows, ([text, { title }]) => ({ text, about: title }));
  const tags = () => Array.from(library.indexes.tags, tag => ({ text: tag, about: tagWords(tag) }));
  const lists: Readonly<Record<string, () => readonly Told[]>> = {
    path: () => pathTold(words),
    isA: () => [...told(library.types), ...tags().map(one => ({ ...one, text: `@${one.text}` }))],
    controls: () => titled(library.controls),
    threats: () => titled(library.threats),
    topic: () => told(library.topics),
    cwe: () => told(library.cweWeaknesses),
    attack: () => told(library.attackTechniques),
    capec: () => told(library.capecPatterns),
    nist80053r5: () => titled(library.nistControls),
    type: () => told(library.types),
    source: () => told(library.types),
    target: () => told(library.types),
    data: () => told(library.dataTypes),
    tags,
    section: () => named([...new Set(Array.from(library.threats.values(), one => one.section))]),
    category: () => named([...new Set(Array.from(library.types.values(), one => one.category))]),
  };
  return lists[field]?.() ?? [];
}
