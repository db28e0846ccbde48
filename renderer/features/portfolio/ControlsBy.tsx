import { Anchor, Button, SegmentedControl, Table, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTROL_LISTS } from '../../../core/controls';
import { choicesOf } from '../../../core/library';
import { CONTROL_LIST_LABEL } from '../../../core/report';
import {
  COVERAGE_LENSES,
  type CountedProject,
  type CoverageGroup,
  coverageBy,
  STAGES,
  shareInPlace,
} from '../../../core/review';
import { useLibrary, useOrganisation, useOrganisationModel } from '../../session';
import { NIST_FAMILIES } from '../../text/en/portfolio';
import { Card, Fold, Nothing } from '../../ui';
import { percentText } from './percentText';
import { useOpenProject } from './useOpenProject';

const LISTS = CONTROL_LISTS.filter(list => list !== 'excluded');

/** How far the controls that projects need are in place; each line opens the controls and projects that it counts. */
export function ControlsBy({ projects }: { readonly projects: readonly CountedProject[] }) {
  const { t } = useTranslation('portfolio');
  const model = useOrganisationModel();
  const library = useLibrary();
  const organisation = useOrganisation();
  const [lens, setLens] = useState<(typeof COVERAGE_LENSES)[number]>('nist');
  const groups = useMemo(() => coverageBy(lens, { library, model }, projects), [lens, library, model, projects]);
  const stages = library.registers.get(STAGES.register)?.fields.find(field => field.id === STAGES.field);
  const nameOf = ({ id }: CoverageGroup) => {
    const family = lens === 'nist' ? NIST_FAMILIES[id] : undefined;
    if (family !== undefined) return t('family', { name: family, id });
    return (stages && choicesOf(library, stages).find(choice => choice.id === id)?.label) || id || t('notNamed');
  };
  return (
    <Card
      title={t('controls')}
      intro={lens === 'stage' ? t('stagesHint') : t('controlsHint')}
      tools={
        <SegmentedControl
          aria-label={t('controls')}
          value={lens}
          onChange={setLens}
          data={COVERAGE_LENSES.map(value => ({ value, label: t(`coverage.${value}`) }))}
        />
      }
    >
      {lens === 'stage' && (
        <Button variant="default" size="xs" onClick={() => organisation.goTo('registers', STAGES.register)}>
          {t('toStages')}
        </Button>
      )}
      {groups.length === 0 ? (
        <Nothing>{t('controlsNone')}</Nothing>
      ) : (
        <Table aria-label={`${t('controls')} ${t(`coverage.${lens}`)}`}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t(`coverage.${lens}`)}</Table.Th>
              <Table.Th>{t('inPlace')}</Table.Th>
              {LISTS.map(list => (
                <Table.Th key={list}>{CONTROL_LIST_LABEL[list]}</Table.Th>
              ))}
              <Table.Th>{t('what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {groups.map(group => (
              <Table.Tr key={group.id}>
                <Table.Td>{nameOf(group)}</Table.Td>
                <Table.Td>{percentText(shareInPlace(group.lists))}</Table.Td>
                {LISTS.map(list => (
                  <Table.Td key={list}>{group.lists[list]}</Table.Td>
                ))}
                <Table.Td>
                  <Fold title={t('counted', { count: group.controls.length })}>
                    <GroupControls group={group} />
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

function GroupControls({ group }: { readonly group: CoverageGroup }) {
  const { t } = useTranslation('portfolio');
  const library = useLibrary();
  const open = useOpenProject();
  return group.controls.map(control => (
    <div key={control.id}>
      <Text size="sm" fw={600}>
        {library.controls.get(control.id)?.title ?? control.id}
      </Text>
      {control.projects.map(({ id, name, lists }) => (
        <Text key={id} size="sm">
          <Anchor component="button" size="sm" aria-label={t('openProject', { name })} onClick={() => open(id)}>
            {name}
          </Anchor>{' '}
          {LISTS.filter(list => lists[list] > 0)
            .map(list => `${CONTROL_LIST_LABEL[list]} ${lists[list]}`)
            .join(', ')}
        </Text>
      ))}
    </div>
  ));
}
