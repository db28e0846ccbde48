import { Anchor, Table } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import { reviewHistory } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { useOrganisation, useOrganisationModel } from '../../session';
import { dayText } from '../../text/deviceFormat';
import { Card, Nothing } from '../../ui';

const BANDS = RISK_BANDS.toReversed();

/** What was known after each closed review, newest first; each opens its review. */
export function History() {
  const { t } = useTranslation('portfolio');
  const organisation = useOrganisation();
  const model = useOrganisationModel();
  const closed = useMemo(() => reviewHistory(model).toReversed(), [model]);
  return (
    <Card title={t('history')} intro={t('historyHint')}>
      {closed.length === 0 ? (
        <Nothing>{t('historyNone')}</Nothing>
      ) : (
        <Table aria-label={t('history')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('day')}</Table.Th>
              <Table.Th>{t('provider')}</Table.Th>
              <Table.Th>{t('score')}</Table.Th>
              <Table.Th>{t('projects')}</Table.Th>
              {BANDS.map(band => (
                <Table.Th key={band}>{RISK_BAND_LABEL[band]}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {closed.map(({ review, day, providerName, score, projects, bands }) => (
              <Table.Tr key={review}>
                <Table.Td>
                  <Anchor
                    component="button"
                    size="sm"
                    aria-label={t('openReview', { provider: providerName, day: dayText(day) })}
                    onClick={() => organisation.goTo('reviews', review)}
                  >
                    {dayText(day)}
                  </Anchor>
                </Table.Td>
                <Table.Td>{providerName}</Table.Td>
                <Table.Td>{score ?? t('noScore')}</Table.Td>
                <Table.Td>{projects}</Table.Td>
                {BANDS.map(band => (
                  <Table.Td key={band}>{bands[band]}</Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}
