import type { ProjectModel } from '../model';
import { printable } from './writers/printable';

/** The names in a model that hold signs which the report's font lacks, such as those of East Asia; there they are shown as □. */
export function unprintableNames(model: ProjectModel): readonly string[] {
  const rows = [
    model.project,
    model.pages,
    model.elements,
    model.boundaries,
    model.flows,
    model.assets,
    model.people,
    model.providers,
  ].flatMap(table => [...table.values()]);
  const names = new Set(rows.map(row => row.name).filter(name => printable(name).missing.length > 0));
  return [...names];
}
