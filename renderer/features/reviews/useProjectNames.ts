import type { Seal } from '../../../core/model';
import { closedReviews } from '../../../core/review';
import { useOrganisationModel, useOrganisationView } from '../../session';

/** The name of a project by its id, also of one that is gone but was sealed. */
export function useProjectNames(): (id: string, seal: Seal | null) => string {
  const model = useOrganisationModel();
  const standings = useOrganisationView(view => view.standings) ?? [];
  return (id, seal) =>
    standings.find(one => one.id === id)?.name ??
    seal?.projects.find(one => one.project === id)?.name ??
    [...model.providers.keys()]
      .flatMap(provider => closedReviews(model, provider))
      .flatMap(one => one.seal?.projects ?? [])
      .find(one => one.project === id)?.name ??
    id;
}
