import { StartScreen } from '../features/start';
import { TonesProvider } from '../meaning';
import { useIsOpen } from '../session';
import { CrashBoundary } from './CrashBoundary';
import { ProfileDialog } from './ProfileDialog';
import { Workbench } from './Workbench';

/** Either the list of projects or the one that is open. */
export function App() {
  const open = useIsOpen();
  return (
    <CrashBoundary>
      <TonesProvider>
        {open ? <Workbench /> : <StartScreen />}
        <ProfileDialog />
      </TonesProvider>
    </CrashBoundary>
  );
}
