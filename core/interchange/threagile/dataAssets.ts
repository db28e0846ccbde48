import type { Asset } from '../../model';
import { entriesOf, noteOtherFields, paragraphs, wordIn } from '../fields';
import { isBag, labelOf } from '../foreignValue';
import { shown } from '../importReport';
import { keepPerson } from '../people';
import type { Context } from './context';
import { CLASSES, RATINGS } from './words';

const READ: ReadonlySet<string> = new Set([
  ...['id', 'description', 'owner', 'confidentiality', 'integrity', 'justification_cia_rating'],
  ...['origin', 'quantity', 'usage', 'availability', 'tags'],
]);

/** What has no place of its own here, kept as lines of the description. */
const LINES = [
  ['origin', 'Origin'],
  ['quantity', 'Quantity'],
  ['usage', 'Usage'],
  ['availability', 'Availability'],
] as const;

/** Reads data assets: their class is the confidentiality of the file, their type is guessed from the name. */
export function readDataAssets(value: unknown, context: Context): void {
  const { draft } = context;
  for (const [name, raw] of entriesOf(value)) {
    const what = `data asset ${shown(name)}`;
    if (!isBag(raw)) {
      draft.lines.dropped(what, 'it says nothing');
      continue;
    }
    const foreignId = labelOf(raw['id']) ?? name;
    const id = draft.ids.take('da', foreignId);
    noteOtherFields(raw, READ, 'a data asset', draft.lines);
    draft.lines.mapped('data asset', 'data asset');
    draft.assets.set(id, {
      id,
      name: draft.keeper.name(name, 'name of a data asset'),
      description: descriptionOf(raw, what, context),
      ...typeOf(name, id, context),
      class: classOf(raw['confidentiality'], what, context),
      confidentiality: null,
      integrity: wordIn(RATINGS, raw['integrity']) ?? null,
      privacy: null,
      records: null,
      owner: keepPerson(raw['owner'], 'Data owner', draft),
      origin: draft.origin(`data_assets › ${name}`),
    });
    if (!context.assets.has(foreignId)) context.assets.set(foreignId, id);
  }
}

function descriptionOf(raw: Readonly<Record<string, unknown>>, what: string, { draft }: Context): string {
  const said = LINES.flatMap(([field, label]) => {
    const text = labelOf(raw[field]) ?? '';
    if (text === '') return [];
    draft.lines.mapped(`${label.toLowerCase()} of a data asset`, 'line of its description');
    return [`${label}: ${text}`];
  });
  const tags = Array.isArray(raw['tags']) ? raw['tags'].flatMap(tag => labelOf(tag) ?? []) : [];
  if (tags.length > 0) said.push(`Tags: ${tags.join(', ')}`);
  const own = draft.keeper.prose(raw['description'], `description of ${what}`);
  const why = draft.keeper.prose(raw['justification_cia_rating'], `rating of ${what}`);
  return draft.keeper.prose(paragraphs([own, why, said.join('\n')]), `description of ${what}`);
}

function typeOf(name: string, id: Asset['id'], { draft }: Context): Pick<Asset, 'type'> {
  const guess = draft.tools.guessData(name);
  if (!guess) return { type: null };
  const { confidence, reason } = guess;
  draft.lines.guessed({ what: shown(name), as: draft.tools.nameOfDataType(guess.id), confidence, reason, subject: id });
  return { type: guess.id };
}

function classOf(value: unknown, what: string, { draft }: Context): string | null {
  const known = wordIn(CLASSES, value);
  const said = labelOf(value) ?? '';
  if (known) draft.lines.mapped(`confidentiality ${said}`, `class ${known}`);
  else if (said !== '')
    draft.lines.dropped(`confidentiality "${shown(said)}" of ${what}`, 'not a class that is known here');
  return known ?? null;
}
