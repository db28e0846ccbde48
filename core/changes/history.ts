import type { Rows } from '../model';
import type { Edit } from './change';
import { invert } from './invert';
import { merge } from './merge';

/** Undo and redo as plain data, newest last. `at` is when the newest step was last added to, in milliseconds. */
export interface History<T extends Rows> {
  readonly past: readonly Edit<T>[];
  readonly future: readonly Edit<T>[];
  readonly at: number;
}

const MERGE_WITHIN = 1000;
const LONGEST = 500;

export function emptyHistory<T extends Rows>(): History<T> {
  return { past: [], future: [], at: 0 };
}

/**
 * The history after one more edit: it melts into the last step when both carry the same merge key and little time has passed.
 * An edit that changes nothing leaves no step, and a step that melts away to nothing goes. A final edit leaves nothing to take back.
 */
export function record<T extends Rows>(history: History<T>, edit: Edit<T>, at: number): History<T> {
  if (edit.patch.length === 0) return history;
  if (edit.final) return { past: [], future: [], at };
  const last = history.past.at(-1);
  const melts =
    last &&
    edit.mergeKey !== null &&
    edit.mergeKey === last.mergeKey &&
    at - history.at <= MERGE_WITHIN &&
    history.future.length === 0;
  if (!melts) return { past: [...history.past, edit].slice(-LONGEST), future: [], at };
  const patch = merge(last.patch, edit.patch);
  const before = history.past.slice(0, -1);
  return { past: patch.length === 0 ? before : [...before, { ...edit, patch }], future: [], at };
}

/** The step to apply for undo, and the history after it; null when there is nothing to undo. */
export function undo<T extends Rows>(
  history: History<T>,
): { readonly step: Edit<T>; readonly history: History<T> } | null {
  const last = history.past.at(-1);
  if (!last) return null;
  const step = { ...last, patch: invert(last.patch), mergeKey: null };
  return { step, history: { past: history.past.slice(0, -1), future: [...history.future, last], at: 0 } };
}

/** The step to apply for redo, and the history after it; null when there is nothing to redo. */
export function redo<T extends Rows>(
  history: History<T>,
): { readonly step: Edit<T>; readonly history: History<T> } | null {
  const next = history.future.at(-1);
  if (!next) return null;
  return {
    step: { ...next, mergeKey: null },
    history: { past: [...history.past, next], future: history.future.slice(0, -1), at: 0 },
  };
}
