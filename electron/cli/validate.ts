import { ok, type Problem, type Result, stableJson } from '../../core/base';
import { countsOf, type OpenedFile } from '../../core/interchange';
import { type CliIo, EXIT, type ExitCode } from './io';
import { type CliKnowledge, judgedBy, tellOfPacks } from './knowledge';
import { problemJson } from './problemJson';
import { readInput } from './readInput';
import { count } from './table';

/** Version of the JSON that `validate --json` prints. */
export const VALIDATE_SCHEMA = 'parapet-validate/1';

export interface ValidateArguments {
  readonly file: string;
  readonly json: boolean;
}

/** `validate FILE`: whether a file can be opened, and if not, where it is wrong. */
export async function validate(given: ValidateArguments, known: CliKnowledge, io: CliIo): Promise<Result<ExitCode>> {
  const opened = await readInput(given.file, known.library);
  const inPacks = opened.ok ? packProblems(opened.value, known) : ok([]);
  const problems = [...(opened.ok ? [] : opened.problems), ...(inPacks.ok ? inPacks.value : inPacks.problems)];
  if (given.json)
    io.out(stableJson({ schema: VALIDATE_SCHEMA, valid: problems.length === 0, problems: problems.map(problemJson) }));
  if (!opened.ok) return opened;
  if (!inPacks.ok) return inPacks;
  if (!given.json) io.out(`${given.file}: fine, ${inWords(opened.value)}\n`);
  return ok(tellOfPacks(inPacks.value, EXIT.fine, io));
}

/** What is wrong with the packs that were named and those that a project carries. */
function packProblems({ document }: OpenedFile, known: CliKnowledge): Result<readonly Problem[]> {
  if (document.kind !== 'project') return ok(known.problems);
  const judged = judgedBy(document.model, known);
  return judged.ok ? ok(judged.value.problems) : judged;
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
