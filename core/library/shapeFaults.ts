import type { z } from 'zod';

type Issue = z.core.$ZodIssue;
type Step = string | number;

/** One thing that does not have the shape it should have. */
export interface ShapeFault {
  /** The steps to it. */
  readonly path: readonly Step[];
  /** What is wrong with it, for a sentence that begins with its name: `is missing`. */
  readonly words: string;
}

/** Everything that is wrong with the shape of a value, in words for whoever wrote it. */
export function shapeFaults(error: z.core.$ZodError, value: unknown): readonly ShapeFault[] {
  return error.issues.flatMap(issue => faultsOf(issue, value, []));
}

/** A fault as one line, with the steps that lead to it. */
export const faultLine = ({ path, words }: ShapeFault): string =>
  path.length === 0 ? words : `${path.join(' › ')} ${words}`;

function faultsOf(issue: Issue, value: unknown, before: readonly Step[]): readonly ShapeFault[] {
  const path = [...before, ...issue.path.map(step => (typeof step === 'symbol' ? String(step) : step))];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...path, key], words: 'is not a field that is known here' }));
  if (issue.code === 'invalid_union') {
    const meant = branchMeant(issue.errors);
    // A branch that lacks its own name and finds another one was not meant: then none was.
    if (meant && !(lacksName(meant) && meant.some(isStrange))) return meant.flatMap(one => faultsOf(one, value, path));
  }
  return [{ path, words: wordsOf(issue, at(value, path)) }];
}

const isStrange = (issue: Issue) => issue.code === 'unrecognized_keys' && issue.path.length === 0;
const lacksName = (issues: readonly Issue[]) =>
  issues.some(one => one.code === 'invalid_type' && one.path.length === 1);

/** How far a value is from a branch: what it lacks and has too much. */
const distance = (issues: readonly Issue[]) =>
  issues.reduce((sum, one) => sum + (one.code === 'unrecognized_keys' ? one.keys.length : 1), 0);

/** The branch of a choice that comes nearest to what was written; undefined where nothing can be said. */
function branchMeant(branches: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const [nearest] = branches.toSorted((one, other) => distance(one) - distance(other));
  return nearest;
}

function at(value: unknown, path: readonly Step[]): unknown {
  return path.reduce<unknown>(
    (now, step) =>
      typeof now === 'object' && now !== null && Object.hasOwn(now, step) ? Reflect.get(now, step) : undefined,
    value,
  );
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list, in square brackets or with a dash before each',
  object: 'fields with their values',
  record: 'fields with their values',
  boolean: 'true or false',
  null: 'null',
};

const limitOf = (origin: string, limit: number | bigint) =>
  origin === 'string' ? `${limit} signs` : origin === 'array' ? `${limit} of them` : `${limit}`;

function wordsOf(issue: Issue, found: unknown): string {
  if (found === undefined) return 'is missing';
  if (issue.code === 'invalid_type') {
    if (issue.expected === 'string' && typeof found !== 'object') return `is not a text: write "${found}", in quotes`;
    return `should be ${EXPECTED[issue.expected] ?? issue.expected}`;
  }
  if (issue.code === 'invalid_value') return `is ${said(found)}, which is none of ${issue.values.join(', ')}`;
  if (issue.code === 'too_big') return `is larger than ${limitOf(issue.origin, issue.maximum)}`;
  if (issue.code === 'too_small')
    return issue.minimum === 1 && typeof found !== 'number'
      ? 'is empty'
      : `is smaller than ${limitOf(issue.origin, issue.minimum)}`;
  return issue.message;
}

const said = (found: unknown) =>
  typeof found === 'string' ? `“${found}”` : typeof found === 'object' ? 'a list or fields' : String(found);
