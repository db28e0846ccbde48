import { useMemo } from 'react';
import { type PolicyGap, policyGaps, type UpcomingItem } from '../../../core/review';
import { dueItems } from '../../actions';
import { useLibrary, useOrganisationModel, useOrganisationView, useSession } from '../../session';

/** Everything that has a day, most urgent first, and what the policy lacks. */
export function useDue(): { readonly items: readonly UpcomingItem[]; readonly gaps: readonly PolicyGap[] } {
  const library = useLibrary();
  const { environment } = useSession();
  const model = useOrganisationModel();
  const standings = useOrganisationView(view => view.standings);
  const today = environment.now().slice(0, 10);
  return useMemo(
    () => ({ items: dueItems({ model, standings: standings ?? [], library, today }), gaps: policyGaps(model, today) }),
    [model, library, standings, today],
  );
}
