import { byCodeUnit } from '../base';
import { diff } from '../changes';
import type { Library } from '../library';
import type { OrganisationModel, OrganisationRows } from '../model';
import { closedReviews } from './cadence';
import { type FieldChange, fieldChanges } from './comparedThings';
import { compareReviews, type ReviewComparison } from './reviewComparison';

/** What of an organisation is compared row by row; answers are compared as part of their review. */
export const COMPARED_ROWS = [
  'organisation',
  'people',
  'providers',
  'services',
  'attestations',
  'contracts',
  'subprocessors',
  'events',
  'reviews',
  'actions',
  'registers',
] as const satisfies readonly (keyof OrganisationRows)[];
export type ComparedRows = (typeof COMPARED_ROWS)[number];

export interface RowChange {
  readonly table: ComparedRows;
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

/** What is different between two states of an organisation. */
export interface OrganisationComparison {
  readonly rows: readonly RowChange[];
  /** The newest closed review of each provider in both states, where they are two. */
  readonly reviews: readonly ReviewComparison[];
}

export function compareOrganisations(
  library: Library,
  before: OrganisationModel,
  after: OrganisationModel,
): OrganisationComparison {
  return { rows: rowChanges(before, after), reviews: reviewChanges(library, before, after) };
}

function isCompared(table: string): table is ComparedRows {
  return COMPARED_ROWS.some(one => one === table);
}

function rowChanges(before: OrganisationModel, after: OrganisationModel): readonly RowChange[] {
  const names = { before: namesIn(before), after: namesIn(after) };
  const changes = diff(before, after).flatMap(({ table, id, before: was, after: is }): RowChange[] => {
    if (!isCompared(table)) return [];
    const name = (is === null ? names.before : names.after)(id) ?? '';
    if (was === null || is === null) return [{ table, id, name, what: was === null ? 'added' : 'removed', fields: [] }];
    const fields = fieldChanges({ ...was }, { ...is }, names).filter(one => !COMPARED_ELSEWHERE.has(one.field));
    return fields.length === 0 ? [] : [{ table, id, name, what: 'changed', fields }];
  });
  const order = (change: RowChange) => COMPARED_ROWS.indexOf(change.table);
  return changes.sort((a, b) => order(a) - order(b) || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));
}

/** What a review was closed with is compared as such. */
const COMPARED_ELSEWHERE: ReadonlySet<string> = new Set(['seal', 'signatures']);

/** What a row is called: by its own name, a review by its provider and day. */
function namesIn(model: OrganisationModel): (id: string) => string | null {
  const names = new Map<string, string>();
  for (const table of ['organisation', 'people', 'providers', 'services', 'subprocessors'] as const)
    for (const row of model[table].values()) names.set(row.id, row.name);
  for (const table of ['actions', 'registers'] as const)
    for (const row of model[table].values()) names.set(row.id, row.title);
  const provider = (id: string) => model.providers.get(id)?.name ?? '';
  for (const row of model.reviews.values())
    names.set(row.id, `${provider(row.provider)}, ${row.closed ?? row.started}`);
  return id => names.get(id) ?? null;
}

function reviewChanges(
  library: Library,
  before: OrganisationModel,
  after: OrganisationModel,
): readonly ReviewComparison[] {
  return [...after.providers.keys()].flatMap(provider => {
    const [[was], [is]] = [closedReviews(before, provider), closedReviews(after, provider)];
    if (!was || !is || was.id === is.id) return [];
    return [compareReviews(library, { model: before, review: was }, { model: after, review: is })];
  });
}
