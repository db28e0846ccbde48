import { Alert, List, Switch, Table, Title } from '@mantine/core';
import { IconAlertTriangle, IconCalendarDue } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { policyGaps, policyInForce, type UpcomingItem, upcoming } from '../../../core/review';
import { useLibrary, useOrganisationModel, useOrganisationView, useSession } from '../../session';
import { EmptyState, PlaceFrame } from '../../ui';
import classes from './overview.module.css';

/** What is due over all providers and projects, and what the policy lacks. */
export function OverviewPlace() {
  const { t } = useTranslation('overview');
  const { items, gaps } = useDue();
  const [later, setLater] = useState(false);
  const shown = later ? items : items.filter(item => item.status !== 'ok');
  return (
    <PlaceFrame title={t('title')} intro={t('subtitle')}>
      {gaps.length > 0 && (
        <Alert color="gray" variant="outline" icon={<IconAlertTriangle />} title={t('firstThings')}>
          <List size="sm">
            {gaps.map(gap => (
              <List.Item key={gap}>{t(`gap.${gap}`)}</List.Item>
            ))}
          </List>
        </Alert>
      )}
      <section aria-label={t('due')}>
        <div className={classes.bar}>
          <Title order={3}>{t('due')}</Title>
          <Switch label={t('later')} checked={later} onChange={event => setLater(event.currentTarget.checked)} />
        </div>
        {shown.length === 0 ? (
          <EmptyState icon={IconCalendarDue} title={t('nothing')} hint={t('nothingHint')} />
        ) : (
          <DueTable items={shown} />
        )}
      </section>
    </PlaceFrame>
  );
}

function useDue() {
  const library = useLibrary();
  const { environment } = useSession();
  const model = useOrganisationModel();
  const standings = useOrganisationView(view => view.standings);
  const today = environment.now().slice(0, 10);
  return useMemo(() => {
    const policy = policyInForce(model.organisation.get('organisation'), library);
    const items = upcoming({ model, policy, projects: standings ?? [], today });
    return { items, gaps: policyGaps(model, today) };
  }, [model, library, standings, today]);
}

function DueTable({ items }: { readonly items: readonly UpcomingItem[] }) {
  const { t } = useTranslation('overview');
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('day')}</Table.Th>
          <Table.Th>{t('what')}</Table.Th>
          <Table.Th>{t('about')}</Table.Th>
          <Table.Th>{t('where')}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {items.map(item => (
          <Table.Tr key={`${item.kind} ${item.project?.id ?? ''} ${item.id}`}>
            <Table.Td>
              {item.day ?? t('noDay')} · {t(`status.${item.status}`)}
            </Table.Td>
            <Table.Td>{t(`kind.${item.kind}`)}</Table.Td>
            <Table.Td>{item.title}</Table.Td>
            <Table.Td>{item.project?.name ?? ''}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
