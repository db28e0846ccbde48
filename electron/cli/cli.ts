import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { fail, type Problem, type Result } from '../../core/base';
import type { Library } from '../../core/library';
import type { RiskBand } from '../../core/model';
import type { DiffArguments } from './diff';
import { type CliIo, EXIT, type ExitCode } from './io';
import type { CliKnowledge } from './knowledge';
import type { MergeArguments } from './merge';
import type { ReportArguments } from './report';

// Only types of the core and of the verbs above: each verb is fetched when it is asked for, so that help and a mistyped word need none.

const JSON_HELP = 'print JSON instead of tables';

type Work = () => Promise<Result<ExitCode>> | Result<ExitCode>;

const FILE_HELP =
  'a Parapet project (.parapet.json, .parapet.zip) or a model of another tool (OWASP Threat Dragon, Microsoft .tm7, Threagile, TM-BOM, CycloneDX)';

/**
 * Runs one verb.
 * @param argv the words after the name of the program
 * @param prepare what is to be done before the verb, and is not needed to print help
 * @returns the exit code; everything that is wrong is one line on `io.err`, and nothing is thrown
 */
export async function run(
  argv: readonly string[],
  io: CliIo,
  prepare: () => Promise<void> = async () => undefined,
): Promise<ExitCode> {
  let work: Work | null = null;
  const program = programOf(io, chosen => {
    work = chosen;
  });
  try {
    await program.parseAsync([...argv], { from: 'user' });
    await prepare();
    return await finished(work, io);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : refuse(usageOf(error), 0, io);
    const { reasonOf } = await import('../../core/text');
    return refuse({ code: 'bug/unexpected', facts: { reason: reasonOf(error) } }, 0, io);
  }
}

async function finished(work: Work | null, io: CliIo): Promise<ExitCode> {
  const result = work ? await work() : fail(missingVerb);
  if (result.ok) return result.value;
  const [first, ...rest] = result.problems;
  return refuse(first, rest.length, io);
}

const missingVerb: Problem = {
  code: 'usage/bad-arguments',
  facts: { reason: 'A verb is missing: analyze, report, diff, gate, merge, import, validate or library check' },
};

/** One line on stderr: file, place, what, remedy. */
async function refuse(problem: Problem, more: number, io: CliIo): Promise<ExitCode> {
  const { oneLine } = await import('../../core/text');
  const others = more === 0 ? '' : ` (${more} more ${more === 1 ? 'problem' : 'problems'})`;
  io.err(`${oneLine(problem)}${others}\n`);
  return EXIT.bad;
}

/** What commander says, as a sentence of ours. Without any verb it would print its help and say nothing. */
function usageOf(error: CommanderError): Problem {
  if (error.code === 'commander.help') return missingVerb;
  const said = error.message
    .replace(/^error: /, '')
    .replace(/\s+/g, ' ')
    .replace(/\.$/, '');
  return { code: 'usage/bad-arguments', facts: { reason: said.charAt(0).toUpperCase() + said.slice(1) } };
}

type Choose = (work: Work) => void;

function programOf(io: CliIo, choose: Choose): Command {
  const program = new Command('parapet')
    .description('Threat models and cloud risk reviews from the command line.')
    .helpCommand(false)
    .version(io.version, '-V, --version', 'print the version of this program')
    .exitOverride()
    .configureOutput({ writeOut: text => io.out(text), writeErr: () => undefined })
    .addHelpText(
      'after',
      '\nExit codes: 0 fine, 1 a gate failed (--fail-on, gate, a test of a rule) or a merge has conflicts, 2 bad arguments or a bad file.',
    );
  const withKnowledge: ChooseWithKnowledge = (work, packs) =>
    choose(async () => {
      const { readKnowledge } = await import('./knowledge');
      const known = readKnowledge(io.templates, packs);
      return known.ok ? work(known.value) : known;
    });
  const withLibrary: ChooseWithLibrary = work => withKnowledge(known => work(known.library), undefined);
  addAnalyze(program, withKnowledge, io);
  addReport(program, withKnowledge, io);
  addDiff(program, withKnowledge, io);
  addGate(program, withKnowledge, io);
  addMerge(program, withLibrary, io);
  addImport(program, withLibrary, io);
  addValidate(program, withKnowledge, io);
  addLibrary(program, choose, withLibrary, io);
  return program;
}

