import { StartScreen } from '../features/start';
import { useIsOpen } from '../session';
import { CrashBoundary } from './CrashBoundary';
import { ProfileDialog } from './ProfileDialog';
import { Workbench } from './Workbench';

/** Either the list of projects or the one that is open. */
export function App() {
  const open = useIsOpen();
  return (
    <CrashBoundary>
      {open ? <Workbench /> : <StartScreen />}
      <ProfileDialog />
    </CrashBoundary>
  );
}
