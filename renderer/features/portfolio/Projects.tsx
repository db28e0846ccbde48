import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import type { PortfolioLine } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { RiskChip } from '../../meaning';
import { useOrganisation } from '../../session';
import { Card } from '../../ui';
import { percentText } from './percentText';
import { useOpenProject } from './useOpenProject';

const BANDS = RISK_BANDS.toReversed();

/** Every project with its risks, worst first. */
export function Projects({ lines }: { readonly lines: readonly PortfolioLine[] }) {
  const { t } = useTranslation('portfolio');
  return (
    <Card title={t('projects')}>
      <Table aria-label={t('projects')}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('column.name')}</Table.Th>
            <Table.Th>{t('column.unit')}</Table.Th>
            <Table.Th>{t('column.owner')}</Table.Th>
            <Table.Th>{t('column.worst')}</Table.Th>
            {BANDS.map(band => (
              <Table.Th key={band}>{RISK_BAND_LABEL[band]}</Table.Th>
            ))}
            <Table.Th>{t('column.unknown')}</Table.Th>
            <Table.Th>{t('column.overdue')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {lines.map(line => (
            <Line key={line.id} line={line} />
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

function Line({ line: { id, name, figures, unknown, overdue } }: { readonly line: PortfolioLine }) {
  const { t } = useTranslation('portfolio');
  const organisation = useOrganisation();
  const open = useOpenProject();
  const worst = figures?.worst ?? null;
  const nothing = figures ? t('none') : t('notCounted');
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor component="button" size="sm" aria-label={t('openProject', { name })} onClick={() => open(id)}>
          {name}
        </Anchor>
      </Table.Td>
      <Table.Td>{figures?.businessUnit || t('notNamed')}</Table.Td>
      <Table.Td>{figures?.owner || t('nobody')}</Table.Td>
      <Table.Td>
        {worst ? (
          <>
            <RiskChip band={worst.band} />{' '}
            <Anchor
              component="button"
              size="sm"
              aria-label={t('openWorst', { project: name, title: worst.title })}
              onClick={() => open(id, worst.key)}
            >
              {worst.title}
            </Anchor>
          </>
        ) : (
          nothing
        )}
      </Table.Td>
      {BANDS.map(band => (
        <Table.Td key={band}>{figures ? figures.bands[band] : ''}</Table.Td>
      ))}
      <Table.Td>{percentText(unknown)}</Table.Td>
      <Table.Td>
        {overdue.length === 0 ? (
          0
        ) : (
          <Anchor
            component="button"
            size="sm"
            aria-label={t('showOverdue', { count: overdue.length, project: name })}
            onClick={() => organisation.goTo('overview')}
          >
            {overdue.length}
          </Anchor>
        )}
      </Table.Td>
    </Table.Tr>
  );
}
