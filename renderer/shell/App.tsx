import { StartScreen } from '../features/start';
import { TonesProvider } from '../meaning';
import { useIsOpen, useOrganisationView } from '../session';
import { CrashBoundary } from './CrashBoundary';
import { OrganisationBench } from './OrganisationBench';
import { ProfileDialog } from './ProfileDialog';
import { Workbench } from './Workbench';

/** The organisation, or the project that is open, or the list of projects. */
export function App() {
  const open = useIsOpen();
  const organisation = useOrganisationView(view => view.shown);
  return (
    <CrashBoundary>
      <TonesProvider>
        {organisation ? <OrganisationBench /> : open ? <Workbench /> : <StartScreen />}
        <ProfileDialog />
      </TonesProvider>
    </CrashBoundary>
  );
}
