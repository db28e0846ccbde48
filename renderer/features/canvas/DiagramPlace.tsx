import { ReactFlowProvider } from '@xyflow/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { PageId } from '../../../core/model';
import { useOpen, useView } from '../../session';
import { Arrows } from './Arrows';
import { Canvas } from './Canvas';
import classes from './canvas.module.css';
import { DiagramTools } from './DiagramTools';
import { Legend } from './Legend';
import { Palette } from './Palette';
import { QuickAdd } from './QuickAdd';
import { useCanvasKeys } from './useCanvasKeys';
import { usePanels, useStillCanvas } from './usePanels';
import { Zoomer } from './Zoomer';

/** Palette at the left, the page in the middle, what `side` says of the selection at the right. */
export function DiagramPlace({ side }: { readonly side: ReactNode }) {
  const page = useView(view => view.page);
  if (!page) return null;
  return (
    <ReactFlowProvider>
      <Place page={page} side={side} />
      <Arrows />
    </ReactFlowProvider>
  );
}

function Place({ page, side }: { readonly page: PageId; readonly side: ReactNode }) {
  const readOnly = useOpen(open => open.readOnly);
  const panels = usePanels();
  useStillCanvas(panels);
  return (
    <div className={classes.place}>
      <DiagramTools panels={panels} />
      {panels.palette && <Palette />}
      <Stage>
        <Canvas key={page} page={page} />
        <EmptyPage />
        {!readOnly && <QuickAdd />}
        <Zoomer />
      </Stage>
      <Legend />
      {panels.side && <aside className={classes.side}>{side}</aside>}
    </div>
  );
}

function Stage({ children }: { readonly children: ReactNode }) {
  const keys = useCanvasKeys();
  return (
    <div className={classes.stage} {...keys}>
      {children}
    </div>
  );
}

function EmptyPage() {
  const { t } = useTranslation('canvas');
  const page = useView(view => view.page);
  const empty = useOpen(
    open => page !== null && open.index.ids('placementsOnPage', page).size === 0 && open.model !== null,
  );
  if (!empty) return null;
  return (
    <div className={classes.empty}>
      <div style={{ textAlign: 'center', maxWidth: 420 }}>
        <h2 style={{ margin: 0, fontSize: '1.25rem' }}>{t('emptyTitle')}</h2>
        <p style={{ color: 'var(--ink-soft)' }}>{t('emptyHint')}</p>
      </div>
    </div>
  );
}