type ChooseWithLibrary = (work: (library: Library) => Promise<Result<ExitCode>>) => void;
/** @param packs a folder of packs to use beside the shipped library and those that the project carries */
type ChooseWithKnowledge = (
  work: (known: CliKnowledge) => Promise<Result<ExitCode>>,
  packs: string | undefined,
) => void;

const packs = () => new Option('--packs <dir>', 'use the packs in this folder too, or the folder as a pack');

/** What verbs that judge a model take. */
interface Dated {
  readonly today?: string;
  readonly packs?: string;
}

/** The bands, lowest first; the compiler keeps them complete. */
const BANDS = Object.keys({ low: 0, moderate: 1, high: 2, critical: 3 } satisfies Record<RiskBand, number>);

const today = () => new Option('--today <date>', 'judge acceptances and schedules as of this date').argParser(day);

function day(text: string): string {
  const valid = /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text);
  if (!valid) throw new InvalidArgumentError('It must be a date such as 2026-11-23');
  return text;
}

interface AnalyzeOptions extends Dated {
  readonly json: boolean;
  readonly sarif: boolean;
  readonly failOn?: RiskBand;
  readonly out?: string;
}

function addAnalyze(program: Command, choose: ChooseWithKnowledge, io: CliIo): void {
  program
    .command('analyze')
    .description('find the threats of a model, and the controls and questions that follow')
    .argument('<file>', FILE_HELP)
    .option('--json', JSON_HELP, false)
    .addOption(new Option('--sarif', 'print SARIF 2.1.0, for a pipeline to show').default(false).conflicts('json'))
    .addOption(
      new Option(
        '--fail-on <band>',
        `end with 1 if a confirmed, open finding is left with this risk or more (${BANDS.join(', ')})`,
      ).argParser(band),
    )
    .option('--out <file>', 'write to a file instead of printing')
    .addOption(packs())
    .addOption(today())
    .action((file: string, given: AnalyzeOptions) =>
      choose(async known => {
        const { analyze } = await import('./analyze');
        const { failOn, out } = given;
        const as = given.json ? 'json' : given.sarif ? 'sarif' : undefined;
        return analyze({ file, as, failOn, out, today: given.today ?? io.today() }, known, io);
      }, given.packs),
    );
}

function isBand(text: string): text is RiskBand {
  return BANDS.includes(text);
}

function band(text: string): RiskBand {
  if (isBand(text)) return text;
  throw new InvalidArgumentError(`It must be one of ${BANDS.join(', ')}`);
}

function addReport(program: Command, choose: ChooseWithKnowledge, io: CliIo): void {
  program
    .command('report')
    .description('write the report of a model, or of the last closed review of an organisation, as a PDF')
    .argument('<file>', `${FILE_HELP}, or a Parapet organisation`)
    .requiredOption('--out <file.pdf>', 'where to write it')
    .addOption(new Option('--outline <outline>', 'how much it holds').choices(['management', 'full']).default('full'))
    .addOption(new Option('--paper <paper>', 'page size').choices(['A4', 'LETTER']).default('A4'))
    .option('--to-verify', 'list what is only to verify one by one (the default)', true)
    .option('--no-to-verify', 'only count what is still to verify')
    .option('--by <name>', 'who it is made by', '')
    .option('--provider <name>', 'of an organisation: the provider whose last closed review is wanted')
    .addOption(packs())
    .addOption(today())
    .action((file: string, given: Omit<ReportArguments, 'file' | 'today'> & Dated) =>
      choose(async known => {
        const { report } = await import('./report');
        return report({ ...given, file, today: given.today ?? io.today() }, known, io);
      }, given.packs),
    );
}

type DiffOptions = Pick<DiffArguments, 'json'> & DiffArguments['reviews'] & Dated;

