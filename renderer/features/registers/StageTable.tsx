import { Anchor } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Register } from '../../../core/library';
import { AUTOMATION, type BareElement, controlsByStage, type StageRow } from '../../../core/review';
import { useOpenElement } from '../../actions';
import { useLibrary } from '../../session';
import { percentText } from '../../text/percentText';
import type { LineFilter } from './lines';
import classes from './registers.module.css';
import type { Registers } from './useRegisters';

interface StageTableProps {
  readonly all: Registers;
  readonly register: Register;
  readonly onShow: (among: LineFilter['among']) => void;
}

/** What protects each stage of the life cycle and how far by itself; each number opens the controls or elements that it counts. */
export function StageTable({ all, register, onShow }: StageTableProps) {
  const { t } = useTranslation('registers');
  const library = useLibrary();
  const { model, projects } = all;
  const rows = useMemo(() => controlsByStage({ model, library, projects }), [model, library, projects]);
  const [open, setOpen] = useState<StageRow['stage'] | null>(null);
  const labels = useMemo(
    () => new Map(register.fields.flatMap(field => field.choices.map(one => [`${field.id} ${one.id}`, one.label]))),
    [register],
  );
  const word = (field: string, id: string) => labels.get(`${field} ${id}`) ?? id;
  const teams = register.fields.find(field => field.id === 'disciplines')?.choices.length ?? 0;
  const shown = rows.find(row => row.stage === open);
  const lines = (row: StageRow, what: string, ids: readonly StageRow['controls'][number][], of: number | null) =>
    ids.length === 0 ? null : (
      <button
        type="button"
        aria-label={t('cell', { row: word('stages', row.stage), column: what, count: ids.length })}
        onClick={() => onShow({ ids: new Set(ids), what: `${word('stages', row.stage)}, ${what}` })}
      >
        {ids.length}
        {of !== null && of > 0 && <small className={classes.share}>{percentText(ids.length / of)}</small>}
      </button>
    );
  return (
    <div className={classes.matrixFrame}>
      <table className={classes.matrix}>
        <caption>
          {t('stages.title')}
          <small>{t('stages.says')}</small>
        </caption>
        <thead>
          <tr>
            <td />
            <th scope="col">{t('stages.controls')}</th>
            {AUTOMATION.map(one => (
              <th key={one} scope="col">
                {word('automation', one)}
              </th>
            ))}
            <th scope="col">{t('stages.movable')}</th>
            <th scope="col">{t('stages.idle')}</th>
            <th scope="col">{t('stages.bare')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.stage}>
              <th scope="row">{word('stages', row.stage)}</th>
              <td>{lines(row, t('stages.controls'), row.controls, null)}</td>
              {AUTOMATION.map(one => (
                <td key={one}>{lines(row, word('automation', one), row.by[one], row.controls.length)}</td>
              ))}
              <td>{lines(row, t('stages.movable'), row.movable, null)}</td>
              <td className={classes.wordsCell}>
                {row.idle.length === teams
                  ? t('stages.everyTeam')
                  : row.idle.map(team => word('disciplines', team)).join(', ')}
              </td>
              <td>
                {row.bare.length > 0 && (
                  <button
                    type="button"
                    aria-expanded={open === row.stage}
                    aria-label={t('cell', {
                      row: word('stages', row.stage),
                      column: t('stages.bare'),
                      count: row.bare.length,
                    })}
                    onClick={() => setOpen(open === row.stage ? null : row.stage)}
                  >
                    {t('stages.bareOf', { count: row.bare.length, all: row.elements })}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && shown.bare.length > 0 && (
        <BareElements title={t('stages.bareIn', { stage: word('stages', shown.stage) })} elements={shown.bare} />
      )}
    </div>
  );
}

function BareElements({ title, elements }: { readonly title: string; readonly elements: readonly BareElement[] }) {
  const open = useOpenElement();
  return (
    <section aria-label={title} className={classes.bare}>
      <h4>{title}</h4>
      <ul>
        {elements.map(one => (
          <li key={`${one.project} ${one.id}`}>
            <Anchor component="button" type="button" size="sm" onClick={() => open(one.project, one.id)}>
              {one.name}
            </Anchor>{' '}
            <small className={classes.share}>{one.projectName}</small>
          </li>
        ))}
      </ul>
    </section>
  );
}
