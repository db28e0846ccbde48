import { addTo } from '../../base';
import type { Duty } from '../../drawing';
import type { Share } from '../../model';
import { gaps, type MatrixRow, matrix, responsibleSubjects } from '../../responsibility';
import { fill, REPORT, SHARE_LABEL } from '../../text';
import { column, heading, list, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { basisOf, TONES } from '../facts';
import type { ReportInput } from '../input';

const W = REPORT.responsibility;
const C = REPORT.column;
const DUTY = { C: 'customer', P: 'provider', Sd: 'shared', Si: 'shared', 'n/a': 'none' } as const satisfies Record<
  Share,
  Duty
>;
/** More columns than this do not fit a page; further groups get a table of their own. */
const COLUMNS = 6;
/** Points: as wide as the longest word of a duty with its sign. */
const COLUMN_WIDTH = 54;

/** Whose duty each layer is: elements with the same duties share a column, so that the page stays readable. */
export function responsibility(input: ReportInput): readonly Block[] {
  const basis = basisOf(input);
  const { layers, rows } = matrix(basis, responsibleSubjects(basis));
  const groups = new Map<string, MatrixRow[]>();
  const unplaced: string[] = [];
  for (const row of rows) {
    if (![...row.byLayer.values()].some(cell => cell.share !== null)) {
      unplaced.push(row.name);
      continue;
    }
    const key = layers.map(layer => cellKey(row, layer.id)).join('|');
    addTo(groups, key, row);
  }
  const members = [...groups.values()];
  // A chapter of one sentence, as of data that nobody has named, is no reason for a sheet of its own.
  const page = input.model.assets.size === 0 && input.options.sections.includes('data') ? 'same' : 'new';
  if (members.length === 0) return [heading(W.title, 1, page), paragraph(W.none)];
  return [
    heading(W.title, 1, page),
    paragraph(W.intro),
    ...(unplaced.length === 0 ? [] : [paragraph(fill(W.unplaced, { elements: unplaced.join(', ') }), 'small')]),
    ...overrides(input),
    ...parts(members).flatMap(([first, part]) => [
      ...(first === 0 ? [] : [heading(partTitle(first, part), 3, 'new')]),
      groupTable(part, first),
      legend(),
      layerTable(layers, part, first),
    ]),
  ];
}

/** The groups by the page, about as many on each so that none stands on a sheet alone; each part with the number of its first group. */
export function parts<T>(members: readonly T[]): readonly (readonly [number, readonly T[]])[] {
  const onPage = Math.ceil(members.length / Math.ceil(members.length / COLUMNS));
  const all: [number, readonly T[]][] = [];
  for (let first = 0; first < members.length; first += onPage) all.push([first, members.slice(first, first + onPage)]);
  return all;
}

const groupName = (at: number) => fill(W.column, { number: at + 1 });

function partTitle(first: number, part: readonly unknown[]): string {
  const last = first + part.length - 1;
  return last === first ? groupName(first) : `${groupName(first)} – ${last + 1}`;
}

function groupTable(part: readonly (readonly MatrixRow[])[], first: number): Block {
  const rows = part.map((group, at): Cell[] => [
    { text: groupName(first + at), bold: true },
    group.map(row => row.name).join(', '),
  ]);
  return tableOr([column(C.group, 62), column(C.members, 10)], rows, W.none, 'dense');
}

function cellKey(row: MatrixRow, layer: string): string {
  const cell = row.byLayer.get(layer);
  return cell ? `${cell.share} ${cell.assigned === 'gap'}` : '';
}

function legend(): Block {
  const duties = ['customer', 'shared', 'provider', 'gap'] as const;
  return { kind: 'legend', items: duties.map(duty => ({ tone: TONES.duty[duty], text: W.legend[duty] })) };
}

function layerTable(
  layers: readonly { readonly id: string; readonly name: string }[],
  groups: readonly (readonly MatrixRow[])[],
  first: number,
): Block {
  const rows = layers
    .filter(layer => groups.some(group => group[0]?.byLayer.has(layer.id)))
    .map((layer): Cell[] => [layer.name, ...groups.map(group => dutyCell(group[0], layer.id))]);
  const columns = [column(C.layer, 1), ...groups.map((_, at) => column(groupName(first + at), COLUMN_WIDTH))];
  return tableOr(columns, rows, W.none, 'dense');
}

function dutyCell(row: MatrixRow | undefined, layer: string): Cell {
  const cell = row?.byLayer.get(layer);
  if (!cell || cell.share === null) return '–';
  if (cell.assigned === 'gap') return { text: W.gap, tone: TONES.duty.gap };
  const duty = DUTY[cell.share];
  return duty === 'none' ? '–' : { text: W[duty], tone: TONES.duty[duty] };
}

function overrides(input: ReportInput): readonly Block[] {
  const changed = gaps(basisOf(input)).overrides;
  if (changed.length === 0) return [];
  const name = (id: string) => input.library.layers.get(id)?.name ?? id;
  const lines = changed.map(one =>
    fill(W.override, {
      layer: name(one.layer),
      element: one.name,
      share: SHARE_LABEL[one.is],
      reason: one.reason || REPORT.scope.noReason,
    }),
  );
  return [heading(W.overrides, 3), list(lines)];
}
