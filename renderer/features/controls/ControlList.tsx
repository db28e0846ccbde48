import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CONTROL_LISTS, type ControlSummary, listOf, REQUIRED_BY } from '../../../core/controls';
import { CONTROL_STATUSES } from '../../../core/model';
import { CONTROL_STATUS_LABEL } from '../../../core/text';
import { ListSign } from '../../meaning';
import { useLibrary } from '../../session';
import type { ControlGroup } from './controlFilter';
import classes from './controls.module.css';

interface ControlListProps {
  readonly groups: readonly ControlGroup[];
  readonly chosen: string | null;
  readonly onChoose: (control: string) => void;
}

const STEP: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

/** The register. A library has some hundred controls, so that a plain table does; arrow keys go from one to the next. */
export function ControlList({ groups, chosen, onChoose }: ControlListProps) {
  const { t } = useTranslation('controls');
  const table = useRef<HTMLTableElement>(null);
  const ids = groups.flatMap(group => group.controls.map(one => one.control));
  const move = (event: KeyboardEvent) => {
    const by = STEP[event.key];
    if (by === undefined) return;
    const next = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(chosen ?? '') + by))];
    if (next === undefined) return;
    event.preventDefault();
    onChoose(next);
    table.current?.querySelector<HTMLElement>(`[data-control="${CSS.escape(next)}"]`)?.focus();
  };
  return (
    <div className={classes.scroller}>
      <table ref={table} className={classes.table} aria-label={t('table')} onKeyDown={move}>
        <thead>
          <tr>
            <th scope="col">{t('column.control')}</th>
            <th scope="col" className={classes.statusColumn}>
              {t('column.status')}
            </th>
            <th scope="col" className={classes.whyColumn}>
              {t('column.why')}
            </th>
            <th scope="col" className={classes.onColumn}>
              {t('column.subjects')}
            </th>
          </tr>
        </thead>
        {groups.map(({ list, controls }) => (
          <tbody key={list}>
            <tr className={classes.groupRow}>
              <th scope="colgroup" colSpan={4}>
                <span className={classes.group}>
                  <ListSign list={list} />
                  {t(list)} ({controls.length})<small>{t(`listHint.${list}`)}</small>
                </span>
              </th>
            </tr>
            {controls.map(control => (
              <Row key={control.control} summary={control} chosen={control.control === chosen} onChoose={onChoose} />
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface RowProps {
  readonly summary: ControlSummary;
  readonly chosen: boolean;
  readonly onChoose: (control: string) => void;
}

function Row({ summary, chosen, onChoose }: RowProps) {
  const { t } = useTranslation('controls');
  const library = useLibrary();
  const topic = library.topics.get(library.controls.get(summary.control)?.topic ?? '')?.name;
  const statuses = CONTROL_LISTS.flatMap(list =>
    CONTROL_STATUSES.filter(status => summary.counts[status] && listOf(status) === list),
  );
  return (
    // The button in the first cell does the same for the keyboard.
    <tr className={classes.row} data-chosen={chosen || undefined} onClick={() => onChoose(summary.control)}>
      <td>
        <button
          type="button"
          className={classes.title}
          aria-current={chosen || undefined}
          data-control={summary.control}
        >
          {summary.title}
        </button>
        <span className={classes.topic}>{topic}</span>
      </td>
      <td>
        <span className={classes.states}>
          {statuses.map(status => (
            <span key={status} className={classes.state}>
              {t('statusCount', { status: CONTROL_STATUS_LABEL[status], count: summary.counts[status] ?? 0 })}
            </span>
          ))}
        </span>
      </td>
      <td>
        <span className={classes.states}>
          {REQUIRED_BY.filter(by => summary.reasons[by] > 0).map(by => (
            <span key={by} className={classes.reason} title={t(`reasonTitle.${by}`, { count: summary.reasons[by] })}>
              {t(`reason.${by}`)} {summary.reasons[by]}
            </span>
          ))}
        </span>
      </td>
      <td className={classes.number}>{summary.subjects}</td>
    </tr>
  );
}
