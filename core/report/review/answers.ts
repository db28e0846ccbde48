import { addTo } from '../../base';
import type { Library } from '../../library';
import type { Answer } from '../../model';
import { type AskedQuestion, type Irrelevance, isKnockout } from '../../review';
import { ANSWER_LABEL, fill, REVIEW_REPORT } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell, Column } from '../document';
import { TONES } from '../facts';
import { say } from '../say';
import type { ReviewFacts } from './input';

const W = REVIEW_REPORT.answers;
const COLUMNS: readonly Column[] = [
  column(W.number, 34),
  column(REVIEW_REPORT.changes.question, 9),
  column(W.answer, 110),
  column(W.by, 3),
];

/** Every question that was put, by area, with its answer, what it rests on and who gave it; then what was not put and why. */
export function answers(facts: ReviewFacts): readonly Block[] {
  const { plan, library } = facts;
  return [
    heading(W.title, 1, 'new'),
    ...library.reviewAreas.flatMap(({ id, name }) => {
      const asked = plan.asked.filter(one => one.reviewArea === id);
      return asked.length === 0 ? [] : [heading(name, 2), ...byTopic(facts, asked)];
    }),
    ...dropped(facts),
    ...leftOut(facts),
  ];
}

function byTopic(facts: ReviewFacts, all: readonly AskedQuestion[]): readonly Block[] {
  const rows = new Map<string, (readonly Cell[])[]>();
  for (const asked of all) {
    const { area, id } = asked.question;
    addTo(rows, area, row(facts, asked, facts.answers.get(id)));
  }
  const table = (own: readonly (readonly Cell[])[]) => tableOr(COLUMNS, own, REVIEW_REPORT.none);
  // An area that is one topic has said its name already.
  if (rows.size === 1) return [...rows.values()].map(table);
  return [...rows].flatMap(([area, own]) => [heading(areaName(facts.library, area), 3), table(own)]);
}

function areaName(library: Library, area: string): string {
  return library.questionAreas.get(area)?.name ?? area;
}

function row(facts: ReviewFacts, asked: AskedQuestion, answer: Answer | undefined): readonly Cell[] {
  const { question } = asked;
  const knocked = isKnockout(asked, answer);
  const text = answer?.value ? ANSWER_LABEL[answer.value] : W.unanswered;
  return [
    question.id,
    { text: question.question, more: [...(knocked ? [W.knockout] : []), ...(answer ? beside(facts, answer) : [])] },
    knocked ? { text, tone: TONES.risk.high } : text,
    answer?.value ? stamp(answer) : '',
  ];
}

function stamp({ stamp: { by, at } }: Pick<Answer, 'stamp'>): string {
  return fill(W.stamp, { name: by, day: at.slice(0, 10) });
}

/** Note, what makes up for it, evidence, comments. */
function beside({ model, library }: ReviewFacts, answer: Answer): readonly string[] {
  const { note, inHouse, inCloud, compensation, exception, comments, from } = answer;
  const names = answer.evidence.map(id => model.evidence.get(id)?.name ?? REVIEW_REPORT.evidence.gone);
  const C = REVIEW_REPORT.controls;
  return [
    ...(note.trim() === '' ? [] : [fill(W.note, { text: note })]),
    ...(inHouse || inCloud ? [fill(C.differs, { inHouse: inHouse || '–', inCloud: inCloud || '–' })] : []),
    ...(compensation === null
      ? []
      : [fill(C.compensation, { control: library.controls.get(compensation)?.title ?? compensation })]),
    ...(exception === null ? [] : [`${fill(C.exception, { day: exception.until })} ${exception.reason}`]),
    ...(names.length === 0 ? [] : [fill(W.evidence, { names: names.join(', ') })]),
    ...(from === null ? [] : [W.carried]),
    ...comments.map(one => fill(W.comment, { name: one.stamp.by, day: one.stamp.at.slice(0, 10), text: one.text })),
  ];
}

/** Answers to questions that the library no longer asks stay readable as they were put. */
function dropped(facts: ReviewFacts): readonly Block[] {
  const rows = facts.plan.dropped.map((answer): Cell[] => [
    answer.question,
    { text: answer.asked || answer.question, more: beside(facts, answer) },
    answer.value ? ANSWER_LABEL[answer.value] : W.unanswered,
    stamp(answer),
  ]);
  if (rows.length === 0) return [];
  return [heading(W.dropped, 2), paragraph(W.droppedIntro, 'small'), tableOr(COLUMNS, rows, REVIEW_REPORT.none)];
}

function leftOut({ plan, library }: ReviewFacts): readonly Block[] {
  const counts = new Map<string, { readonly area: string; readonly because: Irrelevance; count: number }>();
  for (const { question, because } of plan.skipped) {
    const key = `${question.area} ${because}`;
    const known = counts.get(key) ?? { area: question.area, because, count: 0 };
    known.count += 1;
    counts.set(key, known);
  }
  if (counts.size === 0) return [];
  const rows = [...counts.values()].map(({ area, because, count }): Cell[] => [
    areaName(library, area),
    say(W.count, count),
    W.because[because],
  ]);
  const columns = [column(W.area, 5), column(REVIEW_REPORT.evidence.questions, 90), column(W.why, 5)];
  return [
    heading(W.leftOut, 2),
    paragraph(W.leftOutIntro, 'small'),
    tableOr(columns, rows, REVIEW_REPORT.none, 'dense'),
  ];
}
