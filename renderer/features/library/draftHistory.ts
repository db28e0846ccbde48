/** States of a draft: the one that is shown, those before it, and those that were taken back. */
export interface DraftHistory<T> {
  readonly now: T;
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** When it was changed last, in milliseconds. */
  readonly changed: number;
}

/** What is typed without a pause is one step. */
const BREATH_MS = 700;
const MOST_STEPS = 200;

export const begun = <T>(now: T): DraftHistory<T> => ({ now, past: [], future: [], changed: Number.NEGATIVE_INFINITY });

/** Another state, at a moment in milliseconds. */
export function stepped<T>({ now, past, changed }: DraftHistory<T>, next: T, at: number): DraftHistory<T> {
  const goesOn = at - changed < BREATH_MS && past.length > 0;
  return { now: next, past: goesOn ? past : [...past, now].slice(-MOST_STEPS), future: [], changed: at };
}

/** The state before; the same when there is none. */
export function undone<T>(history: DraftHistory<T>): DraftHistory<T> {
  const before = history.past.at(-1);
  if (before === undefined) return history;
  return { ...begun(before), past: history.past.slice(0, -1), future: [history.now, ...history.future] };
}

/** The state that was taken back last; the same when there is none. */
export function redone<T>(history: DraftHistory<T>): DraftHistory<T> {
  const [next, ...future] = history.future;
  return next === undefined ? history : { ...begun(next), past: [...history.past, history.now], future };
}
