import { byCodeUnit, sortedJson } from '../base';
import { type Model, type References, type Rows, type Schemas, tableNames, tableOfId } from '../model';

/** Something that two people have said differently. What `ours` says is kept. */
export interface MergeConflict {
  readonly table: string;
  readonly id: string;
  /** The field, `props.mfa` for a member of one; empty: one side removed the row that the other changed, and it is kept. */
  readonly field: string;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
}

export interface MergedModel<T extends Rows> {
  readonly model: Model<T>;
  readonly conflicts: readonly MergeConflict[];
}

export interface MergeSides<T extends Rows> {
  readonly base: Model<T>;
  readonly ours: Model<T>;
  readonly theirs: Model<T>;
}

/** What of a kind of document the merge has to know. */
export interface MergeLaw<T extends Rows> {
  readonly schemas: Schemas<T>;
  readonly references: References<T>;
}

type Fields = Readonly<Record<string, unknown>>;

const textOf = (value: unknown) => JSON.stringify(sortedJson(value)) ?? '';
const same = (a: unknown, b: unknown) => a === b || textOf(a) === textOf(b);

/**
 * Merges what two people made of one document, row by row and field by field. A field that only one of them touched is theirs; a field
 * that both set differently keeps our value and is a conflict. Lists of ids are merged member by member. A row that one removed and the
 * other changed, or still needs, stays.
 */
export function mergeModels<T extends Rows>({ base, ours, theirs }: MergeSides<T>, law: MergeLaw<T>): MergedModel<T> {
  const conflicts: MergeConflict[] = [];
  const tables = tableNames(law.schemas).map(table => {
    const rows = mergeTable(table, { base: base[table], ours: ours[table], theirs: theirs[table] }, conflicts);
    return [table, rows] as const;
  });
  // One map of merged rows per table of the schemas, which Object.fromEntries cannot say.
  const merged = Object.fromEntries(tables) as unknown as { readonly [N in keyof T]: Map<string, T[N]> };
  restoreNeeded(merged, { base, ours, theirs }, law, conflicts);
  return { model: merged, conflicts: conflicts.sort((a, b) => byCodeUnit(placeOf(a), placeOf(b))) };
}

const placeOf = ({ table, id, field }: MergeConflict) => `${table} ${id} ${field}`;

interface Sides<V> {
  readonly base: V;
  readonly ours: V;
  readonly theirs: V;
}

function mergeTable<Row extends { readonly id: string }>(
  table: string,
  { base, ours, theirs }: Sides<ReadonlyMap<string, Row>>,
  conflicts: MergeConflict[],
): Map<string, Row> {
  if (theirs === base) return new Map(ours);
  const merged = new Map<string, Row>();
  for (const id of new Set([...ours.keys(), ...theirs.keys()])) {
    const row = mergeRow(table, id, { base: base.get(id), ours: ours.get(id), theirs: theirs.get(id) }, conflicts);
    if (row) merged.set(id, row);
  }
  return merged;
}

function mergeRow<Row extends { readonly id: string }>(
  table: string,
  id: string,
  { base, ours, theirs }: Sides<Row | undefined>,
  conflicts: MergeConflict[],
): Row | undefined {
  if (same(ours, theirs) || same(base, theirs)) return ours;
  if (same(base, ours)) return theirs;
  if (!ours || !theirs) {
    conflicts.push({ table, id, field: '', base, ours: ours ?? null, theirs: theirs ?? null });
    return ours ?? theirs;
  }
  const fields = mergeFields({ base: { ...base }, ours: { ...ours }, theirs: { ...theirs } }, (field, sides) =>
    conflicts.push({ table, id, field, ...sides }),
  );
  // Every field is one that a row of this table had on one of the sides.
  return fields as unknown as Row;
}

type Report = (field: string, sides: Sides<unknown>) => void;

function mergeFields({ base, ours, theirs }: Sides<Fields>, report: Report, under = ''): Fields {
  const merged: Record<string, unknown> = {};
  for (const name of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const value = mergeValue({ base: base[name], ours: ours[name], theirs: theirs[name] }, report, `${under}${name}`);
    if (value !== undefined) merged[name] = value;
  }
  return merged;
}

function mergeValue({ base, ours, theirs }: Sides<unknown>, report: Report, field: string): unknown {
  if (same(ours, theirs) || same(base, theirs)) return ours;
  if (same(base, ours)) return theirs;
  if (isList(ours) && isList(theirs)) return mergeLists({ base: isList(base) ? base : [], ours, theirs });
  if (isMap(ours) && isMap(theirs) && !field.includes('.'))
    return mergeFields({ base: isMap(base) ? base : {}, ours, theirs }, report, `${field}.`);
  report(field, { base: base ?? null, ours: ours ?? null, theirs: theirs ?? null });
  return ours;
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

/** Facts of a row are merged one by one; what makes up one fact (its value and origin) belongs together. */
function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Ours, without what they took out, with what they put in. */
function mergeLists({ base, ours, theirs }: Sides<readonly unknown[]>): readonly unknown[] {
  const [before, mine, other] = [base, ours, theirs].map(list => new Set(list.map(textOf)));
  const kept = ours.filter(one => other?.has(textOf(one)) || !before?.has(textOf(one)));
  const added = theirs.filter(one => !before?.has(textOf(one)) && !mine?.has(textOf(one)));
  return [...kept, ...added];
}

/** Rows that one side removed while the other came to need them are brought back. */
function restoreNeeded<T extends Rows>(
  merged: { readonly [N in keyof T]: Map<string, T[N]> },
  { base, ours, theirs }: MergeSides<T>,
  { schemas, references }: MergeLaw<T>,
  conflicts: MergeConflict[],
): void {
  const tables = tableNames(schemas);
  for (let again = true; again; ) {
    again = false;
    for (const table of tables) {
      for (const row of merged[table].values()) {
        for (const id of references[table].ids(row)) {
          const target = tables.find(name => name === (id === null ? null : tableOfId(id)));
          if (id === null || target === undefined || merged[target].has(id)) continue;
          const lost = ours[target].get(id) ?? theirs[target].get(id) ?? base[target].get(id);
          if (!lost) continue;
          merged[target].set(id, lost);
          const sides = { ours: ours[target].get(id) ?? null, theirs: theirs[target].get(id) ?? null };
          conflicts.push({ table: target, id, field: '', base: base[target].get(id) ?? null, ...sides });
          again = true;
        }
      }
    }
  }
}
