import { apply } from '../../core/changes';
import { renamesPatch } from '../../core/commands';
import { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import type { Knowledge } from '../../core/packs';
import type { AnalysedProject } from '../../core/review';

/** A project that is not open, judged as on a day. Its decisions follow what threats are called now, as when a project is opened. */
export function analysed(model: ProjectModel, { library, packs }: Knowledge, today: string): AnalysedProject {
  const engine = new Engine(library, packs);
  engine.open(apply(model, renamesPatch(model, [...library.renames.values()])), { today });
  return sideOf(engine);
}

/** What an engine has found, as one side of a comparison. */
export function sideOf(engine: Engine): AnalysedProject {
  return {
    model: engine.model,
    findings: engine.findings(),
    subjects: engine.subjects(),
    controls: engine.controls(),
  };
}
