import { daysFrom } from '../base';
import { type Answer, type AnswerValue, lacksCompensation, type OrganisationModel, type Review } from '../model';
import { type AskedQuestion, earlierReviews, type QuestionPlan } from './relevance';

/** How much of a control an answer shows, 0 to 1; null: it does not count. */
export const WORTH = {
  '4': 1,
  '3': 0.8,
  '2': 0.5,
  '1': 0.4,
  '0': 0,
  X: 0,
  U: 0,
  'N/A': null,
} as const satisfies Record<AnswerValue, number | null>;

/** The answers of a review by question. */
export function answersOf(model: OrganisationModel, review: Pick<Review, 'id'>): ReadonlyMap<string, Answer> {
  const own = new Map<string, Answer>();
  for (const answer of model.answers.values()) if (answer.review === review.id) own.set(answer.question, answer);
  return own;
}

/** An answer of an earlier review, offered again. `age` in days, by when it was given first. */
export interface EarlierAnswer {
  readonly answer: Answer;
  readonly age: number;
  /** A piece of its evidence has run out. */
  readonly evidenceExpired: boolean;
}

/** What was answered last time to each question, from the newest closed review that answered it. */
export function earlierAnswers(
  model: OrganisationModel,
  review: Review,
  today: string,
): ReadonlyMap<string, EarlierAnswer> {
  const found = new Map<string, EarlierAnswer>();
  for (const before of earlierReviews(model, review)) {
    for (const [question, answer] of answersOf(model, before)) {
      if (answer.value === null || found.has(question)) continue;
      const evidenceExpired = answer.evidence.some(id => (model.evidence.get(id)?.expires ?? today) < today);
      found.set(question, { answer, age: daysFrom(firstGiven(model, answer), today), evidenceExpired });
    }
  }
  return found;
}

/** An answer that was confirmed again and again is as old as the first of them. */
function firstGiven(model: OrganisationModel, answer: Answer): string {
  const seen = new Set<string>();
  let at = answer;
  while (at.from !== null && !seen.has(at.id)) {
    seen.add(at.id);
    const before = model.answers.get(at.from);
    if (!before || before.value !== at.value) break;
    at = before;
  }
  return at.stamp.at.slice(0, 10);
}

const KNOCKS: ReadonlySet<AnswerValue | null> = new Set<AnswerValue | null>(['0', 'X', 'U']);

/** Whether an answer to a question that must not be answered badly is bad. An unanswered question knocks nothing out. */
export function isKnockout(asked: AskedQuestion, answer: Answer | undefined): boolean {
  return asked.question.knockout && answer !== undefined && KNOCKS.has(answer.value);
}

export interface Progress {
  readonly asked: number;
  readonly answered: number;
  /** Answered with "unknown". */
  readonly unknown: number;
  readonly knockouts: number;
  /** Not available, and nobody has said what is done about it. */
  readonly uncompensated: number;
  readonly overdue: number;
}

/** How far a review is, or one of its parts. */
export function progressOf(
  asked: readonly AskedQuestion[],
  answers: ReadonlyMap<string, Answer>,
  today: string,
): Progress {
  const given = asked.map(one => answers.get(one.question.id));
  const count = (test: (answer: Answer | undefined, at: number) => boolean) => given.filter(test).length;
  return {
    asked: asked.length,
    answered: count(answer => Boolean(answer && answer.value !== null)),
    unknown: count(answer => answer?.value === 'U'),
    knockouts: asked.filter(one => isKnockout(one, answers.get(one.question.id))).length,
    uncompensated: count(answer => Boolean(answer && lacksCompensation(answer))),
    overdue: count(answer => Boolean(answer && answer.value === null && answer.due !== null && answer.due < today)),
  };
}

/** What keeps a review from being signed. */
export type SignBlocker =
  | { readonly by: 'unanswered'; readonly questions: readonly string[] }
  | { readonly by: 'uncompensated'; readonly questions: readonly string[] }
  | { readonly by: 'no-verdict'; readonly entries: readonly string[] };

const TOOL_AREAS: ReadonlySet<number> = new Set([2, 3, 4]);

/** What has to be done before a review can be signed; tools need a verdict where tools are looked at. */
export function signBlockers(model: OrganisationModel, review: Review, plan: QuestionPlan): readonly SignBlocker[] {
  const answers = answersOf(model, review);
  const questions = (test: (answer: Answer | undefined) => boolean) =>
    plan.asked.map(one => one.question.id).filter(id => test(answers.get(id)));
  const unanswered = questions(answer => !answer || answer.value === null);
  const uncompensated = questions(answer => Boolean(answer && lacksCompensation(answer)));
  const tools = review.kind === 'full' && review.areas.some(area => TOOL_AREAS.has(area));
  const entries = tools
    ? [...model.registers.values()].filter(one => one.register === 'tools' && !one.fields['verdict']).map(one => one.id)
    : [];
  const all: readonly SignBlocker[] = [
    { by: 'unanswered', questions: unanswered },
    { by: 'uncompensated', questions: uncompensated },
    { by: 'no-verdict', entries },
  ];
  return all.filter(one => (one.by === 'no-verdict' ? one.entries : one.questions).length > 0);
}
