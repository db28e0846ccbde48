import type { Command } from '../../../core/commands';
import type { Duty } from '../../../core/drawing';
import type { BoundaryId, ElementId, Responsibility, ServiceModel, Share } from '../../../core/model';
import type { MatrixRow, ResponsibilityCell } from '../../../core/responsibility';
import { DUTY_OF_SHARE } from '../../meaning';

/** Which elements the matrix shows; null: all. */
export interface MatrixFilter {
  readonly text: string;
  /** Id of a provider, or `none` for what nobody is said to run. */
  readonly provider: string | null;
  readonly model: ServiceModel | 'unknown' | null;
  readonly show: 'all' | 'gaps' | 'open';
}

export const NO_FILTER: MatrixFilter = { text: '', provider: null, model: null, show: 'all' };

export function passing(rows: readonly MatrixRow[], filter: MatrixFilter): readonly MatrixRow[] {
  const text = filter.text.trim().toLowerCase();
  return rows.filter(row => {
    const { hosting, model } = row.situation;
    if (text !== '' && !row.name.toLowerCase().includes(text)) return false;
    if (filter.provider !== null && (hosting?.provider.id ?? 'none') !== filter.provider) return false;
    if (filter.model !== null && (model.model ?? 'unknown') !== filter.model) return false;
    if (filter.show === 'all') return true;
    const wanted = filter.show === 'gaps' ? 'gap' : 'unknown';
    return row.cells.some(cell => cell.assigned === wanted);
  });
}

/** How a cell is drawn: the colour of the duty, a sign that stands without it, and marks. */
export interface CellLook {
  readonly duty: Duty;
  readonly sign: Share | 'unknown';
  readonly mark: 'gap' | 'open' | null;
  readonly overridden: boolean;
}

const MARK_OF = { gap: 'gap', unknown: 'open', named: null, none: null } as const satisfies Record<
  ResponsibilityCell['assigned'],
  CellLook['mark']
>;

export function lookOfCell({ share, assigned, source }: ResponsibilityCell): CellLook {
  const duty: Duty = share === null ? 'none' : DUTY_OF_SHARE[share];
  return {
    duty: assigned === 'gap' ? 'gap' : duty,
    sign: share ?? 'unknown',
    // Where whose duty it is is not known, that is the question and not who does it.
    mark: share === null ? null : MARK_OF[assigned],
    overridden: source === 'override',
  };
}

/** The name of a layer as far as a narrow column has room for it: without what stands in brackets or after a colon. */
export function shortName(name: string): string {
  return name.split(/\s*[(:;]/, 1)[0] ?? name;
}

/** A cell, named. */
export interface CellPlace {
  readonly subject: string;
  readonly layer: string;
  /** Its details are to have the focus, not only to be seen. */
  readonly entered?: boolean;
}

/** The cells in which somebody is missing for good, and how many nobody has settled. */
export function gapsIn(rows: readonly MatrixRow[]): { readonly gaps: readonly CellPlace[]; readonly open: number } {
  const gaps: CellPlace[] = [];
  let open = 0;
  for (const row of rows) {
    for (const { assigned, layer } of row.cells) {
      if (assigned === 'gap') gaps.push({ subject: row.subject, layer });
      if (assigned === 'unknown') open += 1;
    }
  }
  return { gaps, open };
}

const STEP: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-10, 0],
  PageDown: [10, 0],
  Home: [0, -1000],
  End: [0, 1000],
};

/** Where a key leads in a grid of so many rows and columns; null for keys that lead nowhere. */
export function moved(
  at: { readonly row: number; readonly column: number },
  key: string,
  size: { readonly rows: number; readonly columns: number },
): { readonly row: number; readonly column: number } | null {
  const step = STEP[key];
  if (!step || size.rows === 0 || size.columns === 0) return null;
  const within = (value: number, count: number) => Math.max(0, Math.min(count - 1, value));
  return { row: within(at.row + step[0], size.rows), column: within(at.column + step[1], size.columns) };
}

/** Takes an override back. A record that says more than whose duty it is keeps the rest. */
export function withdrawal(record: Responsibility): Command {
  const { layer, subject } = record;
  const saysMore = record.party !== null || record.providerEvidence.trim() !== '';
  if (saysMore) return { type: 'responsibility/set', layer, subjects: [subject], fields: { share: null, reason: '' } };
  return { type: 'responsibility/clear', layer, subjects: [subject] };
}

export function isResponsible(id: string): id is ElementId | BoundaryId {
  return id.startsWith('el_') || id.startsWith('bo_');
}
