import type { Point, Size } from '../../base';
import { type Bag, flagOf, isBag, labelOf, listOf, member, pointOf, sizeOf, textOf } from '../foreignValue';
import { type ReportLines, shown } from '../importReport';

/** What Threat Dragon draws: six kinds of things, in the words of every version since 1.0. */
export type CellKind = 'actor' | 'process' | 'store' | 'box' | 'text' | 'flow' | 'line';

/** One end of a flow or curve: fastened to a cell, or loose at a point. */
export interface End {
  readonly cell: string | null;
  readonly at: Point | null;
}

/** A thing of a diagram, freed of what differs between versions. */
export interface Cell {
  readonly id: string;
  readonly kind: CellKind;
  readonly name: string;
  readonly description: string;
  /** Where it stands, for actors, processes, stores, boxes and texts; null where the file does not say. */
  readonly at: Point | null;
  readonly size: Size | null;
  readonly source: End;
  readonly target: End;
  readonly vertices: readonly Point[];
  /** The flags and fields of its kind. */
  readonly data: Bag;
  readonly threats: readonly unknown[];
}

/** Shape and type names, lower case. Version 2.0 misspelt one of its own. */
const KINDS: ReadonlyMap<string, CellKind> = new Map([
  ['actor', 'actor'],
  ['tm.actor', 'actor'],
  ['process', 'process'],
  ['tm.process', 'process'],
  ['store', 'store'],
  ['tm.store', 'store'],
  ['flow', 'flow'],
  ['tm.flow', 'flow'],
  ['trust-boundary-box', 'box'],
  ['tm.boundarybox', 'box'],
  ['trust-boundary-curve', 'line'],
  ['trust-broundary-curve', 'line'],
  ['tm.boundary', 'line'],
  ['td-text-block', 'text'],
  ['tm.text', 'text'],
]);

/** The cells of a diagram in their order; what is no cell gets a line in the report. */
export function readCells(cells: readonly unknown[], page: string, lines: ReportLines): readonly Cell[] {
  return cells.flatMap((raw, index) => readCell(raw, index, page, lines) ?? []);
}

function readCell(raw: unknown, index: number, page: string, lines: ReportLines): Cell | null {
  const where = `thing ${index + 1} of page ${shown(page)}`;
  if (!isBag(raw)) {
    lines.dropped(where, 'it is not an object');
    return null;
  }
  // Version 1 keeps the fields in the cell itself.
  const data = isBag(raw['data']) ? raw['data'] : raw;
  const kind = kindOf(raw, data);
  if (!kind) {
    const word = textOf(raw['shape']) ?? textOf(data['type']) ?? 'no kind';
    lines.dropped(where, `Threat Dragon is not known to draw such a shape (${shown(word)})`);
    return null;
  }
  const at = pointOf(raw['position']);
  const source = endOf(raw['source']);
  const target = endOf(raw['target']);
  const pointless = !source.at && !source.cell && !target.at && !target.cell;
  return {
    id: labelOf(raw['id']) ?? `${page}-${index + 1}`,
    // A boundary that stands at a place and leads nowhere is a box, whatever it is called.
    kind: kind === 'line' && at && pointless ? 'box' : kind,
    name: nameOf(raw, data),
    description: textOf(data['description']) ?? '',
    at: at ?? null,
    size: sizeOf(raw['size']) ?? null,
    source,
    target,
    vertices: listOf(raw['vertices']).flatMap(vertex => pointOf(vertex) ?? []),
    data,
    threats: listOf(data['threats'] ?? raw['threats']),
  };
}

function kindOf(raw: Bag, data: Bag): CellKind | null {
  for (const word of [raw['shape'], data['type'], raw['type']]) {
    const kind = KINDS.get(textOf(word)?.toLowerCase() ?? '');
    if (kind) return kind;
  }
  return null;
}

function endOf(raw: unknown): End {
  const cell = labelOf(raw) ?? labelOf(member(raw, 'cell')) ?? labelOf(member(raw, 'id')) ?? null;
  return { cell, at: pointOf(raw) ?? null };
}

/** The name where a version keeps it: in the data, in the drawing's text, or in the label of a line. */
function nameOf(raw: Bag, data: Bag): string {
  const places = [
    data['name'],
    member(raw, 'attrs', 'text', 'text'),
    member(raw, 'attrs', 'label', 'text'),
    ...listOf(raw['labels']).flatMap(labelTexts),
  ];
  return places.flatMap(place => textOf(place) ?? []).find(text => text !== '') ?? '';
}

function labelTexts(label: unknown): readonly unknown[] {
  if (typeof label === 'string') return [label];
  return ['labelText', 'label', 'text'].map(part => member(label, 'attrs', part, 'text'));
}

/** Whether a flag of the cell is set. */
export function isSet(cell: Cell, flag: string): boolean {
  return flagOf(member(cell.data, flag));
}
