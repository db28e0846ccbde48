import { Button, Switch, TextInput } from '@mantine/core';
import { IconFilterOff, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '../../../core/library';
import { type CellWords, valuesOf } from '../../../core/review';
import { RiskChip } from '../../meaning';
import { type Column, EmptyState, FilterMenu, TwoLines, VirtualTable } from '../../ui';
import { type Line, type LineFilter, NO_FILTER, narrowed, narrowings } from './lines';
import classes from './registers.module.css';

interface LinesProps {
  readonly register: Register;
  readonly words: CellWords;
  readonly lines: readonly Line[];
  readonly filter: LineFilter;
  readonly onFilter: (filter: LineFilter) => void;
  readonly chosen: string | null;
  readonly onChoose: (id: string) => void;
}

/** The lines of a register, with what narrows them above. */
export function Lines({ register, words, lines, filter, onFilter, chosen, onChoose }: LinesProps) {
  const { t } = useTranslation('registers');
  const deferred = useDeferredValue(filter);
  const rows = useMemo(() => narrowed(register, lines, deferred), [register, lines, deferred]);
  const columns = useColumns(register);
  return (
    <div className={classes.column}>
      <div role="search" className={classes.filters}>
        <TextInput
          size="xs"
          style={{ flex: '1 1 160px', maxWidth: 240 }}
          aria-label={t('search')}
          placeholder={t('search')}
          leftSection={<IconSearch size={14} aria-hidden />}
          value={filter.search}
          onChange={event => onFilter({ ...filter, search: event.currentTarget.value })}
        />
        {narrowings(words, register, lines).map(({ field, options }) => (
          <FilterMenu
            key={field.id}
            label={field.label}
            options={options}
            chosen={filter.chosen[field.id] ?? []}
            onChange={values => onFilter({ ...filter, chosen: { ...filter.chosen, [field.id]: values } })}
          />
        ))}
        <Switch
          size="xs"
          label={t('onlyGaps')}
          checked={filter.onlyGaps}
          onChange={event => onFilter({ ...filter, onlyGaps: event.currentTarget.checked })}
        />
        {filter.among && (
          <Button
            size="compact-xs"
            variant="light"
            rightSection={<IconFilterOff size={12} aria-hidden />}
            onClick={() => onFilter({ ...filter, among: null })}
          >
            {t('narrowed', { what: filter.among.what })}
          </Button>
        )}
        <span className={classes.soft} role="status">
          {t('shown', { count: rows.length, all: lines.length })}
        </span>
      </div>
      <div className={classes.fill}>
        {rows.length === 0 ? (
          <EmptyState
            icon={IconSearch}
            title={t('noMatchTitle')}
            hint={t('noMatchHint')}
            action={{ label: t('clear'), onClick: () => onFilter(NO_FILTER) }}
          />
        ) : (
          <VirtualTable
            label={t('table', { register: register.title })}
            columns={columns}
            rows={rows}
            rowId={line => line.entry.id}
            chosen={chosen}
            onChoose={line => onChoose(line.entry.id)}
            rowHeight={44}
          />
        )}
      </div>
    </div>
  );
}

function useColumns(register: Register): readonly Column<Line>[] {
  const { t } = useTranslation('registers');
  return useMemo(() => {
    const fields = register.fields.filter(field => field.column);
    const own = fields.map((field, at): Column<Line> => {
      const order = new Map(field.choices.map((choice, place) => [choice.id, place]));
      const text = ({ texts }: Line) => texts.get(field.id) || (at === 0 ? `(${t('unnamed')})` : '');
      return {
        id: field.id,
        title: field.label,
        width: at === 0 ? 'minmax(140px, 2.4fr)' : 'minmax(70px, 1fr)',
        cell: line => <TwoLines>{text(line)}</TwoLines>,
        sortBy: line => {
          const [value] = valuesOf(line.entry, field);
          if (field.kind === 'number') return value === undefined ? Number.NEGATIVE_INFINITY : Number(value);
          return order.get(value ?? '') ?? (line.texts.get(field.id) ?? '').toLowerCase();
        },
      };
    });
    const standing: Column<Line> = {
      id: 'standing',
      title: t('standing'),
      width: '96px',
      cell: ({ findings }) => <StandingCell findings={findings} />,
      sortBy: ({ findings }) => -weight(findings),
    };
    // Beside the title, so that it is in sight however many columns there are.
    const [title, ...rest] = own;
    return title ? [title, standing, ...rest] : [standing];
  }, [register, t]);
}

const BAND_WEIGHT = { low: 1, moderate: 10, high: 100, critical: 1000 } as const;

function weight(findings: Line['findings']): number {
  return findings.reduce((sum, one) => sum + (one.kind === 'gap' ? BAND_WEIGHT[one.band] : 0.1), 0);
}

function StandingCell({ findings }: Pick<Line, 'findings'>) {
  const { t } = useTranslation('registers');
  const [worst] = findings;
  const all = findings.map(one => one.title).join('\n');
  if (!worst) return <span className={classes.soft}>{t('fine')}</span>;
  if (worst.kind === 'gap')
    return (
      <span title={all}>
        <RiskChip band={worst.band} />
      </span>
    );
  return (
    <span className={classes.soft} title={all}>
      {t(`kind.${worst.kind}`)}
    </span>
  );
}
