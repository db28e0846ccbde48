import { listOf } from '../controls';
import type { Library } from '../library';
import {
  type AnswerValue,
  CONTROL_STATUSES,
  type ControlStatus,
  type DocumentId,
  type OrganisationModel,
  type Review,
  type RiskBand,
  type SealedConcern,
  type SealedProject,
} from '../model';
import { answersOf } from './answers';
import { type Assurance, assuranceOf } from './assurance';
import { controlOutcomes } from './outcome';
import { type AskedQuestion, planOfAnswers, type QuestionPlan } from './relevance';

export interface AnswerChange {
  readonly question: string;
  readonly text: string;
  /** Null: not answered then, or now; undefined: not asked. */
  readonly before: AnswerValue | null | undefined;
  readonly now: AnswerValue | null | undefined;
}

/** A control that the answers put into another state; null: no answer was about it. */
export interface SealedControlChange {
  readonly control: string;
  readonly title: string;
  readonly before: ControlStatus | null;
  readonly now: ControlStatus | null;
  readonly way: 'better' | 'worse' | 'other';
}

/** One of the most pressing concerns of either review; `project` null: a gap of a register. `gone`: it is not among them any more. */
export interface ConcernChange {
  readonly project: DocumentId | null;
  readonly key: string;
  readonly title: string;
  readonly subject: string;
  readonly what: 'new' | 'gone' | 'worse' | 'better' | 'same';
  readonly before: { readonly band: RiskBand; readonly index: number } | null;
  readonly now: ConcernChange['before'];
}

type Bands = SealedProject['bands'];

/** A project that either review looked at, by confirmed threats; null: the review did not look at it. */
export interface ProjectChange {
  readonly project: DocumentId;
  readonly name: string;
  readonly before: Bands | null;
  readonly now: Bands | null;
}

/** The four lists that a review ends with. */
export const REVIEW_LISTS = ['have', 'modify', 'missing', 'question'] as const;
export type ReviewList = (typeof REVIEW_LISTS)[number];

/** What came of one review. */
export interface ReviewStanding {
  readonly review: Review;
  /** The day on which it was closed; of one in progress the day on which it was begun. */
  readonly day: string;
  readonly closed: boolean;
  /** The score of a closed review is what it was sealed with. */
  readonly assurance: Assurance;
  readonly criticality: number | null;
  readonly lists: Readonly<Record<ReviewList, number>>;
}

/** Two reviews of one provider, before and after. */
export interface ReviewComparison {
  readonly provider: string;
  readonly before: ReviewStanding;
  readonly now: ReviewStanding;
  readonly answers: readonly AnswerChange[];
  readonly controls: readonly SealedControlChange[];
  /** Null while one of them is not closed: concerns are worked out at the end. */
  readonly concerns: readonly ConcernChange[] | null;
  readonly projects: readonly ProjectChange[];
}

/** A review in its document, which may be of two people or of two days. */
export interface ReviewInDocument {
  readonly model: OrganisationModel;
  readonly review: Review;
  /** Which questions a review in progress asks; of a closed one it follows from its answers. */
  readonly plan?: QuestionPlan;
}

/** What came of two reviews of one provider, side by side. */
export function compareReviews(library: Library, before: ReviewInDocument, now: ReviewInDocument): ReviewComparison {
  const [was, is] = [sideOf(library, before), sideOf(library, now)];
  const [one, other] = [before.review.seal, now.review.seal];
  return {
    provider: now.model.providers.get(now.review.provider)?.name ?? '',
    before: was.standing,
    now: is.standing,
    answers: answerChanges(is.plan.asked, was.answers, is.answers),
    controls: controlChanges(library, was.controls, is.controls),
    concerns: one && other ? concernChanges(one.concerns, other.concerns) : null,
    projects: projectChanges(one?.projects ?? [], other?.projects ?? []),
  };
}

type Answers = ReturnType<typeof answersOf>;
type Controls = Readonly<Record<string, ControlStatus>>;

