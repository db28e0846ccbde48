import type { AnswerValue, ControlStatus } from '../../model';
import {
  answerChanges,
  type Comparison,
  controlChanges,
  type FieldChange,
  type FindingChange,
  fieldChangeInWords,
  type ThingChange,
} from '../../review';
import {
  ANSWER_LABEL,
  COMPARED_THING,
  CONTROL_STATUS_LABEL,
  fill,
  REPORT,
  REVIEW_REPORT,
  RISK_BAND_LABEL,
} from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell, Column } from '../document';
import { longDay, say } from '../say';
import type { ReviewFacts } from './input';

const W = REVIEW_REPORT.changes;
/** What is longer than this is read in the app, where it can be filtered. */
const MOST = 60;
const PAIR: readonly Column[] = [column(W.before, 4), column(W.now, 4)];

/** What is different from the review before: answers, controls, and each linked project. */
export function changes(facts: ReviewFacts): readonly Block[] {
  const { earlier, seal, provider } = facts;
  if (!earlier) return [heading(W.title), paragraph(fill(REVIEW_REPORT.summary.first, { provider }))];
  const answers = answerChanges(facts.plan.asked, earlier.answers, facts.answers).map((one): Cell[] => [
    { text: `${one.question}  ${one.text}` },
    answerInWords(one.before),
    answerInWords(one.now),
  ]);
  const controls = controlChanges(facts.library, earlier.seal.controls, seal.controls).map((one): Cell[] => [
    one.title,
    stateInWords(one.before),
    stateInWords(one.now),
  ]);
  return [
    heading(W.title, 1, 'new'),
    paragraph(fill(W.intro, { day: longDay(earlier.seal.at) })),
    heading(W.answers, 2),
    ...rowsOr([column(W.question, 9), ...PAIR], answers),
    heading(W.controls, 2),
    ...rowsOr([column(REPORT.column.control, 9), ...PAIR], controls),
    ...seal.projects.flatMap(({ project, name }) => [
      heading(fill(W.project, { name }), 2),
      ...inProject(facts, facts.changes.get(project)),
    ]),
  ];
}

function answerInWords(value: AnswerValue | null | undefined): string {
  if (value === undefined) return W.notAsked;
  return value === null ? W.notAnswered : ANSWER_LABEL[value];
}

function stateInWords(status: ControlStatus | null): string {
  return status === null ? W.notAsked : CONTROL_STATUS_LABEL[status];
}

/** At most so many rows, and how many more there are. */
function rowsOr(columns: readonly Column[], rows: readonly (readonly Cell[])[]): readonly Block[] {
  const rest = rows.length - MOST;
  return [
    tableOr(columns, rows.slice(0, MOST), W.same),
    ...(rest > 0 ? [paragraph(say(REVIEW_REPORT.more, rest), 'small')] : []),
  ];
}

function inProject(facts: ReviewFacts, comparison: Comparison | undefined): readonly Block[] {
  if (!comparison) return [paragraph(W.notCompared)];
  const { library } = facts;
  const { things, sensitivity, responsibility, findings } = comparison;
  const className = (id: string | null) => library.dataClasses.get(id ?? '')?.name ?? W.unclassified;
  const drawn = [
    ...things.map((thing): Cell[] => [
      { text: thing.name, bold: true, more: [COMPARED_THING[thing.table]] },
      thing.what === 'changed' ? thing.fields.map(field => inWords(facts, field)).join('; ') : howOf(thing),
    ]),
    ...sensitivity.map((one): Cell[] => [
      { text: one.name, bold: true, more: [W.class] },
      `${className(one.before)} → ${className(one.after)}`,
    ]),
    ...responsibility.map((one): Cell[] => [
      { text: one.name, bold: true, more: [fill(W.responsible, { layer: one.layer })] },
      `${one.before} → ${one.after}`,
    ]),
  ];
  const threats = findings.map((one): Cell[] => [
    { text: one.title, bold: true, more: [one.subject] },
    W.threat[one.what],
    standing(one.before),
    standing(one.after),
  ]);
  return [
    heading(W.things, 3),
    ...rowsOr([column(W.what, 5), column(W.how, 8)], drawn),
    heading(W.findings, 3),
    ...rowsOr([column(REPORT.column.threat, 8), column(W.how, 56), ...PAIR], threats),
  ];
}

function howOf({ what }: ThingChange): string {
  return W[what];
}

/** `Encrypted at rest: no → yes`. */
function inWords({ library }: ReviewFacts, change: FieldChange): string {
  const { name, before, after } = fieldChangeInWords(library, change);
  return `${name}: ${before ?? '–'} → ${after ?? '–'}`;
}

function standing(state: FindingChange['before']): string {
  if (!state) return '–';
  const decided = state.standing === 'open' ? [] : [state.standing];
  const unsure = state.state === 'confirmed' ? [] : [REPORT.summary.notConfirmed];
  return [`${RISK_BAND_LABEL[state.band]} (${state.index})`, ...unsure, ...decided].join(', ');
}
