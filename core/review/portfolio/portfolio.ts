import { byCodeUnit } from '../../base';
import { type DocumentId, type OrganisationModel, type ProviderId, type ReviewId, RISK_BANDS } from '../../model';
import { dueStatus } from '../cadence';
import type { Pressing } from '../pressing';
import type { DueDate, ProjectDates } from '../upcoming';
import type { ProviderUse } from '../use';
import { addBands, type BandCounts, NO_BANDS, type ProjectFigures } from './figures';

/** A project as it is known without being opened. `figures` are absent when it was last open before they were kept. */
export interface CountedProject extends ProjectDates {
  readonly figures?: ProjectFigures;
  /** Its most pressing risks, ten at most; absent as `figures` are. */
  readonly pressing?: readonly Pressing[];
  /** The review since which it is known how those moved; null: there was none; absent where that was not kept. */
  readonly pressingSince?: ReviewId | null;
}

/** A project in the portfolio. */
export interface PortfolioLine {
  readonly id: DocumentId;
  readonly name: string;
  readonly figures: ProjectFigures | null;
  /** Open findings that wait for a fact, of all open ones, 0 to 1; null: there are none, or the project is not counted. */
  readonly unknown: number | null;
  /** What is past its day, earliest first. */
  readonly overdue: readonly DueDate[];
}

/** Every project, the worst first; those that are not counted last. */
export function portfolioLines(projects: readonly CountedProject[], today: string): readonly PortfolioLine[] {
  return projects
    .map(({ id, name, dates, figures }) => ({
      id,
      name,
      figures: figures ?? null,
      unknown: figures ? unknownShare(figures) : null,
      overdue: dates.filter(date => dueStatus(date.day, today) === 'overdue'),
    }))
    .sort(
      (a, b) =>
        compareBands(b.figures?.bands, a.figures?.bands) || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id),
    );
}

/** How much of what is open waits for a fact, 0 to 1; null: nothing is open. */
export function unknownShare({ confirmed, toVerify }: Pick<ProjectFigures, 'confirmed' | 'toVerify'>): number | null {
  return confirmed + toVerify === 0 ? null : toVerify / (confirmed + toVerify);
}

/** By the number of critical risks, then of high ones, and so on: bands are an order, so that they are counted and never added up to one figure. */
export function compareBands(one: BandCounts | undefined, other: BandCounts | undefined): number {
  if (!one || !other) return Number(Boolean(one)) - Number(Boolean(other));
  for (const band of RISK_BANDS.toReversed()) if (one[band] !== other[band]) return one[band] - other[band];
  return 0;
}

export interface PortfolioTotals {
  readonly projects: number;
  /** Projects that have no figures yet. */
  readonly uncounted: number;
  readonly bands: BandCounts;
  readonly confirmed: number;
  readonly toVerify: number;
  readonly overdue: number;
}

export function portfolioTotals(lines: readonly PortfolioLine[]): PortfolioTotals {
  const counted = lines.flatMap(line => line.figures ?? []);
  return {
    projects: lines.length,
    uncounted: lines.length - counted.length,
    bands: counted.reduce((sum, one) => addBands(sum, one.bands), NO_BANDS),
    confirmed: counted.reduce((sum, one) => sum + one.confirmed, 0),
    toVerify: counted.reduce((sum, one) => sum + one.toVerify, 0),
    overdue: lines.reduce((sum, line) => sum + line.overdue.length, 0),
  };
}

/** By what the risks of a portfolio are told apart. */
export const RISK_LENSES = ['provider', 'unit', 'data'] as const;
export type RiskLens = (typeof RISK_LENSES)[number];

/** What a project adds to a group. */
export interface RiskShare {
  readonly id: DocumentId;
  readonly name: string;
  readonly bands: BandCounts;
  /** Under which ids the project itself knows the provider; empty for the other lenses. */
  readonly providers: readonly ProviderId[];
}

/** The risks of one provider, business unit or type of data. One risk may touch several types of data and is then counted for each. */
export interface RiskGroup {
  /** Id of a provider or data type, or the name of the unit; empty: nothing is named. */
  readonly id: string;
  /** Null: its words are those of the library, or nothing is named. */
  readonly name: string | null;
  readonly bands: BandCounts;
  /** Worst first; a project stands here once. */
  readonly projects: readonly RiskShare[];
}

interface Part {
  readonly id: string;
  readonly name: string | null;
  readonly bands: BandCounts;
  readonly providers: readonly ProviderId[];
}

interface Gathered {
  readonly name: string | null;
  bands: BandCounts;
  readonly projects: Map<DocumentId, RiskShare>;
}

/** The confirmed, open risks of all projects by a lens, most severe first. */
export function risksBy(
  lens: RiskLens,
  model: OrganisationModel,
  projects: readonly CountedProject[],
): readonly RiskGroup[] {
  const groups = new Map<string, Gathered>();
  for (const project of projects) {
    for (const part of PARTS[lens](project, model)) {
      if (RISK_BANDS.every(band => part.bands[band] === 0)) continue;
      const group = groups.get(part.id) ?? { name: part.name, bands: NO_BANDS, projects: new Map() };
      group.bands = addBands(group.bands, part.bands);
      group.projects.set(project.id, shareOf(project, part, group.projects.get(project.id)));
      groups.set(part.id, group);
    }
  }
  return Array.from(groups, ([id, { name, bands, projects: shares }]) => ({
    id,
    name,
    bands,
    projects: [...shares.values()].sort((a, b) => compareBands(b.bands, a.bands) || byCodeUnit(a.name, b.name)),
  })).sort((a, b) => compareBands(b.bands, a.bands) || byCodeUnit(a.name ?? a.id, b.name ?? b.id));
}

/** A project may know one provider of the organisation under two rows. */
function shareOf({ id, name }: CountedProject, part: Part, known: RiskShare | undefined): RiskShare {
  return {
    id,
    name,
    bands: addBands(known?.bands ?? NO_BANDS, part.bands),
    providers: [...(known?.providers ?? []), ...part.providers],
  };
}

/** A project that does not know the organisation has a row of its own for the same cloud. What is no known cloud is told by its name. */
const ownKey = ({ key, name }: ProviderUse) => (key === 'other' ? `other ${name.trim().toLowerCase()}` : key);

const PARTS = {
  provider: ({ uses }, model) =>
    uses.map(use => {
      const { provider, name, bands } = use;
      const known = model.providers.get(provider);
      const { id, name: called } = known ?? { id: ownKey(use), name };
      return { id, name: called, bands, providers: [provider] };
    }),
  unit: ({ figures }) =>
    figures
      ? [
          {
            id: figures.businessUnit.toLowerCase(),
            name: figures.businessUnit || null,
            bands: figures.bands,
            providers: [],
          },
        ]
      : [],
  data: ({ figures }) =>
    Object.entries(figures?.dataTypes ?? {}).map(([id, bands]) => ({ id, name: null, bands, providers: [] })),
} as const satisfies Record<RiskLens, (project: CountedProject, model: OrganisationModel) => readonly Part[]>;
