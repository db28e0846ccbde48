import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../core/base';
import { checkFiles, countsLine, type LibraryCheck, passes, type TemplateFile } from '../../core/library';
import { loadLibraryFolder, loadRuleTests, loadTemplates } from '../node';
import { type CliIo, EXIT, type ExitCode } from './io';

export interface LibraryCheckArguments {
  /** A folder of library files, or one that has them below `libraries`; undefined: what is shipped. */
  readonly folder: string | undefined;
  /** Check the folder as an addition to what is shipped. */
  readonly withShipped: boolean;
  /** Change every leaf of every rule and demand that a test notices. */
  readonly mutate: boolean;
}

/**
 * `library check [DIR]`: whether every rule can be read and meant, every reference leads somewhere and every test of a rule passes;
 * ends with the counts.
 */
export function libraryCheck({ folder, withShipped, mutate }: LibraryCheckArguments, io: CliIo): Result<ExitCode> {
  const own = folder === undefined ? ok<readonly TemplateFile[]>([]) : filesIn(folder);
  if (!own.ok) return own;
  const shipped = folder === undefined || withShipped ? shippedFiles(io.templates) : ok([]);
  if (!shipped.ok) return shipped;
  const checked = checkFiles([...shipped.value, ...own.value], { mutate });
  if (!checked.ok) return checked;
  return ok(printCheck(checked.value, io));
}

/** Prints what a check found, one line each, and ends with the counts. */
export function printCheck(check: LibraryCheck, io: CliIo): ExitCode {
  for (const remark of check.remarks) io.out(`${remark}\n`);
  for (const { threat, kind, words } of check.lint) io.out(`${threat}: ${kind}, ${words}\n`);
  for (const { threat, expected, number, about, answer } of check.failed)
    io.out(`${threat}: test ${expected} ${number} (${about}) came to ${answer}\n`);
  for (const { threat, survivors } of check.mutation ?? [])
    for (const { leaf, change } of survivors) io.out(`${threat}: no test notices when ${leaf} is ${change}\n`);
  io.out(`${testsLine(check)}\n${countsLine(check.counts)}\n`);
  return passes(check) ? EXIT.fine : EXIT.gate;
}

function testsLine({ tests, failed, mutation }: LibraryCheck): string {
  const line = `tests ${tests} failed ${failed.length}`;
  if (!mutation) return line;
  const changes = mutation.reduce((sum, one) => sum + one.mutants, 0);
  const unnoticed = mutation.reduce((sum, one) => sum + one.survivors.length, 0);
  return `${line} changes ${changes} noticed ${changes - unnoticed}`;
}

function shippedFiles(templates: string): Result<readonly TemplateFile[]> {
  const library = loadTemplates(templates);
  const tests = loadRuleTests(templates);
  if (!library.ok) return library;
  return tests.ok ? ok([...library.value, ...tests.value]) : tests;
}

function filesIn(folder: string): Result<readonly TemplateFile[]> {
  const files = existsSync(join(folder, 'libraries')) ? shippedFiles(folder) : loadLibraryFolder(folder, folder);
  if (!files.ok || files.value.length > 0) return files;
  const nothing: Problem = { code: 'file/unreadable', file: folder, facts: { reason: 'it holds no library files' } };
  return fail(nothing);
}
