import { UnstyledButton } from '@mantine/core';
import { IconGitCompare } from '@tabler/icons-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Comparison } from '../../../core/review';
import { useTones } from '../../meaning';
import { useLibrary, useSession } from '../../session';
import { type Column, EmptyState, type Grouping, ToneChip, VirtualTable } from '../../ui';
import classes from './compare.module.css';
import { LINE_GROUPS, type Line, linesOf, type Target } from './lines';

/** Everything that is different, grouped; each line leads to what it is about. */
export function ChangeTable({ comparison }: { readonly comparison: Comparison }) {
  const { t } = useTranslation('compare');
  const session = useSession();
  const library = useLibrary();
  const tones = useTones();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const lines = useMemo(() => linesOf(comparison, library), [comparison, library]);
  const go = useCallback(
    (target: Target) => {
      if (target.to === 'diagram') session.reveal(target.id);
      else if (target.to === 'finding') session.goTo('threats', { finding: target.id });
      else if (target.to === 'control') session.goTo('controls', { control: target.id });
      else session.goTo(target.to);
    },
    [session],
  );
  const columns = useMemo<Column<Line>[]>(
    () => [
      {
        id: 'what',
        title: t('column.what'),
        width: 'minmax(220px, 3fr)',
        cell: line => <What line={line} onGo={go} />,
        sortBy: line => line.name,
      },
      {
        id: 'how',
        title: t('column.how'),
        width: 'minmax(150px, 1.4fr)',
        cell: line => <ToneChip tone={tones.change[line.change]}>{line.how}</ToneChip>,
        sortBy: line => line.how,
      },
      { id: 'before', title: t('column.before'), width: 'minmax(110px, 1.4fr)', cell: line => line.before },
      { id: 'after', title: t('column.after'), width: 'minmax(110px, 1.4fr)', cell: line => line.after },
    ],
    [t, go, tones],
  );
  const grouping = useMemo<Grouping<Line>>(
    () => ({
      groups: LINE_GROUPS.flatMap(id => {
        const count = lines.filter(line => line.group === id).length;
        return count === 0 ? [] : [{ id, title: t(`group.${id}`), count, folded: folded.has(id) }];
      }),
      groupOf: line => line.group,
      onToggle: ({ id }) =>
        setFolded(before => {
          const now = new Set(before);
          if (!now.delete(id)) now.add(id);
          return now;
        }),
    }),
    [lines, folded, t],
  );
  if (lines.length === 0) return <EmptyState icon={IconGitCompare} title={t('nothing')} hint={t('nothingHint')} />;
  return (
    <div className={classes.table}>
      <VirtualTable
        label={t('table')}
        columns={columns}
        rows={lines}
        rowId={line => line.id}
        grouping={grouping}
        rowHeight={52}
      />
    </div>
  );
}

function What({ line, onGo }: { readonly line: Line; readonly onGo: (target: Target) => void }) {
  const { t } = useTranslation('compare');
  const { target, name, about } = line;
  return (
    <div className={classes.what}>
      {target ? (
        <UnstyledButton className={classes.link} aria-label={t('open', { name })} onClick={() => onGo(target)}>
          {name}
        </UnstyledButton>
      ) : (
        <span>{name}</span>
      )}
      {about !== '' && <small>{about}</small>}
    </div>
  );
}
