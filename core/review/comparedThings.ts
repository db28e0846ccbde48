import { byCodeUnit, sameJson, sortedJson } from '../base';
import type { ProjectPatch } from '../changes';
import type { ProjectModel } from '../model';

const COMPARED_TABLES = ['elements', 'flows', 'boundaries', 'assets', 'providers'] as const;
export type ComparedTable = (typeof COMPARED_TABLES)[number];

export interface FieldChange {
  /** `name`, `provider`, `props.mfa` … */
  readonly field: string;
  /** In words; null: nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface ThingChange {
  readonly table: ComparedTable;
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

function isCompared(table: string): table is ComparedTable {
  return COMPARED_TABLES.some(one => one === table);
}

/** What came, went or is another, in the order of the tables. */
export function thingsOf(patch: ProjectPatch, before: ProjectModel, after: ProjectModel): readonly ThingChange[] {
  const changes: ThingChange[] = [];
  const names = { before: (id: string) => nameIn(before, id), after: (id: string) => nameIn(after, id) };
  for (const change of patch) {
    if (!isCompared(change.table)) continue;
    const { table, id } = change;
    if (change.before === null || change.after === null) {
      const what = change.before === null ? 'added' : 'removed';
      changes.push({ table, id, name: nameOf(change.before === null ? after : before, id), what, fields: [] });
      continue;
    }
    const fields = fieldChanges({ ...change.before }, { ...change.after }, names);
    if (fields.length > 0) changes.push({ table, id, name: nameOf(after, id), what: 'changed', fields });
  }
  const order = (change: ThingChange) => COMPARED_TABLES.indexOf(change.table);
  return changes.sort((a, b) => order(a) - order(b) || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));
}

/** Where a thing comes from and how sure its type was guessed is no change of it. */
const QUIET: ReadonlySet<string> = new Set(['id', 'origin', 'typeOrigin', 'kindOrigin', 'copiedFrom']);
const RECORDS: ReadonlySet<string> = new Set(['props', 'facts']);

type Fields = Readonly<Record<string, unknown>>;

/** What an id is called, before and after; null: it is the id of nothing. */
interface Names {
  readonly before: (id: string) => string | null;
  readonly after: (id: string) => string | null;
}

/** The fields of a row that say something else, in order, with their values in words. */
export function fieldChanges(before: Fields, after: Fields, names: Names, under = ''): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    if (QUIET.has(field) && under === '') continue;
    const [was, is] = [before[field], after[field]];
    if (sameJson(was, is)) continue;
    if (under === '' && RECORDS.has(field)) {
      changes.push(...fieldChanges({ ...(was as Fields) }, { ...(is as Fields) }, names, `${field}.`));
      continue;
    }
    const change = { field: `${under}${field}`, before: inWords(was, names.before), after: inWords(is, names.after) };
    if (change.before !== change.after) changes.push(change);
  }
  return changes;
}

/** A value as people read it: facts by their value, ids by the name of what they mean, lists with commas. */
function inWords(value: unknown, nameOfId: Names['before']): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value))
    return value.length === 0 ? null : value.map(one => inWords(one, nameOfId) ?? '').join(', ');
  if (typeof value === 'object') {
    const fields: Fields = { ...value };
    if ('value' in fields) return inWords(fields['value'], nameOfId);
    if ('reason' in fields) return String(fields['reason']);
    return JSON.stringify(sortedJson(value));
  }
  const text = String(value);
  return nameOfId(text) ?? text;
}

function nameIn(model: ProjectModel, id: string): string | null {
  for (const table of ['elements', 'flows', 'boundaries', 'assets', 'providers', 'people'] as const) {
    const name = model[table].get(id)?.name;
    if (name !== undefined) return name;
  }
  return null;
}

/** What a thing is called; a flow without a name by its ends. */
export function nameOf(model: ProjectModel, id: string): string {
  const name = nameIn(model, id) ?? '';
  const flow = model.flows.get(id);
  if (name.trim() !== '' || !flow) return name;
  return [flow.source, flow.target].map(end => model.elements.get(end ?? '')?.name ?? '').join(' → ');
}
