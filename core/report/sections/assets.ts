import {
  UPKEEP_SIDES,
  UPKEEP_STATES,
  type Upkeep,
  type UpkeepGap,
  type UpkeepSide,
  upkeep,
  upkeepAnswers,
} from '../../controls';
import { fill, REPORT, UPKEEP_STATE_LABEL } from '../../text';
import { column, heading, paragraph, tableOr } from '../blocks';
import type { Block, Cell } from '../document';
import { basisOf } from '../facts';
import type { ReportInput } from '../input';
import { say } from '../say';

const W = REPORT.assets;

/** How what we run is managed and watched: numbers of assets by aspect, then the gaps by name. Nothing is averaged. */
export function assets(input: ReportInput): readonly Block[] {
  const all = upkeep(basisOf(input));
  if (all.managed.aspects.every(aspect => aspect.all === 0)) return [heading(W.title), paragraph(W.none)];
  return [heading(W.title, 1, 'new'), paragraph(W.intro), ...UPKEEP_SIDES.flatMap(side => ofSide(side, all[side]))];
}

function ofSide(side: UpkeepSide, of: Upkeep): readonly Block[] {
  const { aspects, gaps } = of;
  const { all, unknown } = upkeepAnswers(of);
  const rows = aspects
    .filter(aspect => aspect.all > 0)
    .map((aspect): readonly Cell[] => [
      { text: aspect.name, bold: true },
      ...UPKEEP_STATES.map(state => counted(aspect.by[state].length)),
      String(aspect.all),
    ]);
  return [
    heading(W[side], 2),
    tableOr(
      [column(W.aspect, 6), ...UPKEEP_STATES.map(state => column(UPKEEP_STATE_LABEL[state], 62)), column(W.all, 50)],
      rows,
      W.none,
    ),
    heading(W.gaps[side], 3),
    tableOr(
      [column(W.asset, 4), column(W.short, 6), column(W.unknown, 6)],
      gaps.map(gapRow),
      unknown < all ? W.noGaps : W.nothingKnown,
    ),
    ...(unknown === 0 ? [] : [paragraph(say(W.missing, unknown, { all }))]),
  ];
}

const counted = (count: number) => (count === 0 ? '' : String(count));

function gapRow({ name, short, unknown }: UpkeepGap): readonly Cell[] {
  return [
    { text: name, bold: true },
    short.join(', '),
    unknown.length === 0 ? '' : fill(W.open, { list: unknown.join(', ') }),
  ];
}
