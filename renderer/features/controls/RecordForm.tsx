import { Button, Group, Select, Stack, Textarea } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../../meaning';
import { useDispatch, useLibrary } from '../../session';
import { Draft } from '../../ui';
import { ControlEvidence } from './ControlEvidence';
import classes from './controls.module.css';
import { chosenStatus, type RecordFields, recordCommand, type SubjectLine } from './recordFields';

const FITS = ['same', 'degraded', 'unavailable'] as const;

/** What people write about a control on one subject; each field is kept as it is left. */
export function RecordForm({ line }: { readonly line: SubjectLine }) {
  const { t } = useTranslation('controls');
  const { t: common } = useTranslation('common');
  const dispatch = useDispatch();
  const library = useLibrary();
  const { record, row } = line;
  const set = (fields: RecordFields) => dispatch(recordCommand(row.control, [line], fields));
  const others = useMemo(
    () =>
      [...library.controls.values()]
        .filter(one => one.id !== row.control)
        .map(({ id, title }) => ({ value: id, label: title })),
    [library, row.control],
  );
  const fit = record?.fit ?? null;
  const lacking = fit === 'unavailable' || chosenStatus(line) === 'unavailable';
  return (
    <Stack gap="xs" className={classes.form}>
      <Draft value={record?.note ?? ''} onKeep={note => set({ note })}>
        {field => (
          <Textarea label={t('note')} placeholder={t('noteHint')} autosize minRows={1} maxRows={6} {...field} />
        )}
      </Draft>
      <Select
        label={t('fit')}
        placeholder={t('fitNone')}
        clearable
        data={FITS.map(one => ({ value: one, label: t(`fits.${one}`) }))}
        value={fit}
        onChange={value => set({ fit: value })}
      />
      <Group grow gap="xs" align="flex-start">
        <Draft value={record?.inHouse ?? ''} onKeep={inHouse => set({ inHouse })}>
          {field => <Textarea label={t('inHouse')} autosize minRows={2} maxRows={6} {...field} />}
        </Draft>
        <Draft value={record?.inCloud ?? ''} onKeep={inCloud => set({ inCloud })}>
          {field => <Textarea label={t('inCloud')} autosize minRows={2} maxRows={6} {...field} />}
        </Draft>
      </Group>
      <Select
        label={t('compensation')}
        placeholder={t('compensationNone')}
        description={lacking && !record?.compensation ? t('compensationNeeded') : undefined}
        clearable
        searchable
        limit={60}
        data={others}
        value={record?.compensation ?? null}
        onChange={compensation => set({ compensation })}
      />
      <Group grow gap="xs" align="flex-start">
        <PersonField
          label={common('owner')}
          value={record?.owner ?? null}
          onChange={owner => recordCommand(row.control, [line], { owner })}
        />
        <DateInput label={t('dueBy')} size="sm" clearable value={record?.due ?? null} onChange={due => set({ due })} />
      </Group>
      <ControlEvidence line={line} />
      <DateInput
        label={t('expires')}
        size="sm"
        clearable
        value={record?.expires ?? null}
        onChange={expires => set({ expires })}
      />
      {record && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          leftSection={<IconArrowBackUp size={14} />}
          onClick={() => dispatch({ type: 'control/clear', control: row.control, subjects: [row.subject] })}
        >
          {t('takeBack')}
        </Button>
      )}
    </Stack>
  );
}
