import { apply } from '../../core/changes';
import { renamesPatch } from '../../core/commands';
import { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import type { Knowledge } from '../../core/packs';

/** A project that is not open, judged as on a day. Its decisions follow what threats are called now, as when a project is opened. */
export function analysed(model: ProjectModel, { library, packs }: Knowledge, today: string): Engine {
  const engine = new Engine(library, packs);
  engine.open(apply(model, renamesPatch(model, [...library.renames.values()])), { today });
  return engine;
}
