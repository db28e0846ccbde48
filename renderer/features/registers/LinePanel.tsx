import { Button, CloseButton } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Register } from '../../../core/library';
import type { RegisterEntry } from '../../../core/model';
import { RiskChip } from '../../meaning';
import { useOrganisationDispatch } from '../../session';
import { Part } from '../../ui';
import { FieldInput } from './FieldInput';
import classes from './registers.module.css';
import type { Registers } from './useRegisters';

interface LinePanelProps {
  readonly all: Registers;
  readonly register: Register;
  readonly entry: RegisterEntry;
  readonly onClose: () => void;
  readonly onChoose: (id: string) => void;
}

/** One line: what is missing in it, and every field to read and change. */
export function LinePanel({ all, register, entry, onClose, onChoose }: LinePanelProps) {
  const { t } = useTranslation('registers');
  const dispatch = useOrganisationDispatch();
  const findings = all.ofEntry.get(entry.id) ?? [];
  const title = entry.title || t('unnamed');
  return (
    <section className={classes.panel} aria-label={t('details', { title })} data-details tabIndex={-1}>
      <header className={classes.panelHead}>
        <h3>{title}</h3>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </header>
      {findings.length > 0 && (
        <Part title={t('found')}>
          <ul className={classes.found}>
            {findings.map(finding => (
              <li key={finding.key} className={classes.told}>
                {finding.kind === 'gap' && <RiskChip band={finding.band} />}
                <span className={classes.findingTitle}>{finding.title}</span>
                <span className={classes.soft}>{finding.why}</span>
              </li>
            ))}
          </ul>
        </Part>
      )}
      <Part title={t('fields')}>
        {register.fields.map((field, at) => (
          <FieldInput
            key={field.id}
            all={all}
            entry={entry}
            field={field}
            first={at === 0 && entry.title === ''}
            onChoose={onChoose}
          />
        ))}
      </Part>
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconTrash size={14} aria-hidden />}
        onClick={() => {
          dispatch({ type: 'row/remove', ids: [entry.id] });
          onClose();
        }}
      >
        {t('remove')}
      </Button>
    </section>
  );
}
