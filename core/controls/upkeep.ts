import { propertiesOf } from '../library';
import type { ElementId } from '../model';
import { type Basis, ownerName, typeOf } from '../responsibility';

/** What an asset is asked about its upkeep: who manages it and how, and how it is watched. In the order in which it is told. */
export const UPKEEP = {
  managed: ['owner', 'iac_managed', 'patching', 'baseline', 'config_delivery', 'drift_monitored'],
  monitored: ['logging', 'log_central', 'monitored', 'threat_detection', 'auto_response'],
} as const;
export type UpkeepSide = keyof typeof UPKEEP;
export const UPKEEP_SIDES = ['managed', 'monitored'] as const satisfies readonly UpkeepSide[];

/** How one aspect of one asset stands: as it should be, in part, not at all, or nobody said. */
export const UPKEEP_STATES = ['done', 'partly', 'not', 'unknown'] as const;
export type UpkeepState = (typeof UPKEEP_STATES)[number];

/** Values that say that it is not done, or in part; every other value says that it is. */
const LESS: Readonly<Record<string, Readonly<Record<string, UpkeepState>>>> = {
  iac_managed: { no: 'not', partial: 'partly' },
  patching: { none: 'not', manual: 'partly' },
  baseline: { none: 'not' },
  config_delivery: { none: 'not' },
  drift_monitored: { no: 'not' },
  logging: { none: 'not', partial: 'partly' },
  log_central: { no: 'not' },
  monitored: { no: 'not' },
  threat_detection: { no: 'not' },
  auto_response: { no: 'not' },
};

/** One aspect over all assets that it concerns; a number is the length of a list, so that it opens what it counts. */
export interface UpkeepAspect {
  /** Id of the property that says it. */
  readonly id: string;
  readonly name: string;
  readonly by: Readonly<Record<UpkeepState, readonly ElementId[]>>;
  /** Assets that it concerns. */
  readonly all: number;
}

/** An asset and the names of the aspects in which it falls short, or of which nobody has said anything. */
export interface UpkeepGap {
  readonly id: ElementId;
  readonly name: string;
  readonly short: readonly string[];
  readonly unknown: readonly string[];
}

export interface Upkeep {
  readonly aspects: readonly UpkeepAspect[];
  /** Assets with something that is not or only partly done, those with most first. */
  readonly gaps: readonly UpkeepGap[];
}

/** How what we run is managed and watched. People, systems of others and what is out of scope are not asked. */
export function upkeep(basis: Basis): Readonly<Record<UpkeepSide, Upkeep>> {
  const assets = assetsOf(basis);
  return { managed: sideOf(basis, assets, 'managed'), monitored: sideOf(basis, assets, 'monitored') };
}

interface AssetRow {
  readonly id: ElementId;
  readonly name: string;
  /** Aspect → its state, for those that concern the type. */
  readonly states: ReadonlyMap<string, UpkeepState>;
}

function assetsOf(basis: Basis): readonly AssetRow[] {
  const { reader, library } = basis;
  const asked = new Set<string>([...UPKEEP.managed, ...UPKEEP.monitored]);
  return [...reader.all('elements')].flatMap((id): readonly AssetRow[] => {
    const element = reader.row('elements', id);
    const type = element && typeOf(library, element);
    if (!element || element.kind === 'actor' || element.outOfScope !== null || !type || type.kind === 'actor')
      return [];
    const own = propertiesOf(library, type.id).filter(property => asked.has(property.id));
    const states = own.map(({ id: property }): [string, UpkeepState] => [
      property,
      property === 'owner'
        ? ownerName(basis, element.id)
          ? 'done'
          : 'unknown'
        : stateOf(property, element.props[property]?.value),
    ]);
    return [{ id: element.id, name: element.name, states: new Map(states) }];
  });
}

function stateOf(property: string, value: string | readonly string[] | undefined): UpkeepState {
  if (typeof value !== 'string' || value === '' || value === '?') return 'unknown';
  return LESS[property]?.[value] ?? 'done';
}

function sideOf({ library }: Basis, assets: readonly AssetRow[], side: UpkeepSide): Upkeep {
  const named = UPKEEP[side].map(id => ({ id, name: library.properties.get(id)?.name ?? id }));
  const aspects = named.map(({ id, name }): UpkeepAspect => {
    const at = (state: UpkeepState) => assets.filter(asset => asset.states.get(id) === state).map(asset => asset.id);
    const by = { done: at('done'), partly: at('partly'), not: at('not'), unknown: at('unknown') };
    return { id, name, by, all: UPKEEP_STATES.reduce((sum, state) => sum + by[state].length, 0) };
  });
  const gaps = assets.map(({ id, name, states }): UpkeepGap => {
    const among = (...wanted: readonly (UpkeepState | undefined)[]) =>
      named.filter(one => states.has(one.id) && wanted.includes(states.get(one.id))).map(one => one.name);
    return { id, name, short: among('not', 'partly'), unknown: among('unknown') };
  });
  return {
    aspects,
    gaps: gaps.filter(gap => gap.short.length > 0).sort((a, b) => b.short.length - a.short.length),
  };
}

/** How many answers a side asks for over all its aspects, and to how many of them nobody has said anything. */
export function upkeepAnswers({ aspects }: Upkeep): { readonly all: number; readonly unknown: number } {
  return {
    all: aspects.reduce((sum, aspect) => sum + aspect.all, 0),
    unknown: aspects.reduce((sum, aspect) => sum + aspect.by.unknown.length, 0),
  };
}
