import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type LayerRow, LOG_ASPECTS, logsByLayer } from '../../../core/review';
import { LOG_ASPECT_LABEL } from '../../../core/text';
import { useLibrary } from '../../session';
import type { LineFilter } from './lines';
import classes from './registers.module.css';
import type { Registers } from './useRegisters';

interface LayerTableProps {
  readonly all: Registers;
  readonly onShow: (among: LineFilter['among']) => void;
}

/** Which layers are logged and what is done with their logs; each number opens the logs that it counts, and gaps are named. */
export function LayerTable({ all, onShow }: LayerTableProps) {
  const { t } = useTranslation('registers');
  const library = useLibrary();
  const { model } = all;
  const rows = useMemo(() => logsByLayer(model, library), [model, library]);
  const logs = (row: LayerRow, what: string, ids: LayerRow['logs']) =>
    ids.length > 0 && (
      <button
        type="button"
        aria-label={t('cell', { row: row.label, column: what, count: ids.length })}
        onClick={() => onShow({ ids: new Set(ids), what: `${row.label}, ${what}` })}
      >
        {ids.length}
      </button>
    );
  return (
    <div className={classes.matrixFrame}>
      <table className={classes.matrix}>
        <caption>
          {t('layers.title')}
          <small>{t('layers.says')}</small>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{LOG_ASPECT_LABEL.logs}</th>
            {LOG_ASPECTS.map(aspect => (
              <th key={aspect} scope="col">
                {LOG_ASPECT_LABEL[aspect]}
              </th>
            ))}
            <th scope="col">{t('layers.lacks')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.layer}>
              <th scope="row">{row.label}</th>
              <td>{logs(row, LOG_ASPECT_LABEL.logs, row.logs)}</td>
              {LOG_ASPECTS.map(aspect => (
                <td key={aspect}>{logs(row, LOG_ASPECT_LABEL[aspect], row.by[aspect])}</td>
              ))}
              <td className={classes.wordsCell}>{row.lacks.map(one => LOG_ASPECT_LABEL[one]).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
