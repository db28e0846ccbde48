import { IconAlertTriangle } from '@tabler/icons-react';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RiskChip } from '../../meaning';
import { FIRST_THREATS_LOOK, useOpen, useSession, useTable, useView } from '../../session';
import { threats as words } from '../../text/en/threats';
import { type Column, EmptyState, type Grouping, type TableGroup, TwoLines, VirtualTable } from '../../ui';
import { FilterBar } from './FilterBar';
import type { Line } from './lenses';
import type { Row } from './register';
import classes from './threats.module.css';
import { useRegister } from './useRegister';

function isGroupName(id: string): id is keyof typeof words.group {
  return id in words.group;
}

function isHinted(id: string): id is keyof typeof words.groupHint {
  return id in words.groupHint;
}

/** The list of threats under its headings, with what narrows it above. */
export function Register({ all }: { readonly all: readonly Row[] }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const { lens, lines, groups, rows } = useRegister(all);
  const chosen = useView(view => view.threats.chosen);
  const chosenIn = useView(view => view.threats.chosenIn);
  const opened = useView(view => view.threats.opened);
  const columns = useColumns();
  const isDrawn = useOpen(open => open.model.elements.size > 0);
  const hasWritten = useOpen(open => open.model.threats.size > 0);
  const chosenLine = useMemo(() => {
    const of = lines.filter(line => line.row.id === chosen);
    return (of.find(line => line.group === chosenIn) ?? of[0])?.id ?? null;
  }, [lines, chosen, chosenIn]);

  const onToggle = useCallback(
    (group: TableGroup) => session.lookAtThreats({ opened: { ...opened, [`${lens} ${group.id}`]: group.folded } }),
    [session, lens, opened],
  );
  const grouping = useMemo<Grouping<Line>>(
    () => ({
      groupOf: line => line.group,
      onToggle,
      groups: groups.map(({ id, title, count, folded }) => ({
        id,
        count,
        folded,
        title: title ?? (isGroupName(id) ? t(`group.${id}`) : id),
        ...(isHinted(id) ? { hint: t(`groupHint.${id}`) } : {}),
      })),
    }),
    [groups, onToggle, t],
  );
  // Before anything is drawn, what is asked of the project alone would be a strange beginning.
  if (all.length === 0 || (!isDrawn && !hasWritten)) return <NothingFound isDrawn={isDrawn} />;
  return (
    <div className={classes.column}>
      <FilterBar rows={rows} />
      <div className={classes.fill}>
        {lines.length === 0 ? (
          <EmptyState
            icon={IconAlertTriangle}
            title={t('noMatchTitle')}
            hint={t('noMatchHint')}
            action={{ label: t('filter.clear'), onClick: () => clearFilters(session) }}
          />
        ) : (
          <VirtualTable
            label={t('table')}
            columns={columns}
            rows={lines}
            rowId={line => line.id}
            chosen={chosenLine}
            onChoose={line =>
              session.lookAtThreats({
                chosen: line.row.id,
                chosenIn: line.group,
                opened: { ...opened, [`${lens} ${line.group}`]: true },
              })
            }
            grouping={grouping}
            rowHeight={44}
          />
        )}
      </div>
    </div>
  );
}

function clearFilters(session: ReturnType<typeof useSession>): void {
  const { search, bands, stride, standings, sections } = FIRST_THREATS_LOOK;
  session.lookAtThreats({ search, bands, stride, standings, sections });
  session.narrowThreats({});
}

function NothingFound({ isDrawn }: { readonly isDrawn: boolean }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  return (
    <EmptyState
      icon={IconAlertTriangle}
      title={isDrawn ? t('noneTitle') : t('emptyTitle')}
      hint={isDrawn ? t('noneHint') : t('emptyHint')}
      action={{ label: t('emptyAction'), onClick: () => session.goTo('diagram') }}
    />
  );
}

function useColumns(): readonly Column<Line>[] {
  const { t } = useTranslation('threats');
  const decisions = useTable('decisions');
  const people = useTable('people');
  return useMemo<Column<Line>[]>(() => {
    const assigneeOf = ({ finding, threat }: Row) =>
      people.get((finding ? decisions.get(finding.key)?.assignee : threat?.owner) ?? '')?.name;
    const decided = (row: Row) => {
      const assignee = assigneeOf(row);
      const standing = row.standing === 'open' ? null : t(`standing.${row.standing}`);
      return [standing, assignee ? t('assignedTo', { name: assignee }) : null].filter(Boolean).join(' · ');
    };
    return [
      {
        id: 'risk',
        title: t('column.risk'),
        width: '112px',
        cell: ({ row }) =>
          row.band ? <RiskChip band={row.band} /> : <span className={classes.soft}>{t('notRated')}</span>,
        sortBy: ({ row }) => row.index,
      },
      {
        id: 'title',
        title: t('column.title'),
        width: 'minmax(220px, 3fr)',
        cell: ({ row }) => <TwoLines>{row.title}</TwoLines>,
        sortBy: ({ row }) => row.title.toLowerCase(),
      },
      {
        id: 'where',
        title: t('column.where'),
        width: 'minmax(140px, 1.6fr)',
        cell: ({ row }) => <TwoLines>{row.where}</TwoLines>,
        sortBy: ({ row }) => row.where.toLowerCase(),
      },
      {
        id: 'stride',
        title: t('column.stride'),
        width: '76px',
        cell: ({ row }) => (
          <abbr title={row.stride.map(letter => t(`group.${letter}`)).join(', ')} className={classes.letters}>
            {row.stride.join(' ')}
          </abbr>
        ),
        sortBy: ({ row }) => row.stride.join(''),
      },
      {
        id: 'standing',
        title: t('column.standing'),
        width: 'minmax(104px, 1fr)',
        cell: ({ row }) => <TwoLines>{decided(row)}</TwoLines>,
        sortBy: ({ row }) => decided(row),
      },
    ];
  }, [t, decisions, people]);
}
