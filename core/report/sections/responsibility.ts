import type { Duty } from '../../drawing';
import type { Share } from '../../model';
import { gaps, type MatrixRow, matrix, responsibleSubjects } from '../../responsibility';
import { fill, REPORT, SHARE_LABEL } from '../../text';
import { column, heading, list, paragraph } from '../blocks';
import type { Block, Cell } from '../document';
import { basisOf, TONES } from '../facts';
import type { ReportInput } from '../input';

const W = REPORT.responsibility;
const DUTY = { C: 'customer', P: 'provider', Sd: 'shared', Si: 'shared', 'n/a': 'none' } as const satisfies Record<
  Share,
  Duty
>;
/** More columns than this do not fit a page; further groups get a table of their own. */
const COLUMNS = 6;

/** Whose duty each layer is: elements with the same duties share a column, so that the page stays readable. */
export function responsibility(input: ReportInput): readonly Block[] {
  const basis = basisOf(input);
  const { layers, rows } = matrix(basis, responsibleSubjects(basis));
  const groups = new Map<string, MatrixRow[]>();
  for (const row of rows) {
    const key = layers.map(layer => cellKey(row, layer.id)).join('|');
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const members = [...groups.values()];
  if (members.length === 0) return [heading(W.title, 1, 'new'), paragraph(W.none)];
  const tables: Block[] = [];
  for (let first = 0; first < members.length; first += COLUMNS)
    tables.push(table(layers, members.slice(first, first + COLUMNS), first));
  const named = members.map((group, at) =>
    fill(W.group, { number: at + 1, elements: group.map(row => row.name).join(', ') }),
  );
  return [heading(W.title, 1, 'new'), paragraph(W.intro), legend(), ...tables, list(named), ...overrides(input)];
}

function cellKey(row: MatrixRow, layer: string): string {
  const cell = row.byLayer.get(layer);
  return cell ? `${cell.share} ${cell.assigned === 'gap'}` : '';
}

function legend(): Block {
  const duties = ['customer', 'shared', 'provider', 'gap'] as const;
  return { kind: 'legend', items: duties.map(duty => ({ tone: TONES.duty[duty], text: W[duty] })) };
}

function table(
  layers: readonly { readonly id: string; readonly name: string }[],
  groups: readonly (readonly MatrixRow[])[],
  first: number,
): Block {
  const rows = layers
    .filter(layer => groups.some(group => group[0]?.byLayer.has(layer.id)))
    .map((layer): Cell[] => [layer.name, ...groups.map(group => dutyCell(group[0], layer.id))]);
  const columns = [
    column(REPORT.column.layer, 5),
    ...groups.map((_, at) => column(fill(W.column, { number: first + at + 1 }), 2)),
  ];
  return { kind: 'table', columns, rows, small: true };
}

function dutyCell(row: MatrixRow | undefined, layer: string): Cell {
  const cell = row?.byLayer.get(layer);
  if (!cell || cell.share === null) return '–';
  if (cell.assigned === 'gap') return { text: W.gap, tone: TONES.duty.gap };
  const duty = DUTY[cell.share];
  return { text: duty === 'none' ? '–' : W[duty], tone: TONES.duty[duty] };
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
  return [heading(W.overrides, 2), list(lines)];
}
