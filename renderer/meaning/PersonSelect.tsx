import { Select, type SelectProps } from '@mantine/core';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person, PersonId } from '../../core/model';

const NEW = 'new:';

export interface PersonSelectProps extends Pick<SelectProps, 'size' | 'placeholder' | 'w' | 'style' | 'description'> {
  readonly label: string;
  /** The label is read aloud only. */
  readonly labelHidden?: boolean;
  readonly people: ReadonlyMap<string, Person>;
  readonly value: PersonId | null;
  readonly onChoose: (id: PersonId | null) => void;
  /** Somebody who is not in the list yet. */
  readonly onNew: (name: string) => void;
}

/** One of some people, or a new one by name. */
export function PersonSelect(props: PersonSelectProps) {
  const { label, labelHidden = false, people, value, onChoose, onNew, placeholder, ...look } = props;
  const { t } = useTranslation('common');
  const [search, setSearch] = useState('');
  const [opened, setOpened] = useState(false);
  const known = [...people.values()].map(person => ({ value: String(person.id), label: person.name }));
  const name = search.trim();
  const isNew = name !== '' && !known.some(one => one.label.toLowerCase() === name.toLowerCase());
  const choose = (chosen: string | null) => {
    if (chosen?.startsWith(NEW)) onNew(chosen.slice(NEW.length));
    else onChoose([...people.values()].find(person => person.id === chosen)?.id ?? null);
  };
  const takeTyped = (event: KeyboardEvent) => {
    const isChosen = people.get(value ?? '')?.name === search;
    const byArrows = event.currentTarget.hasAttribute('aria-activedescendant');
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || name === '' || isChosen || byArrows) return;
    event.preventDefault();
    event.stopPropagation();
    setOpened(false);
    choose(known.find(one => one.label.toLowerCase().includes(name.toLowerCase()))?.value ?? `${NEW}${name}`);
  };
  return (
    <Select
      {...(labelHidden ? { 'aria-label': label } : { label })}
      placeholder={placeholder ?? t('nobody')}
      searchable
      clearable
      data={isNew ? [...known, { value: `${NEW}${name}`, label: t('newPerson', { name }) }] : known}
      dropdownOpened={opened}
      onDropdownOpen={() => setOpened(true)}
      onDropdownClose={() => setOpened(false)}
      // Who is typed is taken with Enter, also before the list is drawn: a form around it must not be sent instead.
      selectFirstOptionOnChange={search !== ''}
      onKeyDownCapture={takeTyped}
      searchValue={search}
      onSearchChange={setSearch}
      value={value}
      onChange={choose}
      {...look}
    />
  );
}
