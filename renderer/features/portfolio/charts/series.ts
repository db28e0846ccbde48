import { useMemo } from 'react';
import type { ControlList } from '../../../../core/controls';
import { RISK_BANDS, type RiskBand } from '../../../../core/model';
import { CONTROL_LIST_LABEL } from '../../../../core/report';
import { RISK_BAND_LABEL } from '../../../../core/text';
import { useTones } from '../../../meaning';

/** How a surface is filled, so that what has no colour of its own is told apart. */
export type Texture = 'solid' | 'hatch' | 'dots' | 'empty';

/** One of the parts that bars are made of. Told by its sign, its place and its fill, never by colour alone. */
export interface Series<Id extends string = string> {
  readonly id: Id;
  readonly label: string;
  /** One or two characters. */
  readonly sign: string;
  readonly texture: Texture;
  /** CSS colours: of the fill, of what is written on it, of its edge. */
  readonly ground: string;
  readonly ink: string;
  readonly line: string;
}

/** The bands of risk in their colours, the worst first. */
export function useRiskSeries(): readonly Series<RiskBand>[] {
  const { risk } = useTones();
  return useMemo(
    () =>
      RISK_BANDS.toReversed().map(id => ({ id, label: RISK_BAND_LABEL[id], texture: 'solid' as const, ...risk[id] })),
    [risk],
  );
}

const INK = { ink: 'var(--ink)', line: 'var(--ink-soft)' } as const;

/** The lists of controls without a colour: what is in place is full, what is missing is empty. */
const OF_LIST = {
  have: { sign: '✓', texture: 'solid', ground: 'var(--ink-soft)', ink: 'var(--surface)', line: 'var(--ink-soft)' },
  modify: { sign: '~', texture: 'hatch', ground: 'var(--surface)', ...INK },
  question: { sign: '?', texture: 'dots', ground: 'var(--surface)', ...INK },
  missing: { sign: '✕', texture: 'empty', ground: 'var(--surface)', ...INK },
  excluded: { sign: '–', texture: 'empty', ground: 'var(--surface)', ...INK },
} as const satisfies Record<ControlList, Omit<Series, 'id' | 'label'>>;

/** The lists that controls are on, in the order of a bar. */
export function useListSeries<List extends ControlList>(lists: readonly List[]): readonly Series<List>[] {
  return useMemo(
    () =>
      lists.map(id => {
        const look: (typeof OF_LIST)[ControlList] = OF_LIST[id];
        return { id, label: CONTROL_LIST_LABEL[id], ...look };
      }),
    [lists],
  );
}
