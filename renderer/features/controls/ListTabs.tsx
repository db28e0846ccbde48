import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CONTROL_LISTS, type ControlList } from '../../../core/controls';
import { ListSign } from '../../meaning';
import classes from './controls.module.css';

interface ListTabsProps {
  readonly counts: Readonly<Record<ControlList, number>>;
  readonly list: ControlList | null;
  readonly onChoose: (list: ControlList | null) => void;
}

/** The lists that a review ends with, each with how many controls it holds; one of them, or all. */
export function ListTabs({ counts, list, onChoose }: ListTabsProps) {
  const { t } = useTranslation('controls');
  const all = CONTROL_LISTS.reduce((sum, one) => sum + counts[one], 0);
  return (
    <fieldset className={classes.lists} aria-label={t('lists')}>
      <UnstyledButton className={classes.list} aria-pressed={list === null} onClick={() => onChoose(null)}>
        <span className={classes.listCount}>{all}</span>
        <span>{t('all')}</span>
      </UnstyledButton>
      {CONTROL_LISTS.map(one => (
        <UnstyledButton
          key={one}
          className={classes.list}
          aria-pressed={list === one}
          onClick={() => onChoose(list === one ? null : one)}
        >
          <span className={classes.listCount}>
            <ListSign list={one} />
            {counts[one]}
          </span>
          <span>{t(one)}</span>
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
