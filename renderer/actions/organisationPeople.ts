import { useMemo } from 'react';
import type { DocumentId, Person } from '../../core/model';
import { useAnswered } from '../session';

interface OrganisationPeople {
  readonly id: DocumentId;
  readonly people: readonly Person[];
}

/** The people of the organisation, without opening it: another window may have it. Null while it is not known, and where there is none. */
export function useOrganisationPeople(): OrganisationPeople | null {
  const read = useAnswered('organisation', 0, office => office.readOrganisation());
  return useMemo(() => read && { id: read.id, people: [...read.model.people.values()] }, [read]);
}
