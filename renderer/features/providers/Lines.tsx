import { Group, Paper, Stack, Text, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AddButton, Draft, Part, RemoveButton } from '../../ui';

interface LinesProps<Row extends { readonly id: string; readonly name: string }> {
  readonly title: string;
  readonly empty: string;
  readonly addLabel: string;
  readonly rows: readonly Row[];
  readonly onAdd: () => void;
  readonly onRename: (row: Row, name: string) => void;
  readonly onRemove: (row: Row) => void;
  /** What removing a row is called, where more goes than the row. */
  readonly removeLabel?: (row: Row) => string;
  /** The fields of a row besides its name. */
  readonly fields: (row: Row) => ReactNode;
}

/** Things that a provider has some of, each with a name and a few fields. */
export function Lines<Row extends { readonly id: string; readonly name: string }>(props: LinesProps<Row>) {
  const { t } = useTranslation('providers');
  const { title, empty, addLabel, rows, onAdd, onRename, onRemove, removeLabel, fields } = props;
  return (
    <Part title={title}>
      <Stack gap="xs">
        {rows.length === 0 && (
          <Text size="sm" c="var(--ink-soft)">
            {empty}
          </Text>
        )}
        {rows.map(row => (
          <Paper key={row.id} withBorder p="xs">
            <Stack gap="xs">
              <Group gap="xs" wrap="nowrap">
                <Draft value={row.name} onKeep={name => onRename(row, name)}>
                  {field => <TextInput aria-label={t('name')} size="sm" style={{ flex: 1 }} {...field} />}
                </Draft>
                <RemoveButton
                  label={removeLabel?.(row) ?? t('removeLine', { name: row.name })}
                  onClick={() => onRemove(row)}
                />
              </Group>
              {fields(row)}
            </Stack>
          </Paper>
        ))}
        <div>
          <AddButton label={addLabel} onClick={onAdd} />
        </div>
      </Stack>
    </Part>
  );
}

export function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string | null;
  readonly onChange: (day: string | null) => void;
}) {
  return <DateInput label={label} size="sm" clearable value={value} onChange={onChange} />;
}

/** Rows of one provider, in order of their names. */
export function ofProvider<Row extends { readonly provider: string; readonly name: string }>(
  rows: ReadonlyMap<string, Row>,
  provider: string,
): readonly Row[] {
  return [...rows.values()].filter(row => row.provider === provider);
}
