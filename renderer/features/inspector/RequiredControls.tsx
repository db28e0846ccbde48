import { Button, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type OwnControl, requiredOn } from '../../../core/controls';
import { CONTROL_STATUS_LABEL } from '../../../core/text';
import { ListSign } from '../../meaning';
import { useControlRows, useFindingsOf, useLibrary, useSession } from '../../session';
import classes from './inspector.module.css';
import { Part } from './Panel';

/** More than these are folded. */
const FEW = 5;

/** What has to be in place on the chosen thing and where each stands, the most important first; each leads to its row in Controls. */
export function RequiredControls({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('inspector');
  const library = useLibrary();
  const rows = useControlRows('subject', subject);
  const findings = useFindingsOf(subject);
  const controls = useMemo(() => requiredOn(library, rows ?? [], findings), [library, rows, findings]);
  const [all, setAll] = useState(false);
  if (rows === null) return null;
  const needed = controls.filter(control => control.list !== 'excluded').length;
  const inPlace = controls.filter(control => control.list === 'have').length;
  return (
    <Part title={t('controls')} aside={needed > 0 && t('controlsInPlace', { inPlace, needed })}>
      {controls.length === 0 && <p className={classes.soft}>{t('controlsNone')}</p>}
      <ul className={classes.controls}>
        {(all ? controls : controls.slice(0, FEW)).map(control => (
          <li key={control.control}>
            <Line control={control} subject={subject} />
          </li>
        ))}
      </ul>
      {controls.length > FEW && (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-expanded={all}
          onClick={() => setAll(!all)}
          style={{ alignSelf: 'flex-start' }}
        >
          {all ? t('controlsFew') : t('controlsAll', { count: controls.length })}
        </Button>
      )}
    </Part>
  );
}

function Line({ control, subject }: { readonly control: OwnControl; readonly subject: string }) {
  const session = useSession();
  const { control: id, title, list, status } = control;
  return (
    <UnstyledButton className={classes.control} onClick={() => session.goTo('controls', { control: id, subject })}>
      <ListSign list={list} size={14} />
      <span className={classes.controlTitle}>{title}</span>
      <span className={classes.controlStatus}>{CONTROL_STATUS_LABEL[status]}</span>
    </UnstyledButton>
  );
}
