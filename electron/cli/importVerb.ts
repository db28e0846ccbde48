import { ok, type Result, stableJson } from '../../core/base';
import { writeDocument, writeZip } from '../../core/document';
import { countsOf, type ImportReport, type OpenedFile } from '../../core/interchange';
import type { Library } from '../../core/library';
import { type CliIo, EXIT, type ExitCode } from './io';
import { readInput } from './readInput';
import { cell, count, table } from './table';
import { writeOutput } from './writeOutput';

/** Version of the JSON that `import --json` prints; it goes up when a field changes its meaning or goes away. */
export const IMPORT_SCHEMA = 'parapet-import/1';

export interface ImportArguments {
  readonly file: string;
  readonly out: string | undefined;
  readonly json: boolean;
}

/** `import FILE`: reads a model of any format, says what became of it, and writes it as a project of ours. */
export async function importVerb(given: ImportArguments, library: Library, io: CliIo): Promise<Result<ExitCode>> {
  const opened = await readInput(given.file, library);
  if (!opened.ok) return opened;
  if (given.out !== undefined) {
    const written = await writeOutput(given.out, contentOf(opened.value, given.out));
    if (!written.ok) return written;
  }
  const report = opened.value.report ?? ownReport(opened.value);
  io.out(given.json ? stableJson(jsonOf(report)) : textOf(report, given));
  return ok(EXIT.fine);
}

/** An archive keeps attached files, a single file cannot. */
function contentOf({ document, evidence }: OpenedFile, out: string): string | Uint8Array {
  return out.toLowerCase().endsWith('.zip') ? writeZip({ document, evidence }) : writeDocument(document);
}

/** A file of ours needs no translation: everything came along. */
function ownReport({ document }: OpenedFile): ImportReport {
  const nothing = { elements: 0, flows: 0, boundaries: 0, dataAssets: 0, threats: 0 };
  const counts = document.kind === 'project' ? countsOf(document.model) : nothing;
  return { format: 'parapet', label: `Parapet ${document.kind}`, counts, mapped: [], guessed: [], dropped: [] };
}

function jsonOf({ format, counts, mapped, guessed, dropped }: ImportReport) {
  return { schema: IMPORT_SCHEMA, format, ...counts, mapped, guessed, dropped };
}

function textOf(report: ImportReport, { file, out }: ImportArguments): string {
  const { counts, mapped, guessed, dropped } = report;
  const head = [
    `${cell(file, 200)}: ${report.label}`,
    [
      count(counts.elements, 'element'),
      count(counts.flows, 'data flow'),
      count(counts.boundaries, 'trust boundary', 'trust boundaries'),
      count(counts.dataAssets, 'data asset'),
      count(counts.threats, 'threat'),
    ].join(', '),
  ];
  const guesses = guessed.map(line => [line.what, line.as, `${Math.round(line.confidence * 100)} %`, line.reason]);
  const parts = [
    head.join('\n').concat('\n'),
    table(
      ['In the file', 'Became', 'Times'],
      mapped.map(line => [line.what, line.as, String(line.count)]),
    ),
    table(['Guessed', 'As', 'Sure', 'Because'], guesses),
    table(
      ['Dropped', 'Because', 'Times'],
      dropped.map(line => [line.what, line.reason, String(line.count)]),
    ),
    out === undefined ? '' : `Written to ${out}\n`,
  ];
  return parts.filter(part => part !== '').join('\n');
}
