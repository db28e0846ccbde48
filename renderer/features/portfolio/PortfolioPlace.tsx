import { Alert, Button, Group, Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type PortfolioLine, portfolioLines, portfolioTotals } from '../../../core/review';
import { useOrganisation, useOrganisationView, useSession } from '../../session';
import { EmptyState, PlaceFrame } from '../../ui';
import { ControlsBy } from './ControlsBy';
import { CountedPanel } from './CountedPanel';
import { type Counted, CountedProvider, useShowCounted } from './counted';
import { Glance } from './Glance';
import { History } from './History';
import { Projects } from './Projects';
import { RisksBy } from './RisksBy';
import { useOpenProject } from './useOpenProject';

const NONE = [] as const;
const SIDE = 360;

/** All projects side by side, from what is kept of each beside it; none is opened for it. */
export function PortfolioPlace() {
  const { t } = useTranslation('portfolio');
  const { environment } = useSession();
  const organisation = useOrganisation();
  const projects = useOrganisationView(view => view.standings) ?? NONE;
  const today = environment.now().slice(0, 10);
  const lines = useMemo(() => portfolioLines(projects, today), [projects, today]);
  const totals = useMemo(() => portfolioTotals(lines), [lines]);
  const { counted, show, close } = useCounted();
  return (
    <CountedProvider value={show}>
      <PlaceFrame
        title={t('title')}
        intro={t('intro')}
        sideWidth={SIDE}
        side={counted && <CountedPanel counted={counted} onClose={close} />}
      >
        {lines.length === 0 ? (
          <EmptyState
            icon={IconChartBar}
            title={t('empty')}
            hint={t('emptyHint')}
            action={{ label: t('toProjects'), onClick: () => organisation.leave() }}
          />
        ) : (
          <Stack gap="lg">
            <Glance lines={lines} totals={totals} />
            {totals.uncounted > 0 && <Uncounted lines={lines} count={totals.uncounted} />}
            <Projects lines={lines} />
            <RisksBy projects={projects} />
            <ControlsBy projects={projects} />
            <History />
          </Stack>
        )}
      </PlaceFrame>
    </CountedProvider>
  );
}

/**
 * What is shown at the side. When it closes, the keyboard is back at the mark that opened it; the cards do not render again for it, so
 * that the mark is still there.
 */
function useCounted() {
  const [counted, setCounted] = useState<Counted | null>(null);
  const mark = useRef<Element | null>(null);
  const show = useCallback((next: Counted) => {
    mark.current = document.activeElement;
    setCounted(next);
  }, []);
  const close = useCallback(() => {
    setCounted(null);
    if (mark.current instanceof HTMLElement || mark.current instanceof SVGElement) mark.current.focus();
  }, []);
  return { counted, show, close };
}

function Uncounted({ lines, count }: { readonly lines: readonly PortfolioLine[]; readonly count: number }) {
  const { t } = useTranslation('portfolio');
  const show = useShowCounted();
  const open = useOpenProject();
  const showThem = () =>
    show({
      title: t('mark', { what: t('allProjects'), series: t('notCounted'), value: count }),
      lines: lines
        .filter(line => line.figures === null)
        .map(({ id, name }) => ({ id, name, detail: '', open: () => open(id) })),
    });
  return (
    <Alert variant="outline" color="gray">
      <Group justify="space-between">
        {t('uncounted', { count })}
        <Button variant="default" size="xs" onClick={showThem}>
          {t('showThem')}
        </Button>
      </Group>
    </Alert>
  );
}
