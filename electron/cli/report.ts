import { fail, ok, type Result } from '../../core/base';
import { Engine } from '../../core/engine';
import type { Library } from '../../core/library';
import type { ProjectModel } from '../../core/model';
import { buildReport, OUTLINE_SECTIONS, pdfDefinition, type ReportOptions } from '../../core/report';
import { loadGlyphs } from '../node';
import { type CliIo, EXIT, type ExitCode } from './io';
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
export async function report(given: ReportArguments, library: Library, io: CliIo): Promise<Result<ExitCode>> {
  const model = await readProject(given.file, library);
  if (!model.ok) return model;
  const engine = new Engine(library);
  engine.open(model.value, { today: given.today });
  const input = {
    ...engine.reportFacts(),
    options: optionsOf(given, model.value),
    earlier: 'not-kept' as const,
    revision: null,
    at: `${given.today}T00:00:00.000Z`,
    by: given.by,
  };
  const pdf = await pdfBytes(pdfDefinition(buildReport(input, loadGlyphs(io.templates))));
  if (!pdf.ok) return fail({ ...pdf.problems[0], file: given.file });
  const written = await writeOutput(given.out, pdf.value.bytes);
  if (!written.ok) return written;
  io.out(`Written to ${given.out}, ${count(pdf.value.pages, 'page')}\n`);
  return ok(EXIT.fine);
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
