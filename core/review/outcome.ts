import { byCodeUnit } from '../base';
import { type ControlList, listOf } from '../controls';
import type { Library } from '../library';
import type { Answer, ControlStatus, OrganisationModel, Review } from '../model';
import { answersOf, WORTH } from './answers';
import type { AskedQuestion, QuestionPlan } from './relevance';

/** What the answers say about one control. */
export interface ControlOutcome {
  readonly control: string;
  readonly title: string;
  readonly status: ControlStatus;
  readonly list: ControlList;
  /** 0 to 1; null when nothing that counts was answered. */
  readonly effectiveness: number | null;
  /** The questions that it comes from. */
  readonly questions: readonly string[];
  /** What makes up for it, as answered. */
  readonly compensations: readonly string[];
  /** It is not available or weaker here, and nobody has said what makes up for it. */
  readonly needsCompensation: boolean;
  /** Whether it is asked of the provider (area 1) or of ourselves. */
  readonly of: 'provider' | 'ourselves';
  /** How it works in-house and here, where somebody said. */
  readonly inHouse: string;
  readonly inCloud: string;
  /** Ends of what is lived with. */
  readonly exceptionUntil: string | null;
}

interface Given {
  readonly asked: AskedQuestion;
  readonly answer: Answer;
}

const THRESHOLDS: readonly (readonly [number, ControlStatus])[] = [
  [0.95, 'verified'],
  [0.75, 'attested'],
  [0.5, 'claimed'],
];

const EPSILON = 1e-9;

/** The weighted mean of what the answers show; answers that do not apply do not count. Null: none counts. */
export function effectivenessOf(
  given: readonly { readonly weight: number; readonly value: Answer['value'] }[],
): number | null {
  let sum = 0;
  let weights = 0;
  for (const { weight, value } of given) {
    const worth = value === null ? null : WORTH[value];
    if (worth === null) continue;
    sum += weight * worth;
    weights += weight;
  }
  return weights === 0 ? null : sum / weights;
}

/** The state of a control by the answers to the questions that set it. `planned`: an action with a day is to bring it about. */
export function statusFromAnswers(
  given: readonly { readonly weight: number; readonly value: Answer['value']; readonly fit: Answer['fit'] }[],
  planned = false,
): ControlStatus {
  const answered = given.filter(one => one.value !== null);
  if (answered.length === 0) return 'unknown';
  if (answered.every(one => one.value === 'N/A')) return 'n/a';
  const counted = answered.filter(one => one.value !== 'N/A');
  if (counted.every(one => one.value === 'U')) return 'unknown';
  const effectiveness = effectivenessOf(counted) ?? 0;
  if (effectiveness <= EPSILON) {
    if (counted.some(one => one.value === 'X')) return 'unavailable';
    return planned ? 'planned' : 'missing';
  }
  if (counted.some(one => one.fit === 'degraded')) return 'degraded';
  if (counted.some(one => one.fit === 'modify')) return 'modify';
  return THRESHOLDS.find(([least]) => effectiveness >= least - EPSILON)?.[1] ?? 'partial';
}

/** What a review says about every control that its questions set, in order of control. */
export function controlOutcomes(
  { model, library, review }: { readonly model: OrganisationModel; readonly library: Library; readonly review: Review },
  plan: QuestionPlan,
): readonly ControlOutcome[] {
  const answers = answersOf(model, review);
  const byControl = new Map<string, Given[]>();
  for (const asked of plan.asked) {
    const answer = answers.get(asked.question.id);
    if (!answer || answer.value === null) continue;
    for (const control of asked.question.controls) {
      const group = byControl.get(control);
      if (group) group.push({ asked, answer });
      else byControl.set(control, [{ asked, answer }]);
    }
  }
  const promised = new Set(
    [...model.actions.values()]
      .filter(action => action.status === 'open' && action.due !== null && action.review === review.id)
      .flatMap(action => action.control ?? []),
  );
  return [...byControl]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .map(([control, given]) => outcomeOf(control, given, library, promised.has(control)));
}

function outcomeOf(control: string, given: readonly Given[], library: Library, planned: boolean): ControlOutcome {
  const values = given.map(({ asked, answer }) => ({
    weight: asked.question.weight,
    value: answer.value,
    fit: answer.fit,
  }));
  const status = statusFromAnswers(values, planned);
  const compensations = [...new Set(given.flatMap(({ answer }) => answer.compensation ?? []))];
  const exceptionUntil = given.flatMap(({ answer }) => answer.exception?.until ?? []).sort()[0] ?? null;
  const weaker = status === 'unavailable' || status === 'degraded';
  const first = (words: (answer: Answer) => string) => given.map(({ answer }) => words(answer)).find(Boolean) ?? '';
  return {
    control,
    title: library.controls.get(control)?.title ?? control,
    status,
    list: listOf(status),
    effectiveness: effectivenessOf(values),
    questions: given.map(({ asked }) => asked.question.id),
    compensations,
    needsCompensation: weaker && compensations.length === 0 && exceptionUntil === null,
    of: given.some(({ asked }) => asked.reviewArea === 1) ? 'provider' : 'ourselves',
    inHouse: first(answer => answer.inHouse),
    inCloud: first(answer => answer.inCloud),
    exceptionUntil,
  };
}

/** The outcomes by the list they belong to. */
export function listsOf(outcomes: readonly ControlOutcome[]): Readonly<Record<ControlList, readonly ControlOutcome[]>> {
  const of = (list: ControlList) => outcomes.filter(outcome => outcome.list === list);
  return {
    have: of('have'),
    modify: of('modify'),
    missing: of('missing'),
    question: of('question'),
    excluded: of('excluded'),
  };
}
