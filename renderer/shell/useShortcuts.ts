import { useHotkeys } from '@mantine/hooks';
import { useSaveOpenProject } from '../actions';
import { PLACES, useSession } from '../session';

/** Shortcuts of the whole workbench; those of the canvas live with it. */
export function useShortcuts(): void {
  const session = useSession();
  const save = useSaveOpenProject();
  useHotkeys([
    ['mod+Z', () => session.undo()],
    ['mod+shift+Z', () => session.redo()],
    ['mod+Y', () => session.redo()],
    ['mod+S', () => void save('json')],
    ...PLACES.map((place, at) => [`alt+${at + 1}`, () => session.goTo(place)] as [string, () => void]),
  ]);
}
