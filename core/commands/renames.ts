import { ok, sameJson } from '../base';
import { changeOf, type ProjectPatch } from '../changes';
import { controlRecordId, type ProjectModel, type ProjectRows } from '../model';
import type { CommandRunner } from './command';

/** What a threat or a control was called, and what it is called since. */
export interface Renamed {
  readonly id: string;
  readonly to: string;
}

/** Moves what was decided under old ids of threats and controls to the ids that these have now. */
export interface FollowRenames {
  readonly type: 'renames/follow';
  readonly renames: readonly Renamed[];
}

/** Longest chain of renames that is followed, so that a circle ends. */
const LONGEST = 20;

function currentId(renames: ReadonlyMap<string, string>, id: string): string {
  let current = id;
  for (let step = 0; step < LONGEST; step += 1) {
    const next = renames.get(current);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

/** The rows of a table under the ids of today, their own and those that they name. One that is already there under the new id stays, and the old one beside it. */
function moved<N extends 'decisions' | 'controls' | 'rules' | 'actions' | 'threats'>(
  table: N,
  rows: ReadonlyMap<string, ProjectRows[N]>,
  now: (row: ProjectRows[N]) => ProjectRows[N],
): ProjectPatch {
  return [...rows.values()].flatMap(row => {
    const after = now(row);
    if (after.id === row.id) return sameJson(row, after) ? [] : [changeOf<ProjectRows, N>(table, row, after)];
    if (rows.has(after.id)) return [];
    return [changeOf<ProjectRows, N>(table, row, null), changeOf<ProjectRows, N>(table, null, after)];
  });
}

/** The key of a finding with the id that its rule has now. */
function keyNow(key: string, now: (id: string) => string): string {
  const rule = key.slice(0, Math.max(0, key.indexOf(':')));
  return `${now(rule)}${key.slice(rule.length)}`;
}

/** The key of a finding of today for one of before. */
export function renamedKey(key: string, renames: readonly Renamed[]): string {
  const byId = new Map(renames.map(({ id, to }) => [id, to]));
  return keyNow(key, id => currentId(byId, id));
}

/** What has to be moved; nothing in most projects. */
export function renamesPatch(model: ProjectModel, renames: readonly Renamed[]): ProjectPatch {
  if (renames.length === 0) return [];
  const byId = new Map(renames.map(({ id, to }) => [id, to]));
  const now = (id: string) => currentId(byId, id);
  return [
    ...moved('decisions', model.decisions, row => ({ ...row, id: keyNow(row.id, now) })),
    ...moved('controls', model.controls, row => {
      const control = now(row.control);
      const compensation = row.compensation && now(row.compensation);
      return { ...row, control, compensation, id: controlRecordId(control, row.subject) };
    }),
    ...moved('rules', model.rules, row => ({ ...row, id: now(row.id) })),
    ...moved('actions', model.actions, row => ({
      ...row,
      finding: row.finding && keyNow(row.finding, now),
      control: row.control && now(row.control),
    })),
    ...moved('threats', model.threats, row => ({ ...row, controls: row.controls.map(now) })),
  ];
}

export const followRenames: CommandRunner<FollowRenames> = (model, { renames }) =>
  ok({ label: 'renames/follow', patch: renamesPatch(model, renames), mergeKey: null });
