import { inOneLine } from '../../core/base';
import type { ProjectModel } from '../../core/model';

/** What a subject is called on the screen: its name; a data flow without one by its two ends; empty for what is gone. */
export function subjectName(model: ProjectModel, id: string): string {
  const flow = model.flows.get(id);
  if (flow && flow.name.trim() === '') return `${end(model, flow.source)} → ${end(model, flow.target)}`;
  const row =
    flow ??
    model.elements.get(id) ??
    model.boundaries.get(id) ??
    model.providers.get(id) ??
    model.assets.get(id) ??
    model.project.get(id);
  return inOneLine(row?.name ?? '');
}

function end(model: ProjectModel, id: string | null): string {
  const name = id === null ? '' : (model.elements.get(id)?.name ?? '');
  return inOneLine(name) || '?';
}

/** Whether a subject stands on the diagram, so that it can be shown there. */
export function isDrawn(id: string): boolean {
  return id.startsWith('el_') || id.startsWith('fl_') || id.startsWith('bo_');
}
