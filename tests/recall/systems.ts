import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from '../../core/commands';
import { createImportTools, openFile } from '../../core/interchange';
import type { Library, TypeKind } from '../../core/library';
import { type ElementKind, ElementKind as ElementKinds, type ProjectModel } from '../../core/model';
import { after, aProject, drawn } from '../support/aModel';
import type { ExpertSystem } from './experts';

/** How a system came in: drawn by its author and read by an importer, or put together from the list of its elements and flows. */
export type Source = 'drawn' | 'listed';

export interface SystemModel {
  readonly model: ProjectModel;
  readonly source: Source;
}

const sha256 = async (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** What the importer makes of the file, without the threats that somebody wrote into it; null where no importer reads it. */
async function drawnModel(library: Library, path: string): Promise<ProjectModel | null> {
  const bytes = new Uint8Array(readFileSync(path));
  const opened = await openFile({ name: path, bytes }, { ...createImportTools(library), sha256 });
  if (!opened.ok || opened.value.document.kind !== 'project') return null;
  const { model } = opened.value.document;
  return model.elements.size === 0 ? null : { ...model, threats: new Map(), decisions: new Map() };
}

interface Listed {
  readonly name: string;
  readonly kind: ElementKind | undefined;
  readonly hints: readonly string[];
}

function listed(line: string): Listed {
  const match = /^(.*?)\s*\(([^()]*)\)$/.exec(line);
  const [, name = line, aside = ''] = match ?? [];
  const kind = ElementKinds.safeParse(aside);
  if (kind.success) return { name, kind: kind.data, hints: [] };
  return { name, kind: undefined, hints: aside === '' ? [] : aside.split('/') };
}

const asElementKind = (kind: TypeKind | undefined): ElementKind =>
  kind === 'actor' || kind === 'store' ? kind : 'process';

/** Drawn as a person would type it: a name, a kind, and the type that the name says. */
function listedModel(library: Library, system: ExpertSystem): ProjectModel {
  const { guessType } = createImportTools(library);
  const ids = new Map<string, `el_${string}`>();
  const elements = system.elements.map((line, at): Command => {
    const { name, kind, hints } = listed(line);
    const id = `el_${at}` as const;
    ids.set(name.toLowerCase(), id);
    const guess = guessType({ name, ...(kind ? { kind } : {}), hints });
    return drawn(id, kind ?? asElementKind(library.types.get(guess?.type ?? '')?.kind), name, guess?.type ?? null, at);
  });
  const flows = system.flows.flatMap((line, at): Command[] => {
    const [source, target] = line.split('>').map(end => ids.get(end.trim().toLowerCase()));
    if (!source || !target) return [];
    return [{ type: 'flow/connect', id: `fl_${at}`, name: '', source, target }];
  });
  return after(aProject(system.model), ...elements, ...flows);
}

/** The system as a model, without the threats of its experts. */
export async function modelOf(library: Library, corpus: string, system: ExpertSystem): Promise<SystemModel> {
  const path = join(corpus, system.file);
  const model = existsSync(path) ? await drawnModel(library, path) : null;
  if (model) return { model, source: 'drawn' };
  return { model: listedModel(library, system), source: 'listed' };
}
