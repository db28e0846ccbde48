import type { Problem } from './problem';

/** Either a value, or everything that went wrong (at least one problem). */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problems: readonly [Problem, ...Problem[]] };

/** A successful result. */
export function ok<T>(value: T): Result<T> {
  return { ok: true, value };
}

/** A failed result: expected failures are values, exceptions are bugs. */
export function fail(first: Problem, ...rest: readonly Problem[]): Result<never> {
  return { ok: false, problems: [first, ...rest] };
}
