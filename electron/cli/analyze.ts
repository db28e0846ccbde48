import { type OpenThreat, openThreats, openWritten } from '../../core/analysis';
import { ok, type Result, stableJson } from '../../core/base';
import type { Engine } from '../../core/engine';
import { type ProjectModel, RISK_BANDS, type RiskBand } from '../../core/model';
import { acceptancesBeyond, type BeyondPolicy } from '../../core/review';
import { RISK_BAND_LABEL } from '../../core/text';
import { analysisJson } from './analysisJson';
import { type CliIo, EXIT, type ExitCode } from './io';
import { analysed, type CliKnowledge, tellOfPacks } from './knowledge';
import { readProject } from './readInput';
import { sarifOf } from './sarif';
import { cell, count, table } from './table';
import { threatInWords, whereOf } from './threatWords';
import { writeOutput } from './writeOutput';

export interface AnalyzeArguments {
  readonly file: string;
  /** JSON of ours, or that of pipelines; undefined: tables. */
  readonly as: 'json' | 'sarif' | undefined;
  readonly failOn: RiskBand | undefined;
  readonly out: string | undefined;
  /** ISO 8601 date on which acceptances and schedules are judged. */
  readonly today: string;
}

/** `analyze FILE`: everything that is found in a model; with `--fail-on`, a gate for a build. */
export async function analyze(given: AnalyzeArguments, known: CliKnowledge, io: CliIo): Promise<Result<ExitCode>> {
  const opened = await readProject(given.file, known);
  if (!opened.ok) return opened;
  const { engine } = analysed(opened.value, given.today);
  const text = textOf(engine, opened.value.model, given, io);
  if (given.out === undefined) io.out(text);
  else {
    const written = await writeOutput(given.out, text);
    if (!written.ok) return written;
  }
  return ok(tellOfPacks(opened.value.problems, gate(engine, opened.value.model, given, io), io));
}

function textOf(engine: Engine, model: ProjectModel, { as, file }: AnalyzeArguments, io: CliIo): string {
  if (as === 'json') return stableJson(analysisJson(engine));
  if (as === 'sarif') return stableJson(sarifOf({ file, version: io.version, engine, model }));
  return inWords(engine, model);
}

/** What counts, the worst first. */
const counted = (engine: Engine, model: ProjectModel): readonly OpenThreat[] =>
  [...openThreats(engine.findings(), model.threats.values(), engine.today)].sort((a, b) => b.index - a.index);

const rank = (band: RiskBand) => RISK_BANDS.indexOf(band);

/** So many of the findings that fail a build are told with it; the table has them all. */
const TOLD = 3;
const WIDEST_TOLD = 500;

/** Fails when anything that counts is left with the band or a worse one, and says of the worst what would clear them. */
function gate(engine: Engine, model: ProjectModel, { failOn }: AnalyzeArguments, io: CliIo): ExitCode {
  if (failOn === undefined) return EXIT.fine;
  const over = counted(engine, model).filter(({ band }) => band !== null && rank(band) >= rank(failOn));
  if (over.length === 0) return EXIT.fine;
  const told = over
    .slice(0, TOLD)
    .map(threat => cell(`${bandInWords(threat)}: ${threatInWords(engine, model, threat)}.`, WIDEST_TOLD));
  io.err(`${count(over.length, 'confirmed, open threat')} left with ${failOn} risk or more.\n${told.join('\n')}\n`);
  return EXIT.gate;
}

const bandInWords = ({ band }: OpenThreat) => (band === null ? 'Not rated' : RISK_BAND_LABEL[band]);

const bandsDown = [...RISK_BANDS].reverse();

function inWords(engine: Engine, model: ProjectModel): string {
  const totals = engine.totals();
  const bands = bandsDown.map(band => `${totals.bands[band]} ${RISK_BAND_LABEL[band].toLowerCase()}`);
  const size = [
    count(totals.elements, 'element'),
    count(totals.flows, 'data flow'),
    count(totals.boundaries, 'trust boundary', 'trust boundaries'),
    count(totals.assets, 'data asset'),
  ];
  const parts = [
    `${cell(model.project.get('project')?.name ?? '', 200)}\n${size.join(', ')}\n`,
    `Confirmed and open: ${totals.confirmed} (${bands.join(', ')})\nTo verify: ${totals.toVerify}\n`,
    table(
      ['Residual risk', 'Threat', 'Where'],
      counted(engine, model).map(threat => [bandInWords(threat), threat.title, whereOf(threat, model)]),
    ),
    beyondInWords(engine, model),
    writtenInWords(engine, model),
  ];
  return parts.filter(part => part !== '').join('\n');
}

/** How many threats people wrote, and how many of those are in the table above. */
function writtenInWords({ today }: Engine, { threats }: ProjectModel): string {
  if (threats.size === 0) return '';
  const open = openWritten(threats.values(), today).length;
  return `${count(threats.size, 'threat')} written by hand or imported, ${open} of them open.\n`;
}

/** Acceptances that the policy in the file does not let their authors give. */
function beyondInWords(engine: Engine, model: ProjectModel): string {
  const beyond = acceptancesBeyond({ model, findings: engine.findings(), today: engine.today });
  if (beyond.length === 0) return '';
  const why = ({ verdict }: BeyondPolicy) => {
    if (verdict.because === 'brought') return 'nobody who has accepted it is named';
    return verdict.because === 'role'
      ? `may be accepted by: ${verdict.roles.join(', ')}`
      : `for ${verdict.days} days at most`;
  };
  const rows = beyond.map(one => [RISK_BAND_LABEL[one.band], one.title, one.by, why(one)]);
  const title = `Accepted by somebody who may not, or for too long: ${beyond.length}\n`;
  return `${title}${table(['Residual risk', 'Threat', 'Accepted by', 'The policy'], rows)}`;
}
