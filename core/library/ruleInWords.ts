import { RELATION_LABEL, withinWords } from '../text';
import type { PairForm } from './catalogue';
import {
  type Condition,
  type FactTest,
  type Relation,
  relationOf,
  type TypedRole,
  type TypeTest,
  type Unset,
} from './condition';
import { factName, valueName } from './describe';
import type { Library } from './library';
import { tagWords } from './tagWords';
import type { Vocabulary } from './vocabulary';

/** One line of a rule as people read it, with what belongs under it. */
export interface RuleLine {
  readonly text: string;
  /** What a fact that nobody has given makes of the line; null where it cannot be missing. */
  readonly unset: Unset | null;
  readonly parts: readonly RuleLine[];
}

/** Values beyond this many are counted, not named. */
const NAMED = 12;

const ROLE: Readonly<Record<TypedRole, string>> = {
  element: 'It is',
  source: 'The sender is',
  target: 'The receiver is',
};

const RELATION: Readonly<Record<Relation, string>> = RELATION_LABEL;

/** Worked out from the drawing, where nothing there means nothing there. */
const DERIVED = /^(?:(?:flow\.)?data\.|flow\.crosses$)/;

function listed(words: readonly string[]): string {
  const shown = words.slice(0, NAMED);
  const rest = words.length - shown.length;
  if (rest > 0) return `${shown.join(', ')} or ${rest} more`;
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} or ${shown.at(-1)}`;
}

function typeLine(library: Library, { isA, of }: TypeTest): string {
  const words = isA.map(one =>
    one.startsWith('@') ? tagWords(one.slice(1)) : (library.types.get(one)?.name ?? one.replaceAll('-', ' ')),
  );
  return `${ROLE[of]} ${isA.length > 1 ? 'one of: ' : ''}${listed(words)}`;
}

function whose(path: string): string {
  if (path.startsWith('source.')) return ' of the sender';
  return path.startsWith('target.') ? ' of the receiver' : '';
}

function factLine(library: Library, vocabulary: Vocabulary, { path, op, values }: FactTest): string {
  const fact = `${factName(vocabulary, path)}${whose(path)}`;
  const words = listed(values.map(value => valueName(library, vocabulary, path, value)));
  const said = {
    in: words === '' ? 'anything' : words,
    notIn: `anything but ${words}`,
    atLeast: `${words} or higher`,
    atMost: `${words} or lower`,
    empty: 'nobody or nothing named',
  };
  return `${fact}: ${said[op]}`;
}

/** Between which things a rule about pairs looks. */
export function pairInWords({ by, within, roles: [first, second] }: PairForm): string {
  return `“${first}” is an element, “${second}” one of the ${RELATION[by]}${withinWords(within)}`;
}

/** A whole condition in words: lines that must all hold, groups with their own lines under them. */
export function ruleInWords(library: Library, vocabulary: Vocabulary, condition: Condition): readonly RuleLine[] {
  const under = (part: Condition) => ruleInWords(library, vocabulary, part);
  if ('all' in condition) return condition.all.flatMap(under);
  if ('path' in condition)
    return [
      {
        text: factLine(library, vocabulary, condition),
        unset: DERIVED.test(condition.path) ? null : condition.unset,
        parts: [],
      },
    ];
  if ('isA' in condition) return [{ text: typeLine(library, condition), unset: null, parts: [] }];
  const group = (text: string, parts: readonly RuleLine[]): readonly RuleLine[] => [{ text, unset: null, parts }];
  if ('any' in condition) return group('At least one of these:', condition.any.flatMap(asOne(under)));
  if ('not' in condition) return group('Not all of this:', under(condition.not));
  const where = under(condition.where);
  const things = `${RELATION[relationOf(condition)]}${withinWords(condition.within)}`;
  if ('some' in condition) return group(`At least one of the ${things}:`, where);
  if ('every' in condition) return group(`Each of the ${things}:`, where);
  if ('none' in condition) return group(`None of the ${things}:`, where);
  return group(`At least ${condition.atLeast} of the ${things}:`, where);
}

/** An alternative of several lines stays together. */
function asOne(under: (part: Condition) => readonly RuleLine[]) {
  return (part: Condition): readonly RuleLine[] => {
    const lines = under(part);
    return lines.length === 1 ? lines : [{ text: 'All of these:', unset: null, parts: lines }];
  };
}
