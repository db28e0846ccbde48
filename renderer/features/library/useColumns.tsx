import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { STRIDE_LABEL } from '../../../core/text';
import { Glyph, ListChip } from '../../meaning';
import { type LibraryTab, useLibrary } from '../../session';
import type { Column } from '../../ui';
import classes from './library.module.css';
import type { Line } from './lines';
import type { Here } from './useHere';

/** The columns of a part of the library. */
export function useColumns(tab: LibraryTab, here: Here): readonly Column<Line>[] {
  const { t } = useTranslation('library');
  const library = useLibrary();
  return useMemo<readonly Column<Line>[]>(() => {
    const title = (name: string): Column<Line> => ({
      id: 'title',
      title: name,
      width: 'minmax(220px, 3fr)',
      cell: line => (
        <span title={line.title} className={classes.twoLines}>
          {line.title}
        </span>
      ),
      sortBy: line => line.title.toLowerCase(),
    });
    const section = (name: string): Column<Line> => ({
      id: 'section',
      title: name,
      width: 'minmax(130px, 1.4fr)',
      cell: line => (
        <span title={line.section} className={classes.twoLines}>
          {line.section}
        </span>
      ),
      sortBy: line => line.section,
    });
    const stands: Pick<Column<Line>, 'id' | 'title' | 'width'> = {
      id: 'here',
      title: t('column.here'),
      width: 'minmax(176px, 1.2fr)',
    };
    const columns = {
      types: [
        {
          ...title(t('column.type')),
          cell: line => (
            <span className={classes.named}>
              <Glyph type={line.id} kind={library.types.get(line.id)?.kind ?? 'process'} size={20} />
              {line.title}
            </span>
          ),
        },
        section(t('column.category')),
        {
          ...stands,
          cell: line => {
            const count = here.types.get(line.id)?.length ?? 0;
            return count > 0 && t('elementsHere', { count });
          },
          sortBy: line => -(here.types.get(line.id)?.length ?? 0),
        },
      ],
      threats: [
        title(t('column.threat')),
        {
          id: 'stride',
          title: t('column.stride'),
          width: '72px',
          cell: line => (
            <abbr title={line.stride.map(letter => STRIDE_LABEL[letter]).join(', ')} className={classes.letters}>
              {line.stride.join(' ')}
            </abbr>
          ),
          sortBy: line => line.stride.join(''),
        },
        section(t('column.area')),
        {
          ...stands,
          cell: line => {
            const { confirmed = 0, toVerify = 0, decided = 0 } = here.threats.get(line.id) ?? {};
            const told = [
              ...(confirmed > 0 ? [t('confirmed', { count: confirmed })] : []),
              ...(toVerify > 0 ? [t('toVerify', { count: toVerify })] : []),
              ...(confirmed + toVerify === 0 && decided > 0 ? [t('decided', { count: decided })] : []),
            ].join(', ');
            return <span title={told}>{told}</span>;
          },
          sortBy: line => {
            const { confirmed = 0, toVerify = 0 } = here.threats.get(line.id) ?? {};
            return -(confirmed * 100_000 + toVerify);
          },
        },
      ],
      controls: [
        title(t('column.control')),
        section(t('column.section')),
        {
          ...stands,
          cell: line => {
            const summary = here.controls.get(line.id);
            return summary && <ListChip list={summary.list} />;
          },
          sortBy: line => here.controls.get(line.id)?.list ?? '~',
        },
      ],
    } as const satisfies Record<LibraryTab, readonly Column<Line>[]>;
    return columns[tab];
  }, [tab, here, library, t]);
}
