import { Anchor, SegmentedControl, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import { type CountedProject, RISK_LENSES, type RiskGroup, risksBy } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { useLibrary, useOrganisationModel } from '../../session';
import { Card, Fold, Nothing } from '../../ui';
import { useOpenProject } from './useOpenProject';

const BANDS = RISK_BANDS.toReversed();

/** The risks of all projects by provider, business unit or type of data; each opens the projects that it counts. */
export function RisksBy({ projects }: { readonly projects: readonly CountedProject[] }) {
  const { t } = useTranslation('portfolio');
  const model = useOrganisationModel();
  const library = useLibrary();
  const [lens, setLens] = useState<(typeof RISK_LENSES)[number]>('provider');
  const groups = useMemo(() => risksBy(lens, model, projects), [lens, model, projects]);
  const nameOf = ({ id, name }: RiskGroup) => name ?? library.dataTypes.get(id)?.name ?? (id || t('notNamed'));
  return (
    <Card
      title={t('risks')}
      {...(lens === 'data' ? { intro: t('risksHint') } : {})}
      tools={
        <SegmentedControl
          aria-label={t('risks')}
          value={lens}
          onChange={setLens}
          data={RISK_LENSES.map(value => ({ value, label: t(`lens.${value}`) }))}
        />
      }
    >
      {groups.length === 0 ? (
        <Nothing>{t('risksNone')}</Nothing>
      ) : (
        <Table aria-label={`${t('risks')} ${t(`lens.${lens}`)}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(`lens.${lens}`)}</Table.Th>
              {BANDS.map(band => (
                <Table.Th key={band}>{RISK_BAND_LABEL[band]}</Table.Th>
              ))}
              <Table.Th>{t('what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(group => (
              <Table.Tr key={group.id}>
                <Table.Td>{nameOf(group)}</Table.Td>
                {BANDS.map(band => (
                  <Table.Td key={band}>{group.bands[band]}</Table.Td>
                ))}
                <Table.Td>
                  <Fold title={`${t('projects')}: ${group.projects.length}`}>
                    <GroupProjects group={group} />
                  </Fold>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
    </Card>
  );
}

function GroupProjects({ group }: { readonly group: RiskGroup }) {
  const { t } = useTranslation('portfolio');
  const open = useOpenProject();
  return group.projects.map(({ id, name, bands }) => (
    <Text key={id} size="sm">
      <Anchor component="button" size="sm" aria-label={t('openProject', { name })} onClick={() => open(id)}>
        {name}
      </Anchor>{' '}
      {BANDS.filter(band => bands[band] > 0)
        .map(band => `${RISK_BAND_LABEL[band]} ${bands[band]}`)
        .join(', ')}
    </Text>
  ));
}
