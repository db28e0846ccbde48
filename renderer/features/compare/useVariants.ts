import { useCallback } from 'react';
import { useOpen, useSession } from '../../session';
import type { Progress, VariantLine } from '../../worker';
import { useWorked, type Worked } from './useWorked';

/** The open project and its variants; null while they are being judged, again after each edit. */
export function useVariants(): Worked<readonly VariantLine[]> {
  const { office } = useSession();
  const project = useOpen(open => open.id);
  const revision = useOpen(open => open.revision);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another project has other variants, and an edit other figures
  const ask = useCallback(
    (onProgress: Progress, signal: AbortSignal) => office.listVariants(onProgress, signal),
    [office, project, revision],
  );
  return useWorked(project, ask);
}
