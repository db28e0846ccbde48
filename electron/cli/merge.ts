import { fail, ok, type Result, stableJson } from '../../core/base';
import type { MergeConflict } from '../../core/changes';
import { type OpenDocument, writeDocument, writeZip } from '../../core/document';
import { mergeDocuments } from '../../core/engine';
import type { OpenedFile } from '../../core/interchange';
import type { Library } from '../../core/library';
import { type CliIo, EXIT, type ExitCode } from './io';
import { readInput } from './readInput';
import { cell, count, table } from './table';
import { writeOutput } from './writeOutput';

/** Version of the JSON that `merge --json` prints. */
export const MERGE_SCHEMA = 'parapet-merge/1';

export interface MergeArguments {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
  readonly out: string;
  readonly json: boolean;
}

/** `merge BASE OURS THEIRS --out F`: what two people made of one document, in one; what both said differently is listed. */
export async function mergeVerb(given: MergeArguments, library: Library, io: CliIo): Promise<Result<ExitCode>> {
  const files: OpenedFile[] = [];
  for (const path of [given.base, given.ours, given.theirs]) {
    const opened = await readInput(path, library);
    if (!opened.ok) return opened;
    files.push(opened.value);
  }
  const [base, ours, theirs] = files;
  if (!base || !ours || !theirs)
    return fail({ code: 'usage/bad-arguments', facts: { reason: 'Three files are needed' } });
  const merged = mergeDocuments(
    { base: base.document, ours: ours.document, theirs: theirs.document },
    { ours: given.ours, theirs: given.theirs },
  );
  if (!merged.ok) return merged;
  const { document, conflicts } = merged.value;
  const evidence = new Map([...theirs.evidence, ...ours.evidence]);
  const written = await writeOutput(given.out, contentOf(document, evidence, given.out));
  if (!written.ok) return written;
  io.out(given.json ? stableJson({ schema: MERGE_SCHEMA, conflicts }) : inWords(conflicts, given.out));
  if (conflicts.length === 0) return ok(EXIT.fine);
  io.err(`${count(conflicts.length, 'conflict')}: the values of ${given.ours} are kept.\n`);
  return ok(EXIT.gate);
}

function contentOf(document: OpenDocument, evidence: OpenedFile['evidence'], out: string): string | Uint8Array {
  return out.toLowerCase().endsWith('.zip') ? writeZip({ document, evidence }) : writeDocument(document);
}

function inWords(conflicts: readonly MergeConflict[], out: string): string {
  const rows = conflicts.map(one => [
    `${one.table} › ${one.id}${one.field === '' ? '' : ` › ${one.field}`}`,
    said(one.base),
    said(one.ours),
    said(one.theirs),
  ]);
  const head =
    conflicts.length === 0 ? 'Merged without a conflict\n' : table(['Where', 'Before', 'Ours (kept)', 'Theirs'], rows);
  return `${head}Written to ${out}\n`;
}

/** A value short enough for a column; a whole row by its name. */
function said(value: unknown): string {
  if (value === null || value === undefined) return 'removed';
  if (typeof value !== 'object') return cell(String(value), 40);
  const fields: Readonly<Record<string, unknown>> = { ...value };
  const name = fields['name'] ?? fields['title'] ?? fields['value'];
  return cell(typeof name === 'string' ? name : JSON.stringify(value), 40);
}
