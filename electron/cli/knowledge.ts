import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Problem, type Result } from '../../core/base';
import { apply } from '../../core/changes';
import { renamesPatch } from '../../core/commands';
import { type AnalysisUpdate, Engine } from '../../core/engine';
import type { Library, TemplateFile } from '../../core/library';
import type { ProjectModel } from '../../core/model';
import {
  asksFor,
  carriedPacks,
  type Knowledge,
  knowledgeOf,
  type PackHome,
  type PackInfo,
  type PackSource,
} from '../../core/packs';
import { oneLine } from '../../core/text';
import { loadPackFolder, loadTemplates, packFoldersIn } from '../node';
import { type CliIo, EXIT, type ExitCode } from './io';

/** What models are judged by: the shipped library and the packs that were named. */
export interface CliKnowledge extends Knowledge {
  /** What is wrong with the folder of packs and the packs in it. */
  readonly problems: readonly Problem[];
  readonly base: readonly TemplateFile[];
  readonly sources: readonly PackSource[];
}

/** A project opened for analysis: with the packs that it carries, and with decisions under the ids of today. */
export interface OpenedModel {
  readonly model: ProjectModel;
  readonly library: Library;
  readonly packs: readonly PackInfo[];
  /** Problems of packs, those of the folder included. */
  readonly problems: readonly Problem[];
}

/** The shipped library with its packs, and with those in a folder where one was named. */
export function readKnowledge(templates: string, folder?: string): Result<CliKnowledge> {
  const base = loadTemplates(templates);
  if (!base.ok) return base;
  const named = folder === undefined ? [] : packFoldersIn(folder);
  const problems: Problem[] = [];
  if (folder !== undefined && named.length === 0) problems.push(noPackIn(folder));
  const read = (paths: readonly string[], home: PackHome) =>
    paths.flatMap((path): readonly PackSource[] => {
      const pack = loadPackFolder(path);
      if (pack.ok) return [{ home, folder: pack.value }];
      problems.push(...pack.problems);
      return [];
    });
  const sources = [...read(named, 'folder'), ...read(packFoldersIn(join(templates, 'packs')), 'shipped')];
  const known = knowledgeOf(base.value, sources, (_, home) => home === 'folder');
  if (!known.ok) return known;
  problems.push(...known.value.packs.flatMap(pack => pack.problems));
  return ok({ ...known.value, problems, base: base.value, sources });
}

function noPackIn(folder: string): Problem {
  if (existsSync(folder)) return { code: 'pack/no-manifest', file: folder };
  return { code: 'file/unreadable', file: folder, facts: { reason: 'it is not there' } };
}

/** A model with everything that it is judged by: packs that were named are used, those that are shipped where it asks for them. */
export function judgedBy(model: ProjectModel, known: CliKnowledge): Result<OpenedModel> {
  const carried = carriedPacks(model);
  const isAlike = carried.length === 0 && known.sources.every(source => source.home === 'folder');
  const whole = isAlike
    ? ok(known)
    : knowledgeOf(known.base, [...carried, ...known.sources], (id, home) => home === 'folder' || asksFor(model, id));
  if (!whole.ok) return whole;
  const { library, packs } = whole.value;
  const own = packs.filter(pack => pack.home === 'project').flatMap(pack => pack.problems);
  const renamed = apply(model, renamesPatch(model, [...library.renames.values()]));
  return ok({ model: renamed, library, packs, problems: [...known.problems, ...own, ...notGiven(model, packs)] });
}

/** Packs that the project uses from the device of whoever works on it, and that nobody named here. */
function notGiven(model: ProjectModel, packs: readonly PackInfo[]): readonly Problem[] {
  return [...model.packs.values()]
    .filter(({ id, used, off }) => used && off === null && !packs.some(pack => pack.id === id))
    .map(({ id }) => ({ code: 'pack/not-given', facts: { id } }));
}

/** The analysis of an opened model. */
export function analysed(
  { model, library, packs }: OpenedModel,
  today: string,
): { readonly engine: Engine; readonly first: AnalysisUpdate } {
  const engine = new Engine(library, packs);
  return { engine, first: engine.open(model, { today }) };
}

/** Names packs that could not be used. The rest was done all the same, but a build must not pass without them unnoticed. */
export function tellOfPacks(problems: readonly Problem[], done: ExitCode, io: CliIo): ExitCode {
  for (const problem of problems) io.err(`${oneLine(problem)}\n`);
  return problems.length > 0 ? EXIT.bad : done;
}
