import { Select, type SelectProps } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../core/commands';
import { type PersonId, Person as PersonSchema } from '../../core/model';
import { useDispatch, useSession, useTable } from '../session';

const NEW = 'new:';

interface PersonFieldProps extends Pick<SelectProps, 'size' | 'placeholder' | 'w' | 'style'> {
  readonly label: string;
  /** The label is read aloud only. */
  readonly labelHidden?: boolean;
  readonly value: PersonId | null;
  /** The command that names the chosen one; a new one is added in the same step of undo. */
  readonly onChange: (id: PersonId | null) => Command;
}

/** A person of the project, or a new one by name. */
export function PersonField({ label, labelHidden = false, value, onChange, placeholder, ...look }: PersonFieldProps) {
  const { t } = useTranslation('common');
  const session = useSession();
  const dispatch = useDispatch();
  const people = useTable('people');
  const [search, setSearch] = useState('');
  const known = [...people.values()].map(person => ({ value: String(person.id), label: person.name }));
  const name = search.trim();
  const isNew = name !== '' && !known.some(one => one.label.toLowerCase() === name.toLowerCase());
  const choose = (chosen: string | null) => {
    if (!chosen?.startsWith(NEW))
      return dispatch(onChange([...people.values()].find(person => person.id === chosen)?.id ?? null));
    const row = PersonSchema.parse({ id: session.environment.newId('pe'), name: chosen.slice(NEW.length) });
    return dispatch({
      type: 'batch',
      label: 'row/change',
      commands: [{ type: 'row/add', table: 'people', row }, onChange(row.id)],
    });
  };
  return (
    <Select
      {...(labelHidden ? { 'aria-label': label } : { label })}
      placeholder={placeholder ?? t('nobody')}
      searchable
      clearable
      data={isNew ? [...known, { value: `${NEW}${name}`, label: t('newPerson', { name }) }] : known}
      searchValue={search}
      onSearchChange={setSearch}
      value={value}
      onChange={choose}
      {...look}
    />
  );
}
