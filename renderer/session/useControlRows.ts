import type { ControlRow } from '../../core/controls';
import { useAnalysed } from './useAnswered';

/** Where a control is needed, or what a subject needs; null until known. After an edit the rows of before stand until the new ones come. */
export function useControlRows(kind: 'control' | 'subject', id: string | null): readonly ControlRow[] | null {
  return useAnalysed(id === null ? null : `${kind} ${id}`, office => office.controlRows({ [kind]: id ?? '' }));
}
