import { lazy, type ReactNode, Suspense } from 'react';
import { DiagramPlace } from '../features/canvas';
import { Inspector } from '../features/inspector';
import { JumpDialog, ShortcutsDialog } from '../features/jump';
import { type Place, useView } from '../session';
import { CrashBoundary } from './CrashBoundary';
import { Header } from './Header';
import { PlaceBar } from './PlaceBar';
import { StatusBar } from './StatusBar';
import { useShortcuts } from './useShortcuts';
import classes from './Workbench.module.css';

const DataPlace = lazy(async () => ({ default: (await import('../features/data')).DataPlace }));
const ThreatsPlace = lazy(async () => ({ default: (await import('../features/threats')).ThreatsPlace }));
const ControlsPlace = lazy(async () => ({ default: (await import('../features/controls')).ControlsPlace }));
const RisksPlace = lazy(async () => ({ default: (await import('../features/risk')).RisksPlace }));
const ResponsibilityPlace = lazy(async () => ({
  default: (await import('../features/responsibility')).ResponsibilityPlace,
}));
const ProjectPlace = lazy(async () => ({ default: (await import('../features/project')).ProjectPlace }));
const ReportsPlace = lazy(async () => ({ default: (await import('../features/reports')).ReportsPlace }));
const ComparePlace = lazy(async () => ({ default: (await import('../features/compare')).ComparePlace }));
const GatesPlace = lazy(async () => ({ default: (await import('../features/gates')).GatesPlace }));
const LibraryPlace = lazy(async () => ({ default: (await import('../features/library')).LibraryPlace }));

const PLACE: Readonly<Record<Place, () => ReactNode>> = {
  diagram: () => <DiagramPlace side={<Inspector />} />,
  data: () => <DataPlace />,
  threats: () => <ThreatsPlace />,
  controls: () => <ControlsPlace />,
  risks: () => <RisksPlace />,
  responsibility: () => <ResponsibilityPlace />,
  project: () => <ProjectPlace />,
  reports: () => <ReportsPlace />,
  compare: () => <ComparePlace />,
  gates: () => <GatesPlace />,
  library: () => <LibraryPlace />,
};

/** The open project: header above, places at the left, the chosen place in the middle, status below. */
export function Workbench() {
  const place = useView(view => view.place);
  useShortcuts();
  return (
    <div className={classes.frame}>
      <Header />
      <PlaceBar />
      <main className={classes.place}>
        <CrashBoundary key={place}>
          <Suspense fallback={null}>{PLACE[place]()}</Suspense>
        </CrashBoundary>
      </main>
      <StatusBar />
      <JumpDialog />
      <ShortcutsDialog />
    </div>
  );
}
