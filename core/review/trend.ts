import { type Finding, openWritten } from '../analysis';
import { byCodeUnit } from '../base';
import type { ControlStatus } from '../model';
import { type ConcernCase, type ConcernReason, pressingConcerns, rankOf } from '../risk';
import type { Comparison } from './comparison';
import { EFFECT, type JudgedFinding, type JudgedProject } from './judgement';

/** Why a risk presses more than at the last review. */
export const TREND_REASONS = [
  'new-threat',
  'new-asset',
  'data-class-raised',
  'control-lost',
  'responsibility-changed',
  'got-worse',
] as const;
export type TrendReason = (typeof TREND_REASONS)[number];

export interface TrendingConcern {
  readonly key: string;
  /** For ordering only. */
  readonly rank: number;
  /** Residual index now less the one before, 15 either way at most; null: there was none before. */
  readonly trend: number | null;
  readonly way: 'new' | 'worse' | 'better' | 'same';
  readonly reasons: readonly (ConcernReason | TrendReason)[];
}

/** What could press in an earlier state, as it was judged then. */
export type PressedThen = Pick<JudgedFinding, 'key' | 'index' | 'held'>;

/** What could press in a state: its findings, and what people had written. */
export function pressedThen({ model, judgement }: JudgedProject): readonly PressedThen[] {
  const written = openWritten(model.threats.values(), judgement.day);
  return [...judgement.findings, ...written.map(({ key, index }) => ({ key, index, held: {} }))];
}

/** What is known of the state that the trend is measured from. */
export interface TrendBasis {
  readonly comparison: Comparison;
  /** The findings now, and what could press then. */
  readonly now: readonly Finding[];
  readonly before: readonly PressedThen[];
}

const MOST = 15;

/** The most pressing risks with what changed since the last review; without one, as they stand. At most `count`, worst first. */
export function trendingConcerns(
  cases: readonly ConcernCase[],
  basis: TrendBasis | null,
  count = 10,
): readonly TrendingConcern[] {
  if (!basis) return pressingConcerns(cases, count).map(one => ({ ...one, trend: null, way: 'same' as const }));
  const before = new Map(basis.before.map(finding => [finding.key, finding]));
  const now = new Map(basis.now.map(finding => [finding.key, finding]));
  const plainReasons = new Map(pressingConcerns(cases, cases.length).map(one => [one.key, one.reasons]));
  const because = reasonsBy(basis.comparison);
  const ranked = cases.map((one): TrendingConcern => {
    const earlier = before.get(one.key);
    const difference = one.residual.index - (earlier?.index ?? 0);
    const trend = Math.max(-MOST, Math.min(MOST, difference));
    const finding = now.get(one.key);
    return {
      key: one.key,
      rank: rankOf(one) + trend,
      trend: earlier ? trend : null,
      way: earlier ? wayOf(difference) : 'new',
      reasons: [
        ...(plainReasons.get(one.key) ?? []),
        ...(finding ? trendReasons(finding, earlier, because) : writtenReasons(one, earlier)),
      ],
    };
  });
  return ranked.sort((a, b) => b.rank - a.rank || byCodeUnit(a.key, b.key)).slice(0, count);
}

function wayOf(difference: number): TrendingConcern['way'] {
  if (difference === 0) return 'same';
  return difference > 0 ? 'worse' : 'better';
}

interface Because {
  readonly added: ReadonlySet<string>;
  readonly raised: ReadonlySet<string>;
  readonly handedOver: ReadonlySet<string>;
}

function reasonsBy({ things, sensitivity, responsibility }: Comparison): Because {
  return {
    added: new Set(things.filter(thing => thing.what === 'added').map(thing => thing.id)),
    raised: new Set(sensitivity.filter(one => one.raised).map(one => one.id)),
    handedOver: new Set(responsibility.map(one => one.id)),
  };
}

/** Of what people wrote no more is known than how bad it was and is. */
function writtenReasons({ residual }: ConcernCase, earlier: PressedThen | undefined): readonly TrendReason[] {
  if (!earlier) return ['new-threat'];
  return residual.index > earlier.index ? ['got-worse'] : [];
}

function trendReasons(
  finding: Finding,
  earlier: PressedThen | undefined,
  { added, raised, handedOver }: Because,
): readonly TrendReason[] {
  const { id } = finding.subject;
  const holds: Readonly<Record<TrendReason, boolean>> = {
    'new-threat': !earlier && !added.has(id),
    'new-asset': added.has(id),
    'data-class-raised': raised.has(id),
    'control-lost': finding.controls.some(
      ({ id: control, status }) => effectOf(status) < effectOf(earlier?.held[control]),
    ),
    'responsibility-changed': handedOver.has(id),
    'got-worse': earlier !== undefined && finding.residual.index > earlier.index,
  };
  return TREND_REASONS.filter(reason => holds[reason]);
}

function effectOf(status: ControlStatus | undefined): number {
  return status === undefined ? 0 : (EFFECT[status] ?? 0);
}
