import { Badge, Button, CloseButton, Group, MultiSelect, Select, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconMap2, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../core/commands';
import { type HandThreat, RISK_BANDS } from '../../../core/model';
import { RISK_BAND_LABEL, STRIDE_LABEL } from '../../../core/text';
import { isDrawn, PersonField } from '../../meaning';
import { useDispatch, useLibrary, useSession } from '../../session';
import { Draft } from '../../ui';
import { asSubject, useSubjectChoices } from './subjects';
import classes from './threats.module.css';
import { WrittenStatus } from './WrittenStatus';

const LETTERS = ['S', 'T', 'R', 'I', 'D', 'E'] as const;
const RATINGS = ['1', '2', '3', '4', '5'] as const;

interface WrittenProps {
  readonly threat: HandThreat;
  readonly onClose: () => void;
}

/** A threat that a person wrote or a file brought: everything about it can be changed. */
export function WrittenDetails({ threat, onClose }: WrittenProps) {
  const { t } = useTranslation('threats');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const dispatch = useDispatch();
  const change = (fields: Partial<Omit<HandThreat, 'id'>>): Command => ({
    type: 'row/change',
    table: 'threats',
    ids: [threat.id],
    fields,
  });
  const set = (fields: Partial<Omit<HandThreat, 'id'>>) => dispatch(change(fields));
  const { origin, subject } = threat;
  const shown = subject !== null && isDrawn(subject) ? subject : null;
  return (
    <section className={classes.panel} aria-label={t('details', { title: threat.title })} tabIndex={-1} data-details>
      <Group justify="space-between" wrap="nowrap">
        <Badge variant="light" color="gray" tt="none">
          {t(origin?.kind === 'import' ? 'state.imported' : 'state.written')}
        </Badge>
        <CloseButton aria-label={t('close')} onClick={onClose} />
      </Group>
      <Draft value={threat.title} onKeep={title => set({ title })}>
        {field => <Textarea label={t('writtenTitle')} autosize maxLength={1000} {...field} />}
      </Draft>
      <Draft value={threat.description} onKeep={description => set({ description })}>
        {field => <Textarea label={t('writtenDescription')} autosize minRows={2} {...field} />}
      </Draft>
      <SubjectField threat={threat} onChange={set} />
      {shown && (
        <div>
          <Button
            size="compact-xs"
            variant="default"
            leftSection={<IconMap2 size={14} aria-hidden />}
            onClick={() => session.reveal(shown)}
          >
            {common('showOnDiagram')}
          </Button>
        </div>
      )}
      <WrittenStatus threat={threat} />
      <RiskFields threat={threat} onChange={set} />
      <MultiSelect
        label={t('writtenStride')}
        data={LETTERS.map(value => ({ value, label: STRIDE_LABEL[value] }))}
        value={threat.stride}
        onChange={values => set({ stride: LETTERS.filter(letter => values.includes(letter)) })}
      />
      <Draft value={threat.mitigation} onKeep={mitigation => set({ mitigation })}>
        {field => <Textarea label={t('writtenMitigation')} autosize minRows={2} {...field} />}
      </Draft>
      <ControlsField threat={threat} onChange={set} />
      <Group grow gap="xs">
        <PersonField label={common('owner')} size="sm" value={threat.owner} onChange={owner => change({ owner })} />
        <DateInput
          label={t('due')}
          size="sm"
          clearable
          placeholder={t('noDay')}
          clearButtonProps={{ 'aria-label': common('clear') }}
          value={threat.due}
          onChange={due => set({ due })}
        />
      </Group>
      {threat.categories.length > 0 && (
        <p className={classes.soft}>{t('writtenCategories', { names: threat.categories.join('; ') })}</p>
      )}
      {origin?.kind === 'import' && <p className={classes.soft}>{t('writtenImported', { file: origin.file })}</p>}
      <div>
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconTrash size={16} aria-hidden />}
          onClick={() => {
            if (dispatch({ type: 'row/remove', ids: [threat.id] }).ok) onClose();
          }}
        >
          {t('deleteWritten')}
        </Button>
      </div>
    </section>
  );
}

interface FieldProps {
  readonly threat: HandThreat;
  readonly onChange: (fields: Partial<Omit<HandThreat, 'id'>>) => void;
}

function SubjectField({ threat, onChange }: FieldProps) {
  const { t } = useTranslation('threats');
  const choices = useSubjectChoices();
  return (
    <Select
      label={t('writtenSubject')}
      placeholder={t('writtenNowhere')}
      searchable
      clearable
      limit={60}
      data={choices.map(({ group, items }) => ({ group, items: [...items] }))}
      value={threat.subject}
      onChange={value => onChange({ subject: asSubject(value) })}
    />
  );
}

/** A severity, or likelihood and impact; with both of these the band follows from them. */
function RiskFields({ threat, onChange }: FieldProps) {
  const { t } = useTranslation('threats');
  const ratings = RATINGS.map(value => ({ value, label: t(`rating.${value}`) }));
  const rated = (value: string | null) => (value === null ? null : Number(value));
  return (
    <Group grow gap="xs" align="flex-end">
      <Select
        label={t('writtenSeverity')}
        clearable
        placeholder={t('notRated')}
        disabled={threat.likelihood !== null && threat.impact !== null}
        data={[...RISK_BANDS].reverse().map(value => ({ value, label: RISK_BAND_LABEL[value] }))}
        value={threat.severity}
        onChange={value => onChange({ severity: RISK_BANDS.find(band => band === value) ?? null })}
      />
      <Select
        label={t('likelihood')}
        clearable
        data={ratings}
        value={threat.likelihood === null ? null : String(threat.likelihood)}
        onChange={value => onChange({ likelihood: rated(value) })}
      />
      <Select
        label={t('impact')}
        clearable
        data={ratings}
        value={threat.impact === null ? null : String(threat.impact)}
        onChange={value => onChange({ impact: rated(value) })}
      />
    </Group>
  );
}

function ControlsField({ threat, onChange }: FieldProps) {
  const { t } = useTranslation('threats');
  const library = useLibrary();
  return (
    <MultiSelect
      label={t('writtenControls')}
      searchable
      hidePickedOptions
      limit={60}
      data={Array.from(library.controls.values(), control => ({ value: control.id, label: control.title }))}
      value={threat.controls}
      onChange={controls => onChange({ controls })}
    />
  );
}