function sideOf(library: Library, { model, review, plan: given }: ReviewInDocument) {
  const { seal } = review;
  const plan = given ?? planOfAnswers(model, library, review);
  const answers = answersOf(model, review);
  const live = assuranceOf(plan.asked, answers);
  const controls: Controls =
    seal?.controls ??
    Object.fromEntries(controlOutcomes({ model, library, review }, plan).map(one => [one.control, one.status]));
  const standing: ReviewStanding = {
    review,
    day: review.closed ?? review.started,
    closed: seal !== null,
    assurance: seal ? { ...live, score: seal.score, coverage: seal.coverage, knockouts: seal.knockouts } : live,
    criticality: seal?.criticality ?? null,
    lists: listsIn(controls),
  };
  return { plan, answers, controls, standing };
}

function listsIn(controls: Controls): Readonly<Record<ReviewList, number>> {
  const lists = Object.values(controls).map(listOf);
  const count = (list: ReviewList) => lists.filter(one => one === list).length;
  return { have: count('have'), modify: count('modify'), missing: count('missing'), question: count('question') };
}

/** Questions whose answer is another one than before: those that are asked now in their order, then those that are not any more. */
export function answerChanges(asked: readonly AskedQuestion[], before: Answers, now: Answers): readonly AnswerChange[] {
  const here = new Set(asked.map(({ question }) => question.id));
  const changed = asked.map(
    ({ question }): AnswerChange => ({
      question: question.id,
      text: question.question,
      before: before.get(question.id)?.value,
      now: now.get(question.id)?.value ?? null,
    }),
  );
  const rest = [...new Set([...before.keys(), ...now.keys()])].filter(id => !here.has(id)).sort();
  const dropped = rest.map(
    (id): AnswerChange => ({
      question: id,
      text: (now.get(id) ?? before.get(id))?.asked ?? '',
      before: before.get(id)?.value,
      now: now.get(id)?.value,
    }),
  );
  return [...changed, ...dropped].filter(one => one.before !== one.now);
}

/** Controls that the answers put into another state, in order of control. */
export function controlChanges(library: Library, was: Controls, is: Controls): readonly SealedControlChange[] {
  return [...new Set([...Object.keys(was), ...Object.keys(is)])].sort().flatMap(control => {
    const [before, now] = [was[control] ?? null, is[control] ?? null];
    if (before === now) return [];
    return [{ control, title: library.controls.get(control)?.title ?? control, before, now, way: wayOf(before, now) }];
  });
}

/** States run from the best to the worst; nobody can say whether what was unknown or is not needed became better. */
function wayOf(before: ControlStatus | null, now: ControlStatus | null): SealedControlChange['way'] {
  const compared = (status: ControlStatus | null): status is ControlStatus =>
    status !== null && status !== 'unknown' && status !== 'n/a';
  if (!compared(before) || !compared(now)) return 'other';
  return CONTROL_STATUSES.indexOf(now) < CONTROL_STATUSES.indexOf(before) ? 'better' : 'worse';
}

function concernChanges(before: readonly SealedConcern[], now: readonly SealedConcern[]): readonly ConcernChange[] {
  const idOf = ({ project, key }: SealedConcern) => `${project} ${key}`;
  const [was, is] = [new Map(before.map(one => [idOf(one), one])), new Map(now.map(one => [idOf(one), one]))];
  const gone = before.filter(one => !is.has(idOf(one)));
  return [...now, ...gone].map(one => {
    const [earlier, later] = [was.get(idOf(one)) ?? null, is.get(idOf(one)) ?? null];
    const { project, key, title, subject } = one;
    return { project, key, title, subject, what: whatOf(earlier, later), before: brief(earlier), now: brief(later) };
  });
}

function whatOf(before: SealedConcern | null, now: SealedConcern | null): ConcernChange['what'] {
  if (!before || !now) return now ? 'new' : 'gone';
  if (before.index === now.index) return 'same';
  return before.index < now.index ? 'worse' : 'better';
}

function brief(concern: SealedConcern | null): ConcernChange['before'] {
  return concern && { band: concern.band, index: concern.index };
}

function projectChanges(before: readonly SealedProject[], now: readonly SealedProject[]): readonly ProjectChange[] {
  const [was, is] = [new Map(before.map(one => [one.project, one])), new Map(now.map(one => [one.project, one]))];
  return [...new Set([...is.keys(), ...was.keys()])].map(project => {
    const [one, other] = [was.get(project), is.get(project)];
    return { project, name: (other ?? one)?.name ?? '', before: one?.bands ?? null, now: other?.bands ?? null };
  });
}
