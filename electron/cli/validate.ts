import { ok, type Problem, type Result, stableJson } from '../../core/base';
import { countsOf, type OpenedFile } from '../../core/interchange';
import type { Library } from '../../core/library';
import { describe } from '../../core/text';
import { type CliIo, EXIT, type ExitCode } from './io';
import { readInput } from './readInput';
import { count } from './table';

/** Version of the JSON that `validate --json` prints. */
export const VALIDATE_SCHEMA = 'parapet-validate/1';

export interface ValidateArguments {
  readonly file: string;
  readonly json: boolean;
}

/** `validate FILE`: whether a file can be opened, and if not, where it is wrong. */
export async function validate(given: ValidateArguments, library: Library, io: CliIo): Promise<Result<ExitCode>> {
  const opened = await readInput(given.file, library);
  if (given.json) {
    const problems = opened.ok ? [] : opened.problems.map(jsonOf);
    io.out(stableJson({ schema: VALIDATE_SCHEMA, valid: opened.ok, problems }));
  }
  if (!opened.ok) return opened;
  if (!given.json) io.out(`${given.file}: fine, ${inWords(opened.value)}\n`);
  return ok(EXIT.fine);
}

function jsonOf(problem: Problem) {
  const { title, remedy } = describe(problem);
  return { code: problem.code, file: problem.file, place: problem.place, what: title, remedy };
}

function inWords({ document, report }: OpenedFile): string {
  if (document.kind === 'organisation') return 'a Parapet organisation';
  const { elements, flows, boundaries } = countsOf(document.model);
  const size = [
    count(elements, 'element'),
    count(flows, 'data flow'),
    count(boundaries, 'trust boundary', 'trust boundaries'),
  ];
  return `${report ? `a model of ${report.label}` : 'a Parapet project'} with ${size.join(', ')}`;
}
