import type { DocumentId } from '../../core/model';
import { placeOfGap } from '../../core/review';
import { useOrganisation, useSession } from '../session';

/** Shows a gap of a register: its line where it is about one, else the register. */
export function useShowGap(): (key: string) => void {
  const organisation = useOrganisation();
  return key => {
    const { register, part } = placeOfGap(key);
    organisation.goTo('registers', part.startsWith('rg_') ? part : register);
  };
}

/** Opens a project and shows one of its threats. */
export function useShowFinding(): (project: DocumentId, finding: string) => Promise<void> {
  const session = useSession();
  return async (project, finding) => {
    if (!(await session.openProject(project))) return;
    session.organisation.leave();
    session.goTo('threats', { finding });
  };
}
