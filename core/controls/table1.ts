import { groupBy } from '../base';
import type { Consideration } from '../library';
import type { ControlStatus, ServiceModel } from '../model';
import type { Basis } from '../responsibility';
import { responsibleSubjects, serviceModelOf } from '../responsibility';
import type { ControlList, ControlRow } from './controlRow';
import { tally } from './tally';

export const TABLE1_COLUMNS = ['saas', 'paas', 'iaas'] as const;
export type Table1Column = (typeof TABLE1_COLUMNS)[number];

/** The column that a service model counts in; what is our own stands in none. */
const COLUMN_OF: Readonly<Record<ServiceModel, Table1Column | null>> = {
  onprem: null,
  iaas: 'iaas',
  'caas-k8s': 'iaas',
  'caas-serverless': 'paas',
  paas: 'paas',
  faas: 'paas',
  saas: 'saas',
};

/** A control behind a cell. */
export interface Table1Control {
  readonly control: string;
  /** Subjects of the cell per state. */
  readonly counts: Partial<Record<ControlStatus, number>>;
  /** The worst list that any of them puts it in. */
  readonly list: ControlList;
}

export interface Table1Cell {
  /** The X of the table: the consideration is the customer's in this service model. */
  readonly customer: boolean;
  /** Ids of the elements and boundaries of this service model. */
  readonly subjects: readonly string[];
  readonly controls: readonly Table1Control[];
}

/** One of the nine considerations. */
export interface Table1Row {
  readonly consideration: string;
  readonly name: string;
  readonly layers: readonly string[];
  readonly cells: Readonly<Record<Table1Column, Table1Cell>>;
}

/**
 * Table 1: nine considerations × service models, each cell with what stands behind it. A control stands behind a cell when it is
 * required on one of its subjects and its topic touches a layer of the consideration.
 * @param rows the control register, or the part of it that is of interest
 */
export function table1(basis: Basis, rows: Iterable<ControlRow>): readonly Table1Row[] {
  const columnOf = new Map<string, Table1Column>();
  for (const id of responsibleSubjects(basis)) {
    const { model } = serviceModelOf(basis, id);
    const column = model === null ? null : COLUMN_OF[model];
    if (column !== null) columnOf.set(id, column);
  }
  const inColumn = groupRows(rows, columnOf);
  return Array.from(basis.library.considerations.values(), one => rowOf(basis, one, { columnOf, inColumn }));
}

interface Columns {
  readonly columnOf: ReadonlyMap<string, Table1Column>;
  readonly inColumn: Readonly<Record<Table1Column, readonly ControlRow[]>>;
}

function groupRows(rows: Iterable<ControlRow>, columnOf: ReadonlyMap<string, Table1Column>): Columns['inColumn'] {
  const groups: Record<Table1Column, ControlRow[]> = { saas: [], paas: [], iaas: [] };
  for (const row of rows) {
    const column = columnOf.get(row.subject);
    if (column) groups[column].push(row);
  }
  return groups;
}

function rowOf(basis: Basis, consideration: Consideration, columns: Columns): Table1Row {
  const cell = (column: Table1Column): Table1Cell => ({
    customer: consideration.customer[column],
    subjects: [...columns.columnOf].filter(([, own]) => own === column).map(([id]) => id),
    controls: controlsBehind(basis, consideration, columns.inColumn[column]),
  });
  const { id, name, layers } = consideration;
  return { consideration: id, name, layers, cells: { saas: cell('saas'), paas: cell('paas'), iaas: cell('iaas') } };
}

function controlsBehind(
  { library }: Basis,
  { layers }: Consideration,
  rows: readonly ControlRow[],
): readonly Table1Control[] {
  const touches = (control: string) => {
    const topic = library.topics.get(library.controls.get(control)?.topic ?? '');
    return topic?.layers.some(layer => layers.includes(layer)) ?? false;
  };
  return [...groupBy(rows, row => row.control)]
    .filter(([control]) => touches(control))
    .map(([control, own]) => ({ control, ...tally(own) }));
}