function addDiff(program: Command, choose: ChooseWithKnowledge, io: CliIo): void {
  program
    .command('diff')
    .description('tell what is different between two states of a model, in its drawing and in its risk')
    .argument('<old>', FILE_HELP)
    .argument('[new]', 'another state of it; without one, closed reviews inside an organisation are compared')
    .option('--from <review>', 'of reviews inside one file: the earlier, by its id or the day on which it was closed')
    .option('--to <review>', 'the later; one in progress by its id')
    .option('--provider <name>', 'reviews of this provider only')
    .option('--json', JSON_HELP, false)
    .addOption(packs())
    .addOption(today())
    .action((before: string, after: string | undefined, given: DiffOptions) => {
      const { from, to, provider, json } = given;
      const reviews = { from, to, provider };
      const asked = { before, after, reviews, json, today: given.today ?? io.today() };
      return choose(async known => (await import('./diff')).diffVerb(asked, known, io), given.packs);
    });
}

function addGate(program: Command, choose: ChooseWithKnowledge, io: CliIo): void {
  program
    .command('gate')
    .description('tell whether a model meets every condition of going to production')
    .argument('<file>', FILE_HELP)
    .option('--json', JSON_HELP, false)
    .addOption(packs())
    .addOption(today())
    .action((file: string, given: { readonly json: boolean } & Dated) =>
      choose(async known => {
        const { gateVerb } = await import('./gate');
        return gateVerb({ file, json: given.json, today: given.today ?? io.today() }, known, io);
      }, given.packs),
    );
}

function addMerge(program: Command, choose: ChooseWithLibrary, io: CliIo): void {
  program
    .command('merge')
    .description('merge what two people made of one document, field by field')
    .argument('<base>', 'the document that both began with')
    .argument('<ours>', 'what we made of it; its values are kept where both differ')
    .argument('<theirs>', 'what they made of it')
    .requiredOption('--out <file>', 'where to write the merged document')
    .option('--json', JSON_HELP, false)
    .action((base: string, ours: string, theirs: string, given: Pick<MergeArguments, 'out' | 'json'>) =>
      choose(async library => (await import('./merge')).mergeVerb({ ...given, base, ours, theirs }, library, io)),
    );
}

function addImport(program: Command, choose: ChooseWithLibrary, io: CliIo): void {
  program
    .command('import')
    .description('read a model of another tool and say what was mapped, guessed and dropped')
    .argument('<file>', FILE_HELP)
    .option('--out <file>', 'write it as a Parapet project')
    .option('--json', JSON_HELP, false)
    .action((file: string, given: { out?: string; json: boolean }) =>
      choose(async library =>
        (await import('./importVerb')).importVerb({ file, out: given.out, json: given.json }, library, io),
      ),
    );
}

function addValidate(program: Command, choose: ChooseWithKnowledge, io: CliIo): void {
  program
    .command('validate')
    .description('tell whether a file and the packs that it needs can be used, and if not, where they are wrong')
    .argument('<file>', FILE_HELP)
    .option('--json', 'print every problem as JSON', false)
    .addOption(packs())
    .action((file: string, given: { json: boolean; packs?: string }) =>
      choose(async known => (await import('./validate')).validate({ file, json: given.json }, known, io), given.packs),
    );
}

function addLibrary(program: Command, choose: Choose, chooseWithLibrary: ChooseWithLibrary, io: CliIo): void {
  const library = program.command('library').description('the knowledge that models are judged by').helpCommand(false);
  library
    .command('check')
    .description('check types, threats, controls, rules and their tests, and count them')
    .argument(
      '[dir]',
      'a pack, an archive or a folder of packs, or a folder of library files; the shipped library if left out',
    )
    .option('--with-shipped', 'check the folder as an addition to the shipped library', false)
    .option('--mutate', 'change every condition of every rule in turn and demand that a test notices', false)
    .option('--json', 'print everything as JSON', false)
    .action((folder: string | undefined, given: { withShipped: boolean; mutate: boolean; json: boolean }) =>
      choose(async () => (await import('./libraryCheck')).libraryCheck({ folder, ...given }, io)),
    );
  library
    .command('template')
    .description('read a template of the Microsoft Threat Modeling Tool as library files')
    .argument('<file>', 'a template (.tb7)')
    .requiredOption('--out <dir>', 'the folder to write them to')
    .action((file: string, { out }: { out: string }) =>
      chooseWithLibrary(async shipped =>
        (await import('./libraryTemplate')).libraryTemplate({ file, out }, shipped, io),
      ),
    );
}
