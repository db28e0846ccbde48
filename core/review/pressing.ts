import type { Finding } from '../analysis';
import { byCodeUnit } from '../base';
import type { Library } from '../library';
import type { HandThreat, OrganisationModel, ProjectModel, RiskBand } from '../model';
import { CONCERN_WEIGHT, type ConcernReason, leastIndexOf, riskOfWritten } from '../risk';
import { nameOf } from './comparedThings';
import type { RegisterFinding } from './registers';
import type { TrendingConcern, TrendReason } from './trend';

/** Why a gap of a register is among what presses most, beside the reasons that risks have. */
export const GAP_REASONS = ['register-gap', 'new-gap'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** One of what presses most: an open risk of a project, or a gap that the rules find in a register. */
export interface Pressing {
  readonly of: 'risk' | 'gap';
  /** Of the finding, of the threat written by hand, or of the gap. */
  readonly key: string;
  readonly title: string;
  /** It only may apply: nothing that is certain presses, and it stands in. */
  readonly toVerify: boolean;
  /** What a risk is about; the register of a gap. */
  readonly subject: string;
  readonly band: RiskBand;
  /** 4 to 100; of a gap the least that its band can have. */
  readonly index: number;
  /** For ordering only. */
  readonly rank: number;
  readonly trend: number | null;
  readonly way: TrendingConcern['way'];
  readonly reasons: readonly (ConcernReason | TrendReason | GapReason)[];
}

/** The risks among what presses most, by the names of their findings and of the threats that people wrote. */
export function pressingRisks(
  concerns: readonly TrendingConcern[],
  findings: Iterable<Finding>,
  model: ProjectModel,
): readonly Pressing[] {
  const found = new Map(Array.from(findings, finding => [finding.key as string, finding]));
  return concerns.flatMap((concern): readonly Pressing[] => {
    const finding = found.get(concern.key);
    const risk = finding ? pressingFinding(finding) : pressingWritten(model, model.threats.get(concern.key));
    return risk ? [{ ...concern, of: 'risk', ...risk }] : [];
  });
}

type Told = Pick<Pressing, 'title' | 'toVerify' | 'subject' | 'index' | 'band'>;

function pressingFinding({ subject, endpoints, title, state, residual: { index, band } }: Finding): Told {
  return { title, toVerify: state === 'to-verify', subject: subject.name || endpoints.join(' → '), index, band };
}

function pressingWritten(model: ProjectModel, threat: HandThreat | undefined): Told | null {
  if (!threat) return null;
  const { band, index } = riskOfWritten(threat);
  return band && { title: threat.title, toVerify: false, subject: nameOf(model, threat.subject ?? ''), index, band };
}

export interface GapBasis {
  readonly model: Pick<OrganisationModel, 'registers'>;
  readonly library: Library;
  /** What the rules find in the registers. */
  readonly findings: readonly RegisterFinding[];
  readonly today: string;
  /** Keys of the serious gaps at the last review; null: that was not kept, or there was no review. */
  readonly before: ReadonlySet<string> | null;
}

const SERIOUS: ReadonlySet<RiskBand> = new Set(['high', 'critical']);

/** What is wrong and of a high or critical band; the rest of what the rules find is the business of the registers. */
export function seriousGaps(findings: readonly RegisterFinding[]): readonly RegisterFinding[] {
  return findings.filter(one => one.kind === 'gap' && SERIOUS.has(one.band));
}

/** As with risks: what is new weighs so much more. */
const NEW = 15;

/**
 * The serious gaps of registers, to stand among risks. A rule gives a gap a band and no likelihood and impact; it counts as the least that
 * a risk of its band can be (`leastIndexOf`: 40 for high, 80 for critical), so that of two of one band what was rated comes first.
 * Owner, lateness and being new add what they add to a risk (G6); a gap of which nothing is known from before has no trend.
 */
export function pressingGaps({ model, library, findings, today, before }: GapBasis): readonly Pressing[] {
  return seriousGaps(findings).map((gap): Pressing => {
    const line = model.registers.get(gap.entry ?? '');
    const ownerMissing = line !== undefined && line.owner === null;
    const overdue = line !== undefined && line.due !== null && line.due < today;
    const isNew = before !== null && !before.has(gap.key);
    const index = leastIndexOf(gap.band);
    return {
      of: 'gap',
      key: gap.key,
      title: gap.title,
      toVerify: false,
      subject: library.registers.get(gap.register)?.title ?? gap.register,
      band: gap.band,
      index,
      rank:
        index +
        (ownerMissing ? CONCERN_WEIGHT.ownerMissing : 0) +
        (overdue ? CONCERN_WEIGHT.overdue : 0) +
        (isNew ? NEW : 0),
      trend: before === null || isNew ? null : 0,
      way: isNew ? 'new' : 'same',
      reasons: [
        'register-gap',
        ...(isNew ? (['new-gap'] as const) : []),
        ...(ownerMissing ? (['owner-missing'] as const) : []),
        ...(overdue ? (['action-overdue'] as const) : []),
      ],
    };
  });
}

/** Gaps that concern one of these projects or providers; `whole`: and those that name none, which are everybody's. */
export function gapsAbout(
  findings: readonly RegisterFinding[],
  ids: ReadonlySet<string>,
  { whole }: { readonly whole: boolean },
): readonly RegisterFinding[] {
  return findings.filter(({ about }) => (about.length === 0 ? whole : about.some(id => ids.has(id))));
}

/** Risks and gaps in one order, the most pressing first; at equal rank the larger index, then what was rated, then the key. */
export function mostPressing<T extends Pick<Pressing, 'rank' | 'index' | 'of' | 'key'>>(
  all: readonly T[],
  count = 10,
): readonly T[] {
  const rated = (one: T) => (one.of === 'risk' ? 0 : 1);
  return [...all]
    .sort((a, b) => b.rank - a.rank || b.index - a.index || rated(a) - rated(b) || byCodeUnit(a.key, b.key))
    .slice(0, count);
}

/** Where a gap is looked at: its register, and the line or what else it is about. */
export function placeOfGap(key: string): { readonly register: string; readonly part: string } {
  const [register = '', , ...part] = key.split('/');
  return { register, part: part.join('/') };
}

/** Whether a weakness that attackers use is known for a finding: an open line of the register that names its element, or only its threat. */
export function exploitedIn(
  model: Pick<OrganisationModel, 'registers'>,
  project: string,
): (finding: Pick<Finding, 'rule' | 'subject'>) => boolean {
  const lines = [...model.registers.values()]
    .filter(one => one.register === 'vulnerabilities' && one.fields['exploited'] === 'yes')
    .filter(one => one.fields['status'] === 'open' || one.fields['status'] === undefined)
    .map(({ links }) => {
      const of = (field: string) => links.filter(link => link.field === field);
      const places = new Set(of('elements').map(link => `${link.document} ${link.id}`));
      const threats = new Set(of('threats').map(link => link.id));
      return { places, threats, elsewhere: places.size === 0 && of('assets').length > 0 };
    });
  return ({ rule, subject }) =>
    lines.some(({ places, threats, elsewhere }) => {
      if (threats.size > 0 && !threats.has(rule)) return false;
      return places.size === 0 ? threats.size > 0 && !elsewhere : places.has(`${project} ${subject.id}`);
    });
}
