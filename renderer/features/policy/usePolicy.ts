import { useCallback } from 'react';
import type { OrganisationInfo } from '../../../core/model';
import { useOrganisationDispatch, useOrganisationOpen } from '../../session';

/** The row of the organisation; it is always there. */
export function usePolicy(): OrganisationInfo {
  const info = useOrganisationOpen(open => open.model.organisation.get('organisation'));
  if (!info) throw new Error('an organisation is without its own row');
  return info;
}

/** Sets fields of the organisation's own row. */
export function useChangePolicy(): (fields: Partial<Omit<OrganisationInfo, 'id'>>) => void {
  const dispatch = useOrganisationDispatch();
  return useCallback(
    fields => void dispatch({ type: 'row/change', table: 'organisation', ids: ['organisation'], fields }),
    [dispatch],
  );
}
