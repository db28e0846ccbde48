import { fail, ok, type Result } from '../../core/base';
import type { ProjectModel } from '../../core/model';
import { buildReport, OUTLINE_SECTIONS, pdfDefinition, type ReportOptions, unprintableNames } from '../../core/report';
import { unprintableWords } from '../../core/text';
import { loadGlyphs } from '../node';
import { type CliIo, EXIT, type ExitCode } from './io';
import { analysed, type CliKnowledge, tellOfPacks } from './knowledge';
import { pdfBytes } from './pdf';
import { readProject } from './readInput';
import { count } from './table';
import { writeOutput } from './writeOutput';

export interface ReportArguments {
  readonly file: string;
  readonly out: string;
  readonly outline: ReportOptions['outline'];
  readonly paper: ReportOptions['paper'];
  /** Whether findings that are only to verify are listed one by one. */
  readonly toVerify: boolean;
  readonly by: string;
  /** ISO 8601 date on which acceptances are judged; it stands on the cover. */
  readonly today: string;
}

/** `report FILE --out X.pdf`: the same report that the window makes. */
export async function report(given: ReportArguments, known: CliKnowledge, io: CliIo): Promise<Result<ExitCode>> {
  const opened = await readProject(given.file, known);
  if (!opened.ok) return opened;
  const { engine } = analysed(opened.value, given.today);
  const input = {
    ...engine.reportFacts(),
    options: optionsOf(given, opened.value.model),
    earlier: 'not-kept' as const,
    revision: null,
    at: `${given.today}T00:00:00.000Z`,
    by: given.by,
  };
  const pdf = await pdfBytes(pdfDefinition(buildReport(input, loadGlyphs(io.templates))));
  if (!pdf.ok) return fail({ ...pdf.problems[0], file: given.file });
  const written = await writeOutput(given.out, pdf.value.bytes);
  if (!written.ok) return written;
  const boxes = unprintableNames(opened.value.model);
  if (boxes.length > 0) io.err(`${unprintableWords(boxes)}\n`);
  io.out(`Written to ${given.out}, ${count(pdf.value.pages, 'page')}\n`);
  return ok(tellOfPacks(opened.value.problems, EXIT.fine, io));
}

function optionsOf({ outline, paper, toVerify }: ReportArguments, model: ProjectModel): ReportOptions {
  const info = model.project.get('project');
  return {
    outline,
    paper,
    toVerify,
    title: info?.name.slice(0, 300) ?? '',
    classification: info?.classification.slice(0, 200) ?? '',
    sections: [...OUTLINE_SECTIONS[outline]],
    overlay: 'none',
  };
}
