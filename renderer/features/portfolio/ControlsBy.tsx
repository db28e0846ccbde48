import { Button, Group, SegmentedControl } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTROL_LISTS, type ControlList } from '../../../core/controls';
import { choicesOf } from '../../../core/library';
import { CONTROL_LIST_LABEL } from '../../../core/report';
import {
  COVERAGE_LENSES,
  type CountedProject,
  type CoverageGroup,
  type CoverageLens,
  coverageBy,
  type ListCounts,
  STAGES,
  shareInPlace,
} from '../../../core/review';
import { useLibrary, useOrganisation, useOrganisationModel } from '../../session';
import { NIST_FAMILIES } from '../../text/en/portfolio';
import { percentText } from '../../text/percentText';
import { Card, type Column, Nothing } from '../../ui';
import { CountButton } from './CountButton';
import { Bars, useListSeries } from './charts';
import { useShowCounted } from './counted';
import { FittedTable } from './FittedTable';
import { type Look, LookSwitch } from './LookSwitch';
import { useOpenProject } from './useOpenProject';

const LISTS = CONTROL_LISTS.filter(list => list !== 'excluded');
type Needed = (typeof LISTS)[number];

/** In the order of a bar: what is in place first. */
const IN_BAR = LISTS.toReversed();

const needed = (lists: ListCounts) => LISTS.reduce((sum, list) => sum + lists[list], 0);

/** How far the controls that projects need are in place; each number opens the controls and projects that it counts. */
export const ControlsBy = memo(function ControlsBy({ projects }: { readonly projects: readonly CountedProject[] }) {
  const { t } = useTranslation('portfolio');
  const model = useOrganisationModel();
  const library = useLibrary();
  const organisation = useOrganisation();
  const [lens, setLens] = useState<CoverageLens>('nist');
  const [look, setLook] = useState<Look>('chart');
  const groups = useMemo(() => coverageBy(lens, { library, model }, projects), [lens, library, model, projects]);
  const nameOf = useGroupName(lens);
  const label = `${t('controls')} ${t(`coverage.${lens}`)}`;
  const show = useShowControls(nameOf);
  const series = useListSeries(IN_BAR);
  const rows = useMemo(
    () => groups.map(group => ({ id: group.id, name: nameOf(group), values: group.lists })),
    [groups, nameOf],
  );
  return (
    <Card
      title={t('controls')}
      intro={lens === 'stage' ? t('stagesHint') : t('controlsHint')}
      tools={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('controls')}
            value={lens}
            onChange={setLens}
            data={COVERAGE_LENSES.map(value => ({ value, label: t(`coverage.${value}`) }))}
          />
          <LookSwitch of={label} look={look} onLook={setLook} />
        </Group>
      }
    >
      {lens === 'stage' && (
        <Button variant="default" size="xs" mb="sm" onClick={() => organisation.goTo('registers', STAGES.register)}>
          {t('toStages')}
        </Button>
      )}
      {groups.length === 0 ? (
        <Nothing>{t('controlsNone')}</Nothing>
      ) : look === 'chart' ? (
        <Bars
          label={label}
          rows={rows}
          series={series}
          onMark={(row, list) => {
            const group = groups.find(one => one.id === row);
            if (group) show(group, list);
          }}
        />
      ) : (
        <CoverageTable label={label} lens={lens} groups={groups} nameOf={nameOf} onOpen={show} />
      )}
    </Card>
  );
});

function useGroupName(lens: CoverageLens): (group: CoverageGroup) => string {
  const { t } = useTranslation('portfolio');
  const library = useLibrary();
  return useMemo(() => {
    const stages = library.registers.get(STAGES.register)?.fields.find(field => field.id === STAGES.field);
    const choices = stages ? choicesOf(library, stages) : [];
    return ({ id }) => {
      const family = lens === 'nist' ? NIST_FAMILIES[id] : undefined;
      if (family !== undefined) return t('family', { name: family, id });
      return choices.find(choice => choice.id === id)?.label || id || t('notNamed');
    };
  }, [lens, library, t]);
}

function useShowControls(nameOf: (group: CoverageGroup) => string) {
  const { t } = useTranslation('portfolio');
  const library = useLibrary();
  const showCounted = useShowCounted();
  const open = useOpenProject();
  return useMemo(
    () => (group: CoverageGroup, list: ControlList | null) => {
      const lists = list === null ? LISTS : [list];
      const has = (counts: ListCounts) => lists.some(one => counts[one] > 0);
      const controls = group.controls.filter(control => has(control.lists));
      showCounted({
        title: t('mark', {
          what: nameOf(group),
          series: list === null ? t('places') : CONTROL_LIST_LABEL[list],
          value: list === null ? needed(group.lists) : group.lists[list],
        }),
        hint: t('countedHint', { count: controls.length }),
        groups: controls.map(({ id }) => ({ id, title: library.controls.get(id)?.title ?? id })),
        lines: controls.flatMap(({ id: control, projects }) =>
          projects
            .filter(project => has(project.lists))
            .map(project => ({
              id: `${control} ${project.id}`,
              name: project.name,
              group: control,
              detail: lists
                .filter(one => project.lists[one] > 0)
                .map(one => `${CONTROL_LIST_LABEL[one]} ${project.lists[one]}`)
                .join(', '),
              open: () => open(project.id, { control }),
            })),
        ),
      });
    },
    [library, nameOf, showCounted, open, t],
  );
}

interface CoverageTableProps {
  readonly label: string;
  readonly lens: CoverageLens;
  readonly groups: readonly CoverageGroup[];
  readonly nameOf: (group: CoverageGroup) => string;
  readonly onOpen: (group: CoverageGroup, list: Needed | null) => void;
}

function CoverageTable({ label, lens, groups, nameOf, onOpen }: CoverageTableProps) {
  const { t } = useTranslation('portfolio');
  const columns = useMemo(
    (): readonly Column<CoverageGroup>[] => [
      { id: 'name', title: t(`coverage.${lens}`), width: 'minmax(160px, 3fr)', cell: nameOf, sortBy: nameOf },
      {
        id: 'share',
        title: t('inPlace'),
        width: 'minmax(90px, 1fr)',
        cell: group => (
          <CountButton
            value={needed(group.lists)}
            label={t('mark', { what: nameOf(group), series: t('places'), value: needed(group.lists) })}
            onOpen={() => onOpen(group, null)}
          >
            {percentText(shareInPlace(group.lists))}
          </CountButton>
        ),
        sortBy: group => shareInPlace(group.lists) ?? -1,
      },
      ...LISTS.map(
        (list): Column<CoverageGroup> => ({
          id: list,
          title: CONTROL_LIST_LABEL[list],
          width: 'minmax(90px, 1fr)',
          cell: group => (
            <CountButton
              value={group.lists[list]}
              label={t('mark', { what: nameOf(group), series: CONTROL_LIST_LABEL[list], value: group.lists[list] })}
              onOpen={() => onOpen(group, list)}
            />
          ),
          sortBy: group => group.lists[list],
        }),
      ),
    ],
    [lens, nameOf, onOpen, t],
  );
  return <FittedTable label={label} columns={columns} rows={groups} rowId={group => group.id || lens} />;
}
