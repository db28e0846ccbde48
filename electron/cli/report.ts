import { fail, ok, type Result } from '../../core/base';
import type { ProjectModel } from '../../core/model';
import { buildReport, OUTLINE_SECTIONS, pdfDefinition, type ReportOptions, unprintableNames } from '../../core/report';
import { unprintableWords } from '../../core/text';
import { loadGlyphs } from '../node';
import { type CliIo, EXIT, type ExitCode } from './io';
import { analysed, type CliKnowledge, judgedBy, type OpenedModel, tellOfPacks } from './knowledge';
import { pdfBytes } from './pdf';
import { readInput } from './readInput';
import { reviewReport } from './reviewReport';
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
  /** Of an organisation: the provider whose last review is wanted. */
  readonly provider?: string;
}

/** `report FILE --out X.pdf`: the same report that the window makes; of an organisation, that of its last closed review. */
export async function report(given: ReportArguments, known: CliKnowledge, io: CliIo): Promise<Result<ExitCode>> {
  const opened = await readInput(given.file, known.library);
  if (!opened.ok) return opened;
  const { document } = opened.value;
  if (document.kind === 'organisation') {
    const pdf = await reviewReport(given, document.model, known.library);
    const written = pdf.ok ? await put(pdf.value, given, io) : pdf;
    return written.ok ? ok(tellOfPacks(known.problems, EXIT.fine, io)) : written;
  }
  const judged = judgedBy(document.model, known);
  return judged.ok ? projectReport(given, judged.value, io) : judged;
}

async function projectReport(given: ReportArguments, opened: OpenedModel, io: CliIo): Promise<Result<ExitCode>> {
  const { engine } = analysed(opened, given.today);
  const input = {
    ...engine.reportFacts(),
    options: optionsOf(given, opened.model),
    earlier: 'not-kept' as const,
    revision: null,
    at: `${given.today}T00:00:00.000Z`,
    by: given.by,
  };
  const pdf = await pdfBytes(pdfDefinition(buildReport(input, loadGlyphs(io.templates))));
  if (!pdf.ok) return fail({ ...pdf.problems[0], file: given.file });
  const written = await put(pdf.value, given, io);
  if (!written.ok) return written;
  const boxes = unprintableNames(opened.model);
  if (boxes.length > 0) io.err(`${unprintableWords(boxes)}\n`);
  return ok(tellOfPacks(opened.problems, EXIT.fine, io));
}

async function put(
  { bytes, pages }: { readonly bytes: Uint8Array; readonly pages: number },
  { out }: ReportArguments,
  io: CliIo,
): Promise<Result<null>> {
  const written = await writeOutput(out, bytes);
  if (!written.ok) return written;
  io.out(`Written to ${out}, ${count(pages, 'page')}\n`);
  return ok(null);
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
