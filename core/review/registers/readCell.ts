import { fail, ok, type Problem, type Result } from '../../base';
import { choicesOf, isLink, type RegisterField } from '../../library';
import type { EntryCell, EntryLink } from '../../model';
import { Day } from '../../model';
import type { CellWords } from './names';
import { BETWEEN } from './table';

/** What a cell of a table says, as it is stored. */
export type ReadCell =
  | { readonly kind: 'cell'; readonly cell: EntryCell }
  | { readonly kind: 'links'; readonly links: readonly Pick<EntryLink, 'document' | 'id'>[] };

/** Characters. */
const longest = (field: RegisterField) => (field.kind === 'prose' ? 20_000 : 1000);
const cell = (value: EntryCell): Result<ReadCell> => ok({ kind: 'cell', cell: value });
const bad = (code: Problem['code'], facts: Problem['facts']): Result<never> => fail({ code, facts: facts ?? {} });
/** Long nonsense is told by its beginning. */
const short = (value: string) => (value.length > 60 ? `${value.slice(0, 60)}…` : value);

/** The text of a cell in the form of its field, or what is wrong with it. */
export function readCell(words: CellWords, field: RegisterField, text: string): Result<ReadCell> {
  if (isLink(field)) return readLinks(words, field, text);
  if (field.kind === 'choice' || field.kind === 'yes-no') return readChoices(words, field, text);
  const limit = longest(field);
  if (text.length > limit) return bad('csv/too-long', { limit });
  const value = field.kind === 'prose' || field.kind === 'text' ? text : text.trim();
  if (value === '') return cell('');
  if (field.kind === 'date')
    return Day.safeParse(value).success ? cell(value) : bad('csv/not-a-day', { value: short(value) });
  if (field.kind === 'number') return readNumber(value);
  if (field.kind === 'url' && !isAddress(value)) return bad('csv/not-an-address', { value: short(value) });
  return cell(value);
}

function readNumber(value: string): Result<ReadCell> {
  const plain = /^-?\d{1,15}(\.\d{1,6})?$/.test(value);
  return plain ? cell(String(Number(value))) : bad('csv/not-a-number', { value: short(value) });
}

/** Anything but a web address could be a program. */
export function isAddress(value: string): boolean {
  return /^https?:\/\/[^\s]+$/i.test(value);
}

/** The parts of a cell: lines of their own, or, where nothing has the whole as its name, what stands between semicolons. */
function partsOf(text: string, isOne: (part: string) => boolean): readonly string[] {
  const lines = text.split(/\r?\n/).map(part => part.trim());
  return lines
    .flatMap(line => (isOne(line) ? [line] : line.split(';').map(part => part.trim())))
    .filter(part => part !== '');
}

const SHORT_ANSWERS: Readonly<Record<string, string>> = {
  y: 'yes',
  true: 'yes',
  '1': 'yes',
  n: 'no',
  false: 'no',
  '0': 'no',
};

function readChoices({ library }: CellWords, field: RegisterField, text: string): Result<ReadCell> {
  const choices = choicesOf(library, field);
  const find = (part: string) => {
    const wanted = part.toLowerCase();
    const also = field.kind === 'yes-no' ? SHORT_ANSWERS[wanted] : undefined;
    return choices.find(one => one.label.toLowerCase() === wanted || one.id === wanted || one.id === also);
  };
  const parts = partsOf(text, part => find(part) !== undefined);
  const ids: string[] = [];
  for (const part of parts) {
    const choice = find(part);
    if (!choice) {
      const told = choices.map(one => one.label);
      const list = told.length > 12 ? [...told.slice(0, 12), '…'] : told;
      return bad('csv/not-a-choice', { value: short(part), choices: list.join(', ') });
    }
    ids.push(choice.id);
  }
  const distinct = [...new Set(ids)];
  if (field.many) return cell(distinct);
  return distinct.length > 1 ? bad('csv/one-only', { value: short(parts.join(', ')) }) : cell(distinct[0] ?? '');
}

function readLinks({ names }: CellWords, field: RegisterField, text: string): Result<ReadCell> {
  const parts = partsOf(text, part => names.named(field, part).length > 0);
  const links = new Map<string, Pick<EntryLink, 'document' | 'id'>>();
  for (const part of parts) {
    const [first, second] = names.named(field, part);
    if (!first) return bad('csv/not-there', { value: short(part) });
    if (second) return bad('csv/several', { value: short(part) });
    links.set(`${first.document ?? ''} ${first.id}`, { document: first.document, id: first.id });
  }
  if (!field.many && links.size > 1) return bad('csv/one-only', { value: short(parts.join(BETWEEN)) });
  return ok({ kind: 'links', links: [...links.values()] });
}
