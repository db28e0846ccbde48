import { useHotkeys } from '@mantine/hooks';
import { useSaveOpenProject, useSaveOrganisation } from '../actions';
import { ORGANISATION_PLACES, PLACES, useOrganisation, useSession } from '../session';

/** Shortcuts of the whole workbench; those of the canvas live with it. */
export function useShortcuts(): void {
  const session = useSession();
  const save = useSaveOpenProject();
  useHotkeys([
    ['mod+Z', () => session.undo()],
    ['mod+shift+Z', () => session.redo()],
    ['mod+Y', () => session.redo()],
    ['mod+S', () => void save('json')],
    // On most keyboards the question mark needs Shift, on some it does not.
    ...['?', 'shift+?'].map(
      keys => [keys, () => session.view.setState({ shortcutsShown: true })] as [string, () => void],
    ),
    ...PLACES.map((place, at) => [`alt+${at + 1}`, () => session.goTo(place)] as [string, () => void]),
  ]);
  // From anywhere, also out of a field.
  useHotkeys([['mod+K', () => session.view.setState({ jumping: true })]], []);
}

/** The same in the organisation. */
export function useOrganisationShortcuts(): void {
  const organisation = useOrganisation();
  const save = useSaveOrganisation();
  useHotkeys([
    ['mod+Z', () => organisation.undo()],
    ['mod+shift+Z', () => organisation.redo()],
    ['mod+Y', () => organisation.redo()],
    ['mod+S', () => void save('json')],
    ...ORGANISATION_PLACES.map(
      (place, at) => [`alt+${at + 1}`, () => organisation.goTo(place)] as [string, () => void],
    ),
  ]);
}
