import type { DocumentId } from '../../../core/model';
import { notifyProblems } from '../../actions';
import { useSession } from '../../session';

/** Opens a project, and in it one of its threats or what stands there first. */
export function useOpenProject(): (project: DocumentId, finding?: string) => void {
  const session = useSession();
  const open = async (project: DocumentId, finding: string | undefined) => {
    if (session.project.open?.id !== project) {
      const opened = await session.office.openProject(project);
      if (!opened.ok) return notifyProblems(opened.problems);
      session.show(opened.value);
    }
    session.organisation.leave();
    session.goTo('threats', finding === undefined ? {} : { finding });
  };
  return (project, finding) => void open(project, finding);
}
