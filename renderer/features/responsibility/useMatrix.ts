import { useDeferredValue, useMemo } from 'react';
import { plainReader } from '../../../core/changes';
import { matrix, type ResponsibilityMatrix, responsibleSubjects } from '../../../core/responsibility';
import { useLibrary, useOpen } from '../../session';

/** The whole matrix of the open project; it trails behind an edit by a frame where the project is large. */
export function useMatrix(): ResponsibilityMatrix {
  const library = useLibrary();
  const model = useDeferredValue(useOpen(open => open.model));
  return useMemo(() => {
    // An index of its own: that of the session has followed the model further than the deferred one.
    const basis = { reader: plainReader(model), library };
    return matrix(basis, responsibleSubjects(basis));
  }, [model, library]);
}
