import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fail, ok, type Problem, type Result, stableJson } from '../../core/base';
import {
  checkLibrary,
  countsLine,
  type Library,
  type LibraryCheck,
  loadLibrary,
  passes,
  type TemplateFile,
} from '../../core/library';
import { loadPacks, type PackFolder, type PackStatus } from '../../core/packs';
import { oneLine } from '../../core/text';
import {
  isFile,
  loadLibraryFolder,
  loadPackFolder,
  loadRuleTests,
  loadTemplates,
  packFoldersIn,
  packsInFile,
} from '../node';
import { findingLine, findingsOf, type Locate } from './checkFindings';
import { type CliIo, EXIT, type ExitCode } from './io';
import { lineAndColumn, problemJson } from './problemJson';

/** Version of the JSON that `library check --json` prints. */
export const LIBRARY_CHECK_SCHEMA = 'parapet-library-check/1';

export interface LibraryCheckArguments {
  /** A pack, an archive or a folder of packs, a folder of library files, or one that has them below `libraries`; undefined: what is shipped. */
  readonly folder: string | undefined;
  /** Check the folder as an addition to what is shipped. */
  readonly withShipped: boolean;
  /** Change every leaf of every rule and demand that a test notices. */
  readonly mutate: boolean;
  readonly json: boolean;
}

/** What was checked: a library, and where its own threats are written. */
interface Checked {
  readonly library: Library | null;
  readonly packs: readonly PackStatus[];
  /** Why files or packs cannot be used. */
  readonly broken: readonly Problem[];
  /** The threats to look at; undefined: all. */
  readonly only?: ReadonlySet<string>;
  readonly locate: Locate;
}

/**
 * `library check [DIR]`: whether every rule can be read and meant, every reference leads somewhere and every test of a rule passes;
 * ends with the counts.
 */
export function libraryCheck(given: LibraryCheckArguments, io: CliIo): Result<ExitCode> {
  const read = readGiven(given, io);
  if (!read.ok) return read;
  const { library, broken, only } = read.value;
  const check = library ? checkLibrary(library, { mutate: given.mutate, ...(only ? { only } : {}) }) : null;
  if (given.json) io.out(asJson(read.value, check));
  else printCheck(read.value, check, io);
  const [first, ...rest] = broken;
  if (first) return fail(first, ...rest);
  return ok(check && passes(check) ? EXIT.fine : EXIT.gate);
}

function readGiven(given: LibraryCheckArguments, io: CliIo): Result<Checked> {
  const { folder } = given;
  if (folder !== undefined && isFile(folder)) return readArchive(folder, io);
  const packs = folder === undefined ? [] : packFoldersIn(folder);
  return packs.length > 0 ? readPacks(packs, io) : readFiles(given, io);
}

function readFiles({ folder, withShipped }: LibraryCheckArguments, io: CliIo): Result<Checked> {
  const own = folder === undefined ? ok<readonly TemplateFile[]>([]) : filesIn(folder);
  if (!own.ok) return own;
  const shipped = folder === undefined || withShipped ? shippedFiles(io.templates) : ok([]);
  if (!shipped.ok) return shipped;
  const loaded = loadLibrary([...shipped.value, ...own.value]);
  return ok({
    library: loaded.ok ? loaded.value : null,
    packs: [],
    broken: loaded.ok ? [] : loaded.problems,
    locate: () => null,
  });
}

/** The packs in an archive, or the one that is made of a template of another tool. */
function readArchive(path: string, io: CliIo): Result<Checked> {
  const shipped = loadTemplates(io.templates);
  if (!shipped.ok) return shipped;
  const library = loadLibrary(shipped.value);
  if (!library.ok) return library;
  const taken = packsInFile(path, library.value);
  if (!taken.ok) return taken;
  const { packs, problems } = taken.value;
  return checked(
    shipped.value,
    packs.map(one => one.folder),
    problems,
  );
}

function readPacks(folders: readonly string[], io: CliIo): Result<Checked> {
  const shipped = loadTemplates(io.templates);
  if (!shipped.ok) return shipped;
  const read: PackFolder[] = [];
  const unread: Problem[] = [];
  for (const folder of folders) {
    const pack = loadPackFolder(folder);
    if (pack.ok) read.push(pack.value);
    else unread.push(...pack.problems);
  }
  return checked(shipped.value, read, unread);
}

/** Packs are checked as additions to the shipped library. A broken one is listed; the rest is checked all the same. */
function checked(
  shipped: readonly TemplateFile[],
  read: readonly PackFolder[],
  unread: readonly Problem[],
): Result<Checked> {
  const loaded = loadPacks(shipped, read);
  if (!loaded.ok) return loaded;
  const { library, packs } = loaded.value;
  const used = packs.flatMap(({ pack, problems }) => (pack && problems.length === 0 ? [pack] : []));
  const locate: Locate = wanted => used.flatMap(pack => pack.locate(wanted) ?? [])[0] ?? null;
  return ok({
    library,
    packs,
    broken: [...unread, ...packs.flatMap(one => one.problems)],
    only: new Set([...library.threats.keys()].filter(id => locate({ id }) !== null)),
    locate,
  });
}

/** Prints what was found, one line each, and ends with the counts. */
function printCheck({ library, packs, broken, locate }: Checked, check: LibraryCheck | null, io: CliIo): void {
  // Where nothing at all can be used there is one line, and it is the one on standard error.
  if (!library || !check) return;
  for (const problem of broken) io.out(`${oneLine(problem)}\n`);
  for (const { name, version } of manifests(packs)) io.out(`${name} ${version} can be used\n`);
  for (const remark of check.remarks) io.out(`${remark}\n`);
  for (const finding of findingsOf(check, library, locate)) io.out(`${findingLine(finding)}\n`);
  io.out(`${testsLine(check)}\n${countsLine(check.counts)}\n`);
}

const manifests = (packs: readonly PackStatus[]) =>
  packs.flatMap(({ pack, problems }) => (pack && problems.length === 0 ? [pack.manifest] : []));

function asJson({ library, packs, broken, locate }: Checked, check: LibraryCheck | null): string {
  const findings = library && check ? findingsOf(check, library, locate) : [];
  return stableJson({
    schema: LIBRARY_CHECK_SCHEMA,
    passes: broken.length === 0 && check !== null && passes(check),
    packs: manifests(packs).map(({ id, name, version }) => ({ id, name, version })),
    problems: broken.map(problemJson),
    findings: findings.map(({ where, ...finding }) => ({ ...finding, ...where, ...lineAndColumn(where?.place) })),
    remarks: check?.remarks ?? [],
    tests: check && { run: check.tests, failed: check.failed.length },
    changes: check?.mutation ? changesOf(check.mutation) : null,
    counts: check?.counts ?? null,
  });
}

function changesOf(mutation: NonNullable<LibraryCheck['mutation']>) {
  const made = mutation.reduce((sum, one) => sum + one.mutants, 0);
  return { made, noticed: made - mutation.reduce((sum, one) => sum + one.survivors.length, 0) };
}

function testsLine({ tests, failed, mutation }: LibraryCheck): string {
  const line = `tests ${tests} failed ${failed.length}`;
  if (!mutation) return line;
  const { made, noticed } = changesOf(mutation);
  return `${line} changes ${made} noticed ${noticed}`;
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
