import type { DocumentId } from '../../../core/model';
import { useSession } from '../../session';

/** Opens a project, and in it one of its threats or what stands there first. */
export function useOpenProject(): (project: DocumentId, finding?: string) => void {
  const session = useSession();
  const open = async (project: DocumentId, finding: string | undefined) => {
    if (!(await session.openProject(project))) return;
    session.organisation.leave();
    session.goTo('threats', finding === undefined ? {} : { finding });
  };
  return (project, finding) => void open(project, finding);
}
