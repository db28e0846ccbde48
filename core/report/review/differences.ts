import { type AnswerValue, CONTROL_STATUSES, type ControlStatus } from '../../model';
import type { ReviewFacts } from './input';

export interface AnswerChange {
  readonly question: string;
  readonly text: string;
  /** Null: not answered then, or now; undefined: not asked. */
  readonly before: AnswerValue | null | undefined;
  readonly now: AnswerValue | null | undefined;
}

/** Questions whose answer is another one than at the last review, in the order in which they were put. */
export function answerChanges({ plan, answers, earlier }: ReviewFacts): readonly AnswerChange[] {
  if (!earlier) return [];
  return plan.asked.flatMap(({ question }) => {
    const before = earlier.answers.get(question.id)?.value;
    const now = answers.get(question.id)?.value ?? null;
    return before === now ? [] : [{ question: question.id, text: question.question, before, now }];
  });
}

export interface SealedControlChange {
  readonly control: string;
  readonly title: string;
  readonly before: ControlStatus | null;
  readonly now: ControlStatus | null;
  readonly way: 'better' | 'worse' | 'other';
}

/** Controls that the answers put into another state than at the last review; null: no answer was about it. */
export function controlChangesSince({ seal, earlier, library }: ReviewFacts): readonly SealedControlChange[] {
  if (!earlier) return [];
  const [was, is] = [earlier.seal.controls, seal.controls];
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
