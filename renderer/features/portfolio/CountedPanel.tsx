import { Anchor, CloseButton } from '@mantine/core';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Column, type Grouping, VirtualTable } from '../../ui';
import type { Counted, CountedLine } from './counted';
import classes from './portfolio.module.css';

/** So many headings are shown with what is under them; more start folded. */
const OPEN_GROUPS = 3;

/** What a mark counts, line by line; each line opens the thing itself. Escape closes it. */
export function CountedPanel({ counted, onClose }: { readonly counted: Counted; readonly onClose: () => void }) {
  const { t } = useTranslation('portfolio');
  const title = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: whoever presses another mark is led here again
  useEffect(() => title.current?.focus(), [counted]);
  const columns = useMemo(
    (): readonly Column<CountedLine>[] => [
      {
        id: 'name',
        title: t('name'),
        width: 'minmax(0, 1fr)',
        cell: line => (
          <Anchor component="button" size="sm" aria-label={t('open', { name: line.name })} onClick={line.open}>
            {line.name}
          </Anchor>
        ),
        sortBy: line => line.name,
      },
      { id: 'detail', title: t('detail'), width: 'minmax(0, 1fr)', cell: line => line.detail },
    ],
    [t],
  );
  return (
    <section
      className={classes.counted}
      aria-label={counted.title}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <div className={classes.countedHead}>
        <h3 ref={title} tabIndex={-1}>
          {counted.title}
        </h3>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </div>
      {counted.hint && <p className={classes.hint}>{counted.hint}</p>}
      <div className={classes.countedList}>
        <VirtualTable
          label={counted.title}
          columns={columns}
          rows={counted.lines}
          rowId={line => line.id}
          grouping={useGrouping(counted)}
          rowHeight={36}
        />
      </div>
    </section>
  );
}

function useGrouping({ groups, lines }: Counted): Grouping<CountedLine> | undefined {
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  return useMemo(() => {
    if (!groups) return undefined;
    const foldedAtFirst = groups.length > OPEN_GROUPS;
    const counts = new Map<string, number>();
    for (const { group = '' } of lines) counts.set(group, (counts.get(group) ?? 0) + 1);
    return {
      groups: groups.map(group => ({
        ...group,
        count: counts.get(group.id) ?? 0,
        folded: turned.has(group.id) ? !foldedAtFirst : foldedAtFirst,
      })),
      groupOf: (line: CountedLine) => line.group ?? '',
      onToggle: ({ id }) =>
        setTurned(before => new Set(before.has(id) ? [...before].filter(one => one !== id) : [...before, id])),
    };
  }, [groups, lines, turned]);
}
