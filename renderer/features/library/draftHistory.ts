/** States of a draft: the one that is shown, those before it, and those that were taken back. */
export interface DraftHistory<T> {
  readonly now: T;
  readonly past: readonly T[];
  readonly future: readonly T[];
  /** When it was typed last, in milliseconds; what was chosen is never gone on with. */
  readonly typed: number;
}

/** What is typed without a pause is one step. */
const BREATH_MS = 700;
const MOST_STEPS = 200;

export const begun = <T>(now: T): DraftHistory<T> => ({ now, past: [], future: [], typed: Number.NEGATIVE_INFINITY });

/** How a draft was changed: the moment in milliseconds, and whether by a key in a text. */
interface Way {
  readonly at: number;
  readonly typing: boolean;
}

/** Another state. What is typed goes on from what was typed just before; a choice is a step of its own. */
export function stepped<T>({ now, past, typed }: DraftHistory<T>, next: T, { at, typing }: Way): DraftHistory<T> {
  const goesOn = typing && at - typed < BREATH_MS && past.length > 0;
  return {
    now: next,
    past: goesOn ? past : [...past, now].slice(-MOST_STEPS),
    future: [],
    typed: typing ? at : Number.NEGATIVE_INFINITY,
  };
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
