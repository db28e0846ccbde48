import { ActionIcon, Select } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ControlState, Finding } from '../../../core/analysis';
import { CONTROL_STATUSES, controlRecordId } from '../../../core/model';
import { CONTROL_STATUS_LABEL } from '../../../core/text';
import { useDispatch, useLibrary, useRow } from '../../session';
import { Part } from '../../ui';
import classes from './threats.module.css';

const STATES = CONTROL_STATUSES.map(value => ({ value, label: CONTROL_STATUS_LABEL[value] }));

/** The controls that answer a finding, each with its state on the thing it is about. */
export function Controls({ finding }: { readonly finding: Finding }) {
  const { t } = useTranslation('threats');
  return (
    <Part title={t('controls')}>
      {finding.controls.map(control => (
        <ControlLine key={control.id} finding={finding} control={control} />
      ))}
    </Part>
  );
}

function ControlLine({ finding, control }: { readonly finding: Finding; readonly control: ControlState }) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const library = useLibrary();
  const dispatch = useDispatch();
  const subject = finding.subject.id;
  const own = useRow('controls', controlRecordId(control.id, subject));
  const everywhere = useRow('controls', controlRecordId(control.id, 'project'));
  const name = library.controls.get(control.id)?.title ?? control.id;
  const from = own ? 'recorded' : everywhere ? 'recorded-for-project' : 'implied';
  const set = (status: string | null) => {
    const chosen = CONTROL_STATUSES.find(one => one === status);
    if (chosen) dispatch({ type: 'control/set', control: control.id, subjects: [subject], fields: { status: chosen } });
  };
  return (
    <div className={classes.control}>
      <span title={library.controls.get(control.id)?.description}>
        {name}
        {control.status !== 'unknown' && <span className={classes.soft}> {t(`controlFrom.${from}`)}</span>}
      </span>
      <span className={classes.controlState}>
        <Select
          size="xs"
          w={150}
          aria-label={t('controlStatus', { name })}
          allowDeselect={false}
          maxDropdownHeight={360}
          data={STATES}
          value={control.status}
          onChange={set}
          comboboxProps={{ width: 210, position: 'bottom-end' }}
        />
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          title={common('clear')}
          aria-label={t('controlClear', { name })}
          style={{ visibility: own ? 'visible' : 'hidden' }}
          onClick={() => dispatch({ type: 'control/clear', control: control.id, subjects: [subject] })}
        >
          <IconX size={14} />
        </ActionIcon>
      </span>
    </div>
  );
}
