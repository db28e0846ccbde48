import { Tabs } from '@mantine/core';
import { IconLayersIntersect } from '@tabler/icons-react';
import { type ReactNode, useDeferredValue, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession, useView } from '../../session';
import { EmptyState, PlaceFrame } from '../../ui';
import { CellPanel } from './CellPanel';
import { MatrixView } from './MatrixView';
import type { CellPlace } from './matrixView';
import { Overview } from './Overview';
import classes from './responsibility.module.css';
import { Table1Panel } from './Table1Panel';
import { Table1View } from './Table1View';
import { UpkeepPanel, UpkeepView, useUpkeep } from './UpkeepView';
import { useMatrix } from './useMatrix';
import { type Table1Place, useTable1 } from './useTable1';

const VIEWS = ['matrix', 'table1', 'upkeep'] as const;
type View = (typeof VIEWS)[number];

/** Who has to act: elements by layers, and the nine considerations of Table 1. */
export function ResponsibilityPlace() {
  const { t } = useTranslation('responsibility');
  const session = useSession();
  const asked = useView(view => view.threatFilter.subject ?? null);
  const { layers, rows } = useMatrix();
  const [view, setView] = useState<View>('matrix');
  const [at, setAt] = useState<CellPlace | null>(() => firstCell(rows, asked));
  // The details may trail behind keys that are held down.
  const details = useDeferredValue(at);
  const panel = useRef<HTMLDivElement>(null);
  // Enter may be pressed before the details have come: the focus goes to them when they are there.
  useEffect(() => {
    if (details?.entered) panel.current?.focus();
  }, [details]);
  const [behind, setBehind] = useState<Table1Place | null>(null);
  const table = useTable1(view === 'table1');
  const { all, place, setPlace } = useUpkeep();
  if (rows.length === 0)
    return (
      <PlaceFrame title={t('title')} intro={t('intro')}>
        <EmptyState
          icon={IconLayersIntersect}
          title={t('emptyTitle')}
          hint={t('emptyHint')}
          action={{ label: t('emptyAction'), onClick: () => session.goTo('diagram') }}
        />
      </PlaceFrame>
    );
  const row = rows.find(one => one.subject === details?.subject);
  const cell = details && row?.byLayer.get(details.layer);
  const matrixSide =
    row && cell ? (
      <CellPanel key={`${row.subject} ${cell.layer}`} ref={panel} row={row} cell={cell} onBack={() => setAt(null)} />
    ) : (
      <Overview rows={rows} onChoose={setAt} />
    );
  const sides: Readonly<Record<View, ReactNode>> = {
    matrix: matrixSide,
    table1: <Table1Panel rows={table} place={behind} />,
    upkeep: <UpkeepPanel all={all} place={place} />,
  };
  return (
    <PlaceFrame title={t('title')} intro={t('intro')} sideWidth={360} side={sides[view]}>
      <Tabs
        value={view}
        onChange={value => setView(VIEWS.find(one => one === value) ?? 'matrix')}
        className={classes.views}
        keepMounted={false}
      >
        <Tabs.List aria-label={t('tabs')}>
          <Tabs.Tab value="matrix">{t('matrixTab')}</Tabs.Tab>
          <Tabs.Tab value="table1">{t('table1Tab')}</Tabs.Tab>
          <Tabs.Tab value="upkeep">{t('upkeepTab')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="matrix" className={classes.view}>
          <MatrixView layers={layers} rows={rows} at={at} onAt={setAt} />
        </Tabs.Panel>
        <Tabs.Panel value="table1" className={classes.view}>
          <Table1View rows={table} place={behind} onPlace={setBehind} />
        </Tabs.Panel>
        <Tabs.Panel value="upkeep" className={classes.view}>
          <UpkeepView all={all} place={place} onPlace={setPlace} />
        </Tabs.Panel>
      </Tabs>
    </PlaceFrame>
  );
}

/** The first cell of the row that another place asked for. */
function firstCell(rows: ReturnType<typeof useMatrix>['rows'], subject: string | null): CellPlace | null {
  const layer = rows.find(row => row.subject === subject)?.cells[0]?.layer;
  return subject !== null && layer !== undefined ? { subject, layer } : null;
}
