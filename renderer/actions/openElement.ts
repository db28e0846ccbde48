import { useCallback } from 'react';
import type { DocumentId } from '../../core/model';
import { useSession } from '../session';

/** Opens a project of the organisation where one of its elements is seen on the diagram. */
export function useOpenElement(): (project: DocumentId, element: string) => void {
  const session = useSession();
  return useCallback(
    (project, element) =>
      void session.openProject(project).then(isOpen => {
        if (!isOpen) return;
        session.organisation.leave();
        session.reveal(element);
      }),
    [session],
  );
}
