import type { Library } from '../../core/library';
import {
  Asset,
  Boundary,
  Element,
  type ElementKind,
  Flow,
  modelOf,
  Page,
  PROJECT_SCHEMAS,
  ProjectInfo,
  type ProjectModel,
  type ProjectRows,
  Provider,
} from '../../core/model';

/** Numbers that look random and are the same on every run (a linear congruence). */
function sequence(seed: number): (below: number) => number {
  let state = seed;
  return below => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

export interface LargeModelSize {
  readonly elements: number;
  readonly flows: number;
  readonly seed?: number;
  /** Percent of an element's properties that are known. */
  readonly known?: number;
}

const KIND: Readonly<Record<string, ElementKind>> = { actor: 'actor', process: 'process', store: 'store' };
const PERSON = { kind: 'template', name: 'bench' } as const;

/** A made-up project of a given size that has something of everything: types, providers, nested boundaries, data and answers. */
export function largeModel(library: Library, { elements, flows, seed = 7, known = 25 }: LargeModelSize): ProjectModel {
  const pick = sequence(seed);
  const types = [...library.types.values()].filter(type => type.kind !== 'boundary');
  const dataTypes = [...library.dataTypes.keys()];
  const kinds = [...library.boundaryKinds.keys()];
  const properties = [...library.properties.values()].filter(property => property.values.length > 1);
  const boundaries = Math.max(1, Math.floor(elements / 20));
  const assets = Math.max(1, Math.floor(elements / 25));
  const answers = () => {
    const some = properties.filter(() => pick(100) < known);
    return Object.fromEntries(
      some.map(one => [one.id, { value: one.values[pick(one.values.length)] ?? 'no', origin: PERSON }]),
    );
  };
  return modelOf<ProjectRows>(PROJECT_SCHEMAS, {
    project: [ProjectInfo.parse({ id: 'project', name: 'Large' })],
    pages: [Page.parse({ id: 'pg_1', name: 'All' })],
    providers: ['aws', 'azure', 'onprem'].map(key =>
      Provider.parse({ id: `pv_${key}`, key, name: key, copiedFrom: null }),
    ),
    assets: Array.from({ length: assets }, (_, at) =>
      Asset.parse({ id: `da_${at}`, name: `Data ${at}`, type: dataTypes[pick(dataTypes.length)] }),
    ),
    boundaries: Array.from({ length: boundaries }, (_, at) =>
      Boundary.parse({
        id: `bo_${at}`,
        name: `Boundary ${at}`,
        kind: kinds[pick(kinds.length)],
        parent: at > 3 && pick(2) === 0 ? `bo_${pick(at)}` : null,
        provider: pick(3) === 0 ? ['pv_aws', 'pv_azure', 'pv_onprem'][pick(3)] : null,
      }),
    ),
    elements: Array.from({ length: elements }, (_, at) => {
      const type = types[pick(types.length)];
      return Element.parse({
        id: `el_${at}`,
        kind: KIND[type?.kind ?? ''] ?? 'process',
        name: `Element ${at}`,
        type: type?.id ?? null,
        parent: pick(10) < 8 ? `bo_${pick(boundaries)}` : null,
        holds: pick(3) === 0 ? [`da_${pick(assets)}`] : [],
        props: answers(),
      });
    }),
    flows: Array.from({ length: flows }, (_, at) => {
      const source = pick(elements);
      return Flow.parse({
        id: `fl_${at}`,
        name: `Flow ${at}`,
        source: `el_${source}`,
        target: `el_${(source + 1 + pick(Math.min(40, elements - 1))) % elements}`,
        data: pick(2) === 0 ? [`da_${pick(assets)}`] : [],
        props: pick(2) === 0 ? { enc: { value: 'tls', origin: PERSON } } : {},
      });
    }),
  });
}
