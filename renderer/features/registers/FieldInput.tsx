import { ActionIcon, MultiSelect, Select, Textarea, TextInput } from '@mantine/core';
import { DateInput } from '@mantine/dates';
import { IconExternalLink } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LineChange } from '../../../core/commands';
import { choicesOf, type FieldKind } from '../../../core/library';
import { isAddress, readCell, valuesOf } from '../../../core/review';
import { describe } from '../../../core/text';
import { useOrganisationDispatch } from '../../session';
import { Draft } from '../../ui';
import type { FieldInputProps } from './fieldProps';
import { LinkInput } from './LinkInput';

const INPUT: Readonly<Record<FieldKind, (props: FieldInputProps) => ReactNode>> = {
  text: TypedInput,
  prose: TypedInput,
  number: TypedInput,
  url: TypedInput,
  choice: ChoiceInput,
  'yes-no': ChoiceInput,
  date: DayInput,
  person: LinkInput,
  provider: LinkInput,
  project: LinkInput,
  element: LinkInput,
  control: LinkInput,
  threat: LinkInput,
  entry: LinkInput,
};

/** One field of a line, by its kind. */
export function FieldInput(props: FieldInputProps) {
  const Input = INPUT[props.field.kind];
  return <Input {...props} />;
}

function useSet({ entry, field }: FieldInputProps): (value: string | readonly string[]) => void {
  const dispatch = useOrganisationDispatch();
  return value => {
    const one = typeof value === 'string' ? value : '';
    const change: LineChange =
      field.id === 'title'
        ? { title: one }
        : field.id === 'due'
          ? { due: one === '' ? null : one }
          : { fields: { [field.id]: typeof value === 'string' ? value : [...value] } };
    dispatch({ type: 'register/set', id: entry.id, ...change });
  };
}

/** Texts, numbers and addresses: kept when they are left, if they are what the field takes. */
function TypedInput(props: FieldInputProps) {
  const { t } = useTranslation('registers');
  const { all, entry, field, first } = props;
  const set = useSet(props);
  const [wrong, setWrong] = useState<string | null>(null);
  const [value = ''] = field.id === 'title' ? [entry.title] : valuesOf(entry, field);
  const keep = (text: string) => {
    const read = readCell(all.words, field, text);
    setWrong(read.ok ? null : sentence(describe(read.problems[0])));
    if (read.ok && read.value.kind === 'cell') set(read.value.cell);
  };
  const look = {
    label: field.label,
    description: field.help || undefined,
    placeholder: field.example || undefined,
    error: wrong,
    withAsterisk: field.required,
    ...(first ? { 'data-autofocus': true, autoFocus: true } : {}),
  };
  return (
    <Draft value={value} onKeep={keep}>
      {draft =>
        field.kind === 'prose' ? (
          <Textarea {...look} {...draft} autosize minRows={2} maxRows={8} />
        ) : (
          <TextInput
            {...look}
            {...draft}
            inputMode={field.kind === 'number' ? 'decimal' : 'text'}
            rightSection={
              field.kind === 'url' && isAddress(value) ? (
                <ActionIcon
                  component="a"
                  href={value}
                  target="_blank"
                  rel="noreferrer noopener"
                  variant="subtle"
                  aria-label={t('openLink', { what: value })}
                >
                  <IconExternalLink size={16} aria-hidden />
                </ActionIcon>
              ) : undefined
            }
          />
        )
      }
    </Draft>
  );
}

const sentence = ({ title, remedy }: { readonly title: string; readonly remedy: string }) => `${title}. ${remedy}`;

function ChoiceInput(props: FieldInputProps) {
  const { t } = useTranslation('registers');
  const { all, entry, field } = props;
  const set = useSet(props);
  const values = valuesOf(entry, field);
  const choices = choicesOf(all.words.library, field);
  // A choice that the library no longer has is shown as it was kept.
  const lost = values.filter(value => !choices.some(choice => choice.id === value));
  const data = [
    ...choices.map(({ id, label }) => ({ value: id, label })),
    ...lost.map(value => ({ value, label: value })),
  ];
  const look = {
    label: field.label,
    description: field.help || undefined,
    withAsterisk: field.required,
    searchable: data.length > 8,
    clearable: true,
    data,
  };
  if (field.many)
    return (
      <MultiSelect
        {...look}
        value={[...values]}
        placeholder={values.length > 0 ? undefined : t('notSaid')}
        onChange={set}
      />
    );
  return <Select {...look} value={values[0] ?? null} placeholder={t('notSaid')} onChange={value => set(value ?? '')} />;
}

function DayInput(props: FieldInputProps) {
  const { t } = useTranslation('registers');
  const { entry, field } = props;
  const set = useSet(props);
  return (
    <DateInput
      label={field.label}
      description={field.help || undefined}
      placeholder={t('notSaid')}
      withAsterisk={field.required}
      size="sm"
      clearable
      value={valuesOf(entry, field)[0] ?? null}
      onChange={value => set(value ?? '')}
    />
  );
}
