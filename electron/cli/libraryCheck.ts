import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../core/base';
import { checkFiles, checkLibrary, countsLine, type LibraryCheck, passes, type TemplateFile } from '../../core/library';
import { type LibraryWithPacks, loadPacks, type PackFolder } from '../../core/packs';
import { oneLine } from '../../core/text';
import { loadLibraryFolder, loadPackFolder, loadRuleTests, loadTemplates, packFoldersIn } from '../node';
import { type CliIo, EXIT, type ExitCode } from './io';

export interface LibraryCheckArguments {
  /** A pack, a folder of packs, a folder of library files, or one that has them below `libraries`; undefined: what is shipped. */
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
  const packs = folder === undefined ? [] : packFoldersIn(folder);
  if (packs.length > 0) return packCheck(packs, mutate, io);
  const own = folder === undefined ? ok<readonly TemplateFile[]>([]) : filesIn(folder);
  if (!own.ok) return own;
  const shipped = folder === undefined || withShipped ? shippedFiles(io.templates) : ok([]);
  if (!shipped.ok) return shipped;
  const checked = checkFiles([...shipped.value, ...own.value], { mutate });
  if (!checked.ok) return checked;
  return ok(printCheck(checked.value, io));
}

/** Packs are checked as additions to the shipped library. A broken one is listed; the rest is checked all the same. */
function packCheck(folders: readonly string[], mutate: boolean, io: CliIo): Result<ExitCode> {
  const shipped = loadTemplates(io.templates);
  if (!shipped.ok) return shipped;
  const read: PackFolder[] = [];
  const broken: Problem[] = [];
  for (const folder of folders) {
    const pack = loadPackFolder(folder);
    if (pack.ok) read.push(pack.value);
    else broken.push(...pack.problems);
  }
  const loaded = loadPacks(shipped.value, read);
  if (!loaded.ok) return loaded;
  const { library, packs } = loaded.value;
  broken.push(...packs.flatMap(one => one.problems));
  for (const problem of broken) io.out(`${oneLine(problem)}\n`);
  const used = packs.filter(one => one.pack && one.problems.length === 0);
  for (const { pack } of used) if (pack) io.out(`${pack.manifest.name} ${pack.manifest.version} can be used\n`);
  const own = threatsOf(loaded.value);
  const code = printCheck(checkLibrary(library, { mutate, only: new Set(own.keys()) }), io, own);
  const [first, ...rest] = broken;
  return first ? fail(first, ...rest) : ok(code);
}

/** The threats of the packs in use, with the place where each is written. */
function threatsOf({ library, packs }: LibraryWithPacks): ReadonlyMap<string, string> {
  const places = [...library.threats.keys()].flatMap(id => {
    const [found] = packs.flatMap(one => (one.problems.length === 0 ? (one.pack?.locate(id) ?? []) : []));
    return found ? [[id, `${found.file}, ${found.place}`] as const] : [];
  });
  return new Map(places);
}

/** Prints what a check found, one line each, and ends with the counts. `places` tells where a threat is written. */
function printCheck(check: LibraryCheck, io: CliIo, places: ReadonlyMap<string, string> = new Map()): ExitCode {
  const named = (threat: string) => (places.has(threat) ? `${places.get(threat)}: ${threat}` : threat);
  for (const remark of check.remarks) io.out(`${remark}\n`);
  for (const { threat, kind, words } of check.lint) io.out(`${named(threat)}: ${kind}, ${words}\n`);
  for (const { threat, expected, number, about, answer } of check.failed)
    io.out(`${named(threat)}: test ${expected} ${number} (${about}) came to ${answer}\n`);
  for (const { threat, survivors } of check.mutation ?? [])
    for (const { leaf, change } of survivors) io.out(`${named(threat)}: no test notices when ${leaf} is ${change}\n`);
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
