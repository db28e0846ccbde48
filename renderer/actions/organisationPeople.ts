import { useEffect, useState } from 'react';
import type { DocumentId, Person } from '../../core/model';
import { useSession } from '../session';

interface OrganisationPeople {
  readonly id: DocumentId;
  readonly people: readonly Person[];
}

/** The people of the organisation, without opening it: another window may have it. Null while it is not known, and where there is none. */
export function useOrganisationPeople(): OrganisationPeople | null {
  const { office } = useSession();
  const [here, setHere] = useState<OrganisationPeople | null>(null);
  useEffect(() => {
    let wanted = true;
    void office.readOrganisation().then(read => {
      if (wanted && read.ok && read.value)
        setHere({ id: read.value.id, people: [...read.value.model.people.values()] });
    });
    return () => {
      wanted = false;
    };
  }, [office]);
  return here;
}
