import { SegmentedControl } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SERVICE_MODELS } from '../../../core/model';
import type { MatrixRow, ResponsibilityMatrix } from '../../../core/responsibility';
import { SERVICE_MODEL_LABEL } from '../../../core/text';
import { useTable } from '../../session';
import { EmptyState, FilterBar, FilterChoice } from '../../ui';
import { MatrixGrid } from './MatrixGrid';
import { type CellPlace, type MatrixFilter, NO_FILTER, passing } from './matrixView';

interface MatrixViewProps {
  readonly layers: ResponsibilityMatrix['layers'];
  readonly rows: readonly MatrixRow[];
  readonly at: CellPlace | null;
  readonly onAt: (place: CellPlace) => void;
}

/** The matrix with its filters. */
export function MatrixView({ layers, rows, at, onAt }: MatrixViewProps) {
  const { t } = useTranslation('responsibility');
  const [filter, setFilter] = useState<MatrixFilter>(NO_FILTER);
  const deferred = useDeferredValue(filter);
  const shown = useMemo(() => passing(rows, deferred), [rows, deferred]);
  const clear = () => setFilter(NO_FILTER);
  return (
    <>
      <Filters filter={filter} onFilter={setFilter} />
      {shown.length === 0 ? (
        <EmptyState
          icon={IconSearch}
          title={t('noMatchTitle')}
          hint={t('noMatchHint')}
          action={{ label: t('clearFilters'), onClick: clear }}
        />
      ) : (
        <MatrixGrid layers={layers} rows={shown} at={at} onAt={onAt} />
      )}
    </>
  );
}

interface FiltersProps {
  readonly filter: MatrixFilter;
  readonly onFilter: (filter: MatrixFilter) => void;
}

const SHOWN = ['all', 'gaps', 'open'] as const satisfies readonly MatrixFilter['show'][];

function Filters({ filter, onFilter }: FiltersProps) {
  const { t } = useTranslation('responsibility');
  const providers = useTable('providers');
  const models = SERVICE_MODELS.map(one => ({ value: one, label: SERVICE_MODEL_LABEL[one] }));
  const word = { all: t('showAll'), gaps: t('showGaps'), open: t('showOpen') };
  return (
    <FilterBar
      label={t('filters')}
      words={{ search: t('searchLabel'), clear: t('clearFilters') }}
      text={filter.text}
      onText={text => onFilter({ ...filter, text })}
      filtered={filter !== NO_FILTER}
      onClear={() => onFilter(NO_FILTER)}
    >
      <FilterChoice
        label={t('provider')}
        any={t('anyProvider')}
        width={140}
        data={[
          ...[...providers.values()].map(({ id, name }) => ({ value: id, label: name })),
          { value: 'none', label: t('noProvider') },
        ]}
        value={filter.provider}
        onChange={provider => onFilter({ ...filter, provider })}
      />
      <FilterChoice
        label={t('model')}
        any={t('anyModel')}
        width={184}
        data={[...models, { value: 'unknown', label: t('unknownModel') }]}
        value={filter.model}
        onChange={value =>
          onFilter({
            ...filter,
            model: value === 'unknown' ? 'unknown' : (SERVICE_MODELS.find(one => one === value) ?? null),
          })
        }
      />
      <SegmentedControl
        aria-label={t('show')}
        data={SHOWN.map(value => ({ value, label: word[value] }))}
        value={filter.show}
        onChange={value => onFilter({ ...filter, show: SHOWN.find(one => one === value) ?? 'all' })}
      />
    </FilterBar>
  );
}
