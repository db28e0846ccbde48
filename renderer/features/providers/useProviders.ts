import { useMemo } from 'react';
import { addTo } from '../../../core/base';
import type { DocumentId, OrganisationModel, Provider, ProviderId } from '../../../core/model';
import {
  criticalityOf,
  type NextReview,
  nextReviews,
  type PolicyInForce,
  type ProviderUse,
  policyInForce,
} from '../../../core/review';
import { useLibrary, useOrganisationModel, useOrganisationView, useSession } from '../../session';
import type { ProjectStanding } from '../../worker';

/** A use of a provider with the project that it is in. */
export interface UseInProject {
  readonly project: { readonly id: DocumentId; readonly name: string };
  readonly use: ProviderUse;
}

/** A provider with what is worked out about it. */
export interface ProviderLine {
  readonly provider: Provider;
  readonly criticality: number;
  readonly uses: readonly UseInProject[];
  readonly full: NextReview;
  readonly light: NextReview;
}

/** A provider that projects use and the organisation does not list. */
export interface UnlistedProvider {
  readonly id: ProviderId;
  readonly key: string;
  readonly name: string;
  readonly projects: readonly string[];
}

export function useProviders(): {
  readonly lines: readonly ProviderLine[];
  readonly unlisted: readonly UnlistedProvider[];
} {
  const model = useOrganisationModel();
  const library = useLibrary();
  const { environment } = useSession();
  const standings = useOrganisationView(view => view.standings);
  const today = environment.now().slice(0, 10);
  return useMemo(() => {
    const policy = policyInForce(model.organisation.get('organisation'), library);
    const uses = usesById(standings ?? []);
    return { lines: linesOf(model, policy, uses, today), unlisted: unlistedIn(model, uses) };
  }, [model, library, standings, today]);
}

function usesById(standings: readonly ProjectStanding[]): ReadonlyMap<string, readonly UseInProject[]> {
  const all = new Map<string, UseInProject[]>();
  for (const project of standings) {
    for (const use of project.uses) {
      addTo(all, use.provider, { project, use });
    }
  }
  return all;
}

function linesOf(
  model: OrganisationModel,
  policy: PolicyInForce,
  uses: ReadonlyMap<string, readonly UseInProject[]>,
  today: string,
): readonly ProviderLine[] {
  return [...model.providers.values()]
    .sort((a, b) => a.name.localeCompare(b.name))
    .flatMap(provider => {
      const here = uses.get(provider.id) ?? [];
      const plain = here.map(one => one.use);
      const [full, light] = nextReviews({ model, policy, uses: plain, today }, provider);
      if (!full || !light) return [];
      return [{ provider, criticality: criticalityOf(provider, plain), uses: here, full, light }];
    });
}

function unlistedIn(
  model: OrganisationModel,
  uses: ReadonlyMap<string, readonly UseInProject[]>,
): readonly UnlistedProvider[] {
  return [...uses.entries()].flatMap(([id, here]) => {
    const [first] = here;
    // Our own premises are nobody's provider.
    if (!first || model.providers.has(id) || first.use.key === 'onprem') return [];
    return [
      { id: first.use.provider, key: first.use.key, name: first.use.name, projects: here.map(one => one.project.name) },
    ];
  });
}
