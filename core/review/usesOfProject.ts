import { type Finding, openThreats, type SubjectState } from '../analysis';
import { plainReader } from '../changes';
import type { Library } from '../library';
import type { ProjectModel, Provider, ProviderId, RiskBand, ServiceModel } from '../model';
import { providerOf, serviceModelOf, typeOf } from '../responsibility';
import type { ProviderUse } from './use';

const USUAL_CRITICALITY = 3;

interface Gathered {
  criticality: number;
  dataRating: number;
  elements: number;
  ai: boolean;
  readonly dataTypes: Set<string>;
  readonly models: Set<ServiceModel>;
  readonly bands: Record<RiskBand, number>;
}

interface Analysed {
  readonly findings: readonly Finding[];
  readonly subjects: readonly SubjectState[];
  /** The day on which acceptances are judged. */
  readonly today: string;
}

/** What an analysed project says about each provider that it uses, in order of their ids. */
export function usesOfProject(
  model: ProjectModel,
  library: Library,
  { findings, subjects, today }: Analysed,
): readonly ProviderUse[] {
  const reader = plainReader(model);
  const basis = { reader, library };
  const states = new Map(subjects.map(state => [String(state.id), state]));
  const gathered = new Map<ProviderId, Gathered>();
  const at = (provider: Provider): Gathered => {
    const known = gathered.get(provider.id);
    if (known) return known;
    const fresh: Gathered = {
      criticality: 1,
      dataRating: 0,
      elements: 0,
      ai: false,
      dataTypes: new Set(),
      models: new Set(),
      bands: { low: 0, moderate: 0, high: 0, critical: 0 },
    };
    gathered.set(provider.id, fresh);
    return fresh;
  };
  for (const element of model.elements.values()) {
    const provider = element.outOfScope === null ? providerOf(reader, element.id)?.provider : undefined;
    if (!provider) continue;
    const use = at(provider);
    const sensitivity = states.get(element.id)?.sensitivity;
    const rating = sensitivity?.rating ?? 0;
    const service = serviceModelOf(basis, element.id).model;
    use.elements += 1;
    use.dataRating = Math.max(use.dataRating, rating);
    use.criticality = Math.max(
      use.criticality,
      element.criticality ?? USUAL_CRITICALITY,
      rating - (rating >= 4 ? 1 : 2),
    );
    use.ai ||= typeOf(library, element)?.tags.includes('ai') ?? false;
    if (service !== null) use.models.add(service);
    for (const { asset } of sensitivity?.from ?? []) {
      const type = model.assets.get(asset)?.type;
      if (type) use.dataTypes.add(type);
    }
  }
  for (const threat of openThreats(findings, model.threats.values(), today)) {
    const provider = providerOf(reader, threat.at[0] ?? '')?.provider;
    if (provider && threat.band !== null) at(provider).bands[threat.band] += 1;
  }
  return [...gathered]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([id, use]) => {
      const provider = model.providers.get(id);
      if (!provider) return [];
      const { dataTypes, models, ...rest } = use;
      const known = { provider: id, name: provider.name, key: provider.key };
      return [{ ...known, ...rest, dataTypes: [...dataTypes].sort(), models: [...models].sort() }];
    });
}

/** What any of these providers runs, by id; as the risks of a provider are counted. */
export function subjectsOfProviders(
  model: ProjectModel,
  subjects: Iterable<SubjectState>,
  providers: readonly string[],
): ReadonlySet<string> {
  const reader = plainReader(model);
  const isAsked = (id: string | undefined) => id !== undefined && providers.includes(id);
  return new Set([...subjects].flatMap(({ id }) => (isAsked(providerOf(reader, id)?.provider.id) ? [id] : [])));
}
