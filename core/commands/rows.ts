import {
  boundaryCycles,
  PROJECT_REFERENCES,
  PROJECT_SCHEMAS,
  type ProjectModel,
  type ProjectRows,
  type ProjectTable,
} from '../model';
import type { CommandRunner } from './command';
import { type AddRowOf, type ChangeRowsOf, createRowKit, type RemoveRowsOf } from './rowKit';

export type AddRow = AddRowOf<ProjectRows>;
export type ChangeRows = ChangeRowsOf<ProjectRows>;
export type RemoveRows = RemoveRowsOf<ProjectRows>;
export type RowCommand = AddRow | ChangeRows | RemoveRows;

const kit = createRowKit<ProjectRows>({
  schemas: PROJECT_SCHEMAS,
  references: PROJECT_REFERENCES,
  root: 'project',
  // No boundary inside itself.
  forbids: (_, patch, after) => {
    if (!patch.some(change => change.table === 'boundaries' && change.after)) return null;
    const [cycle] = boundaryCycles(after.boundaries);
    return cycle?.facts ? { code: 'boundary/inside-itself', facts: cycle.facts } : null;
  },
  holds: lastPage,
});

/** A project has a page. */
function lastPage(model: ProjectModel, gone: ReadonlyMap<string, ProjectTable>) {
  const pages = [...model.pages.keys()];
  if (!pages.every(id => gone.get(id) === 'pages')) return null;
  return { code: 'row/referenced', facts: { id: pages[0] ?? '' } } as const;
}

export const { rowOf, soundPatch, upsert, removal } = kit;

const addRow: CommandRunner<AddRow> = (model, command) => kit.add(model, command);
const changeRows: CommandRunner<ChangeRows> = (model, command) => kit.change(model, command);
const removeRows: CommandRunner<RemoveRows> = (model, command) => kit.remove(model, command);

export const rowRunners = { 'row/add': addRow, 'row/change': changeRows, 'row/remove': removeRows };
