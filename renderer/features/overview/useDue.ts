import { useMemo } from 'react';
import type { Library } from '../../../core/library';
import { type PolicyGap, policyGaps, policyInForce, type UpcomingItem, upcoming } from '../../../core/review';
import { useLibrary, useOrganisationModel, useOrganisationView, useSession } from '../../session';

/** Everything that has a day, most urgent first, and what the policy lacks. */
export function useDue(): { readonly items: readonly UpcomingItem[]; readonly gaps: readonly PolicyGap[] } {
  const library = useLibrary();
  const { environment } = useSession();
  const model = useOrganisationModel();
  const standings = useOrganisationView(view => view.standings);
  const today = environment.now().slice(0, 10);
  return useMemo(() => {
    const policy = policyInForce(model.organisation.get('organisation'), library);
    const items = upcoming({ model, policy, projects: standings ?? [], today });
    return { items: items.map(item => named(item, library)), gaps: policyGaps(model, today) };
  }, [model, library, standings, today]);
}

/** Projects name controls by their id in the library. */
function named(item: UpcomingItem, library: Library): UpcomingItem {
  const control = item.kind === 'control-evidence' ? library.controls.get(item.title) : undefined;
  return control ? { ...item, title: control.title } : item;
}
