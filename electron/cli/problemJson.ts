import type { Problem } from '../../core/base';
import { describe } from '../../core/text';

/** A place as numbers, where it is a line and a column of a text. */
export function lineAndColumn(place: string | undefined): { readonly line?: number; readonly column?: number } {
  const [, line, column] = /^line (\d+), column (\d+)$/.exec(place ?? '') ?? [];
  return line === undefined ? {} : { line: Number(line), column: Number(column) };
}

/** A problem as verbs with `--json` print it. */
export function problemJson(problem: Problem) {
  const { title, remedy } = describe(problem);
  const { code, file, place } = problem;
  return { code, file, place, ...lineAndColumn(place), what: title, remedy };
}
