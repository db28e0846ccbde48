import { MultiSelect, Select } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Command } from '../../../core/commands';
import { createDataTypeGuesser } from '../../../core/library';
import {
  type AssetId,
  Asset as AssetSchema,
  type PersonId,
  type ProviderId,
  Provider as ProviderSchema,
} from '../../../core/model';
import { PersonField } from '../../meaning';
import { useDispatch, useLibrary, useSession, useTable } from '../../session';

const NEW = 'new:';

interface ChoiceProps<Id extends string> {
  readonly value: Id | null;
  /** The command that names the chosen one; a new one is added in the same step of undo. */
  readonly onChange: (id: Id | null) => Command;
}

/** Who answers for a thing. */
export function OwnerField({
  value,
  placeholder,
  onChange,
}: ChoiceProps<PersonId> & { readonly placeholder?: string }) {
  const { t } = useTranslation('inspector');
  const look = placeholder === undefined ? {} : { placeholder };
  return <PersonField label={t('owner')} value={value} onChange={onChange} {...look} />;
}

function withNew(known: readonly { value: string; label: string }[], search: string, label: (name: string) => string) {
  const name = search.trim();
  const isNew = name !== '' && !known.some(one => one.label.toLowerCase() === name.toLowerCase());
  return isNew ? [...known, { value: `${NEW}${name}`, label: label(name) }] : [...known];
}

interface ProviderProps extends ChoiceProps<ProviderId> {
  /** What holds while nothing is chosen, in words. */
  readonly inherited: string | null;
}

/** A provider in use, or one of the library's that is thereby taken into use. */
export function ProviderField({ value, onChange, inherited }: ProviderProps) {
  const { t } = useTranslation('inspector');
  const session = useSession();
  const dispatch = useDispatch();
  const library = useLibrary();
  const providers = useTable('providers');
  const known = [...providers.values()].map(one => ({ value: String(one.id), label: one.name }));
  const used = new Set([...providers.values()].map(one => one.key));
  const fresh = [...library.providers.values()].filter(one => !used.has(one.id));
  const choose = (chosen: string | null) => {
    const key = chosen?.startsWith(NEW) ? chosen.slice(NEW.length) : null;
    const made = fresh.find(one => one.id === key);
    if (!made) return dispatch(onChange([...providers.values()].find(one => one.id === chosen)?.id ?? null));
    const row = ProviderSchema.parse({ id: session.environment.newId('pv'), key: made.id, name: made.name });
    return dispatch({
      type: 'batch',
      label: 'row/change',
      commands: [{ type: 'row/add', table: 'providers', row }, onChange(row.id)],
    });
  };
  return (
    <Select
      label={t('provider')}
      placeholder={inherited ?? t('providerNone')}
      searchable
      clearable
      data={[
        ...known,
        ...fresh.map(one => ({ value: `${NEW}${one.id}`, label: t('newProvider', { name: one.name }) })),
      ]}
      value={value}
      onChange={choose}
    />
  );
}

interface DataProps {
  readonly label: string;
  readonly value: readonly AssetId[];
  readonly onChange: (ids: AssetId[]) => Command;
}

/** Data assets, or a new one by name; a name such as "customer e-mail" brings its data type along. */
export function DataField({ label, value, onChange }: DataProps) {
  const { t } = useTranslation('inspector');
  const session = useSession();
  const dispatch = useDispatch();
  const library = useLibrary();
  const guess = useMemo(() => createDataTypeGuesser(library), [library]);
  const assets = useTable('assets');
  const [search, setSearch] = useState('');
  const known = useMemo(() => [...assets.values()].map(one => ({ value: String(one.id), label: one.name })), [assets]);
  const choose = (chosen: readonly string[]) => {
    const ids = [...assets.values()].filter(one => chosen.includes(one.id)).map(one => one.id);
    const name = chosen.find(one => one.startsWith(NEW))?.slice(NEW.length);
    if (name === undefined) return dispatch(onChange(ids));
    setSearch('');
    const row = AssetSchema.parse({ id: session.environment.newId('da'), name, type: guess(name)?.id ?? null });
    return dispatch({
      type: 'batch',
      label: 'row/change',
      commands: [{ type: 'row/add', table: 'assets', row }, onChange([...ids, row.id])],
    });
  };
  return (
    <MultiSelect
      label={label}
      placeholder={value.length === 0 ? t('chooseData') : ''}
      searchable
      // What is typed is taken with Enter, as everywhere else.
      selectFirstOptionOnChange={search !== ''}
      hidePickedOptions
      data={withNew(known, search, name => t('newData', { name }))}
      searchValue={search}
      onSearchChange={setSearch}
      value={[...value]}
      onChange={choose}
    />
  );
}
