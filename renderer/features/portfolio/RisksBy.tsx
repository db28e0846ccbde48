import { Group, SegmentedControl } from '@mantine/core';
import { memo, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS, type RiskBand } from '../../../core/model';
import { type CountedProject, RISK_LENSES, type RiskGroup, type RiskLens, risksBy } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { useLibrary, useOrganisationModel } from '../../session';
import { Card, type Column, Nothing } from '../../ui';
import { CountButton } from './CountButton';
import { Bars, useRiskSeries } from './charts';
import { useShowCounted } from './counted';
import { FittedTable } from './FittedTable';
import { type Look, LookSwitch } from './LookSwitch';
import { type Asked, useOpenProject } from './useOpenProject';

const BANDS = RISK_BANDS.toReversed();

/** The risks of all projects by provider, business unit or type of data; each number opens the projects that it counts. */
export const RisksBy = memo(function RisksBy({ projects }: { readonly projects: readonly CountedProject[] }) {
  const { t } = useTranslation('portfolio');
  const model = useOrganisationModel();
  const [lens, setLens] = useState<RiskLens>('provider');
  const [look, setLook] = useState<Look>('chart');
  const groups = useMemo(() => risksBy(lens, model, projects), [lens, model, projects]);
  const nameOf = useGroupName();
  const label = `${t('risks')} ${t(`lens.${lens}`)}`;
  const show = useShowRisks(lens, nameOf);
  const series = useRiskSeries();
  const rows = useMemo(
    () => groups.map(group => ({ id: group.id, name: nameOf(group), values: group.bands })),
    [groups, nameOf],
  );
  return (
    <Card
      title={t('risks')}
      {...(lens === 'data' ? { intro: t('risksHint') } : {})}
      tools={
        <Group gap="xs">
          <SegmentedControl
            size="xs"
            aria-label={t('risks')}
            value={lens}
            onChange={setLens}
            data={RISK_LENSES.map(value => ({ value, label: t(`lens.${value}`) }))}
          />
          <LookSwitch of={label} look={look} onLook={setLook} />
        </Group>
      }
    >
      {groups.length === 0 ? (
        <Nothing>{t('risksNone')}</Nothing>
      ) : look === 'chart' ? (
        <Bars
          label={label}
          rows={rows}
          series={series}
          onMark={(row, band) => {
            const group = groups.find(one => one.id === row);
            if (group) show(group, band);
          }}
        />
      ) : (
        <GroupTable label={label} groups={groups} nameOf={nameOf} onOpen={show} lens={lens} />
      )}
    </Card>
  );
});

function useGroupName(): (group: RiskGroup) => string {
  const { t } = useTranslation('portfolio');
  const library = useLibrary();
  return useMemo(
    () =>
      ({ id, name }) =>
        name ?? library.dataTypes.get(id)?.name ?? (id || t('notNamed')),
    [library, t],
  );
}

/** What is asked of a project so that it shows exactly the risks that stand under a lens. */
const ASKED = {
  provider: (_, { providers }) => ({ providers }),
  unit: () => ({}),
  data: ({ id }) => ({ dataType: id }),
} as const satisfies Record<RiskLens, (group: RiskGroup, project: RiskGroup['projects'][number]) => Asked>;

function useShowRisks(lens: RiskLens, nameOf: (group: RiskGroup) => string) {
  const { t } = useTranslation('portfolio');
  const showCounted = useShowCounted();
  const open = useOpenProject();
  return useMemo(
    () => (group: RiskGroup, band: RiskBand | null) => {
      const bands = band === null ? BANDS : [band];
      const counted = group.projects
        .filter(project => bands.some(one => project.bands[one] > 0))
        .sort((a, b) => (band === null ? 0 : b.bands[band] - a.bands[band]));
      showCounted({
        title:
          band === null
            ? t('mark', { what: nameOf(group), series: t('projects'), value: counted.length })
            : t('mark', { what: nameOf(group), series: RISK_BAND_LABEL[band], value: group.bands[band] }),
        lines: counted.map(project => ({
          id: project.id,
          name: project.name,
          detail: bands
            .filter(one => project.bands[one] > 0)
            .map(one => `${RISK_BAND_LABEL[one]} ${project.bands[one]}`)
            .join(', '),
          open: () =>
            open(project.id, {
              ...ASKED[lens](group, project),
              bands: band === null ? [] : [band],
              section: 'confirmed',
            }),
        })),
      });
    },
    [lens, nameOf, showCounted, open, t],
  );
}

interface GroupTableProps {
  readonly label: string;
  readonly lens: RiskLens;
  readonly groups: readonly RiskGroup[];
  readonly nameOf: (group: RiskGroup) => string;
  readonly onOpen: (group: RiskGroup, band: RiskBand | null) => void;
}

function GroupTable({ label, lens, groups, nameOf, onOpen }: GroupTableProps) {
  const { t } = useTranslation('portfolio');
  const columns = useMemo((): readonly Column<RiskGroup>[] => {
    const count = (group: RiskGroup, series: string, value: number, band: RiskBand | null) => (
      <CountButton
        value={value}
        label={t('mark', { what: nameOf(group), series, value })}
        onOpen={() => onOpen(group, band)}
      />
    );
    return [
      { id: 'name', title: t(`lens.${lens}`), width: 'minmax(140px, 3fr)', cell: nameOf, sortBy: nameOf },
      ...BANDS.map(
        (band): Column<RiskGroup> => ({
          id: band,
          title: RISK_BAND_LABEL[band],
          width: 'minmax(62px, 1fr)',
          cell: group => count(group, RISK_BAND_LABEL[band], group.bands[band], band),
          sortBy: group => group.bands[band],
        }),
      ),
      {
        id: 'projects',
        title: t('projects'),
        width: 'minmax(70px, 1fr)',
        cell: group => count(group, t('projects'), group.projects.length, null),
        sortBy: group => group.projects.length,
      },
    ];
  }, [lens, nameOf, onOpen, t]);
  return <FittedTable label={label} columns={columns} rows={groups} rowId={group => group.id || lens} />;
}
