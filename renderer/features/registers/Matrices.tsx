import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register, RegisterMatrix } from '../../../core/library';
import type { RegisterEntry } from '../../../core/model';
import { LOGS, registerMatrix, STAGES } from '../../../core/review';
import { LayerTable } from './LayerTable';
import type { LineFilter } from './lines';
import classes from './registers.module.css';
import { StageTable } from './StageTable';
import type { Registers } from './useRegisters';

interface MatricesProps {
  readonly all: Registers;
  readonly register: Register;
  readonly entries: readonly RegisterEntry[];
  readonly onShow: (among: LineFilter['among']) => void;
}

/** The lines of a register counted by two of its fields; every number opens the lines that it counts. */
export function Matrices({ all, register, entries, onShow }: MatricesProps) {
  return (
    <div className={classes.scroller}>
      {register.id === STAGES.register && <StageTable all={all} register={register} onShow={onShow} />}
      {register.id === LOGS.register && <LayerTable all={all} onShow={onShow} />}
      {register.matrices.map(matrix => (
        <Matrix key={matrix.id} all={all} register={register} entries={entries} onShow={onShow} matrix={matrix} />
      ))}
    </div>
  );
}

function Matrix({ all, register, entries, onShow, matrix }: MatricesProps & { readonly matrix: RegisterMatrix }) {
  const { t } = useTranslation('registers');
  const { words } = all;
  const view = useMemo(() => registerMatrix(words, { register, matrix }, entries), [words, register, matrix, entries]);
  const name = (label: string) => (label === '' ? t('notSaidHead') : label);
  return (
    <div className={classes.matrixFrame}>
      <table className={classes.matrix}>
        <caption>
          {matrix.title}
          <small>{matrix.says}</small>
        </caption>
        <thead>
          <tr>
            <td />
            {view.columns.map(column => (
              <th key={column.id} scope="col">
                {name(column.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map(row => (
            <tr key={row.id}>
              <th scope="row">{name(row.label)}</th>
              {view.columns.map(column => {
                const ids = view.at(row.id, column.id);
                const what = `${name(row.label)}, ${name(column.label)}`;
                return (
                  <td key={column.id} data-empty={ids.length === 0 || undefined}>
                    {ids.length > 0 && (
                      <button
                        type="button"
                        aria-label={t('cell', { row: name(row.label), column: name(column.label), count: ids.length })}
                        onClick={() => onShow({ ids: new Set(ids), what })}
                      >
                        {ids.length}
                      </button>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
