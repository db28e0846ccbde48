import { Alert, Stack } from '@mantine/core';
import { IconChartBar } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { portfolioLines, portfolioTotals } from '../../../core/review';
import { useOrganisation, useOrganisationView, useSession } from '../../session';
import { EmptyState, PlaceFrame } from '../../ui';
import { ControlsBy } from './ControlsBy';
import { History } from './History';
import { Projects } from './Projects';
import { RisksBy } from './RisksBy';

const NONE = [] as const;

/** All projects side by side, from what is kept of each beside it; none is opened for it. */
export function PortfolioPlace() {
  const { t } = useTranslation('portfolio');
  const { environment } = useSession();
  const organisation = useOrganisation();
  const projects = useOrganisationView(view => view.standings) ?? NONE;
  const today = environment.now().slice(0, 10);
  const lines = useMemo(() => portfolioLines(projects, today), [projects, today]);
  const { uncounted } = useMemo(() => portfolioTotals(lines), [lines]);
  return (
    <PlaceFrame title={t('title')} intro={t('intro')}>
      {lines.length === 0 ? (
        <EmptyState
          icon={IconChartBar}
          title={t('empty')}
          hint={t('emptyHint')}
          action={{ label: t('toProjects'), onClick: () => organisation.leave() }}
        />
      ) : (
        <Stack gap="lg">
          {uncounted > 0 && (
            <Alert variant="outline" color="gray">
              {t('uncounted', { count: uncounted })}
            </Alert>
          )}
          <Projects lines={lines} />
          <RisksBy projects={projects} />
          <ControlsBy projects={projects} />
          <History />
        </Stack>
      )}
    </PlaceFrame>
  );
}
