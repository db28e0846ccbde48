import { fail, type Problem, stableJson } from '../base';
import {
  boundaryCycles,
  type Decision,
  type HandThreat,
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

/**
 * A risk is accepted by its own commands, which ask the policy, and by nothing else: a row of any command here neither brings an
 * acceptance nor words one anew. Files that are opened or merged may bring some along; `acceptancesBeyond` tells of those.
 */
function accepts(before: Accepted | undefined, after: Accepted): Problem | null {
  if (after.verdict !== 'accepted' && after.status !== 'accepted') return null;
  const same =
    before !== undefined &&
    ACCEPTANCE.every(field => stableJson(before[field] ?? null) === stableJson(after[field] ?? null));
  return same ? null : { code: 'acceptance/own-command' };
}

type Accepted = Partial<Pick<Decision, 'verdict' | 'reason' | 'expires' | 'stamp'>> &
  Partial<Pick<HandThreat, 'status' | 'acceptance'>>;
const ACCEPTANCE = ['verdict', 'reason', 'expires', 'stamp', 'status', 'acceptance'] as const;

const addRow: CommandRunner<AddRow> = (model, command) => {
  const problem = command.table === 'decisions' || command.table === 'threats' ? accepts(undefined, command.row) : null;
  return problem ? fail(problem) : kit.add(model, command);
};

const changeRows: CommandRunner<ChangeRows> = (model, command) => {
  if (command.table !== 'decisions' && command.table !== 'threats') return kit.change(model, command);
  for (const id of command.ids) {
    const before: Accepted | undefined = model[command.table].get(id);
    const problem = accepts(before, { ...before, ...command.fields });
    if (problem) return fail(problem);
  }
  return kit.change(model, command);
};
const removeRows: CommandRunner<RemoveRows> = (model, command) => kit.remove(model, command);

export const rowRunners = { 'row/add': addRow, 'row/change': changeRows, 'row/remove': removeRows };
