import { useEffect, useState } from 'react';
import type { ControlRow } from '../../../core/controls';
import { useFindingsState, useSession } from '../../session';

interface Known {
  readonly about: string;
  readonly rows: readonly ControlRow[];
}

/** Where a control is needed, or what a subject needs; null until known. After an edit the rows of before stand until the new ones come. */
export function useControlRows(kind: 'control' | 'subject', id: string | null): readonly ControlRow[] | null {
  const session = useSession();
  const revision = useFindingsState(state => state.revision);
  const [known, setKnown] = useState<Known | null>(null);
  const about = `${kind} ${id ?? ''}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again after every revision of the analysis
  useEffect(() => {
    if (id === null) return;
    let wanted = true;
    void session.office.controlRows({ [kind]: id }).then(answer => {
      if (wanted && answer.ok) setKnown({ about: `${kind} ${id}`, rows: answer.value });
    });
    return () => {
      wanted = false;
    };
  }, [session, kind, id, revision]);
  return id !== null && known?.about === about ? known.rows : null;
}
