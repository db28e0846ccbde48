import { Anchor, Group, MultiSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntryTarget, OrganisationCommand } from '../../../core/commands';
import type { RegisterField } from '../../../core/library';
import { type PersonId, Person as PersonSchema } from '../../../core/model';
import { type LinkChoice, linksOf } from '../../../core/review';
import { useOrganisationDispatch, useSession } from '../../session';
import type { FieldInputProps } from './fieldProps';

const NEW = 'new:';
const keyOf = ({ document, id }: EntryTarget) => `${document ?? ''} ${id}`;

/** A field that leads to people, providers, projects, elements, controls, threats or other lines. */
export function LinkInput({ all, entry, field, onChoose }: FieldInputProps) {
  const { t } = useTranslation('registers');
  const { environment } = useSession();
  const dispatch = useOrganisationDispatch();
  const [search, setSearch] = useState('');
  const links = linksOf(entry, field);
  const choices = all.words.names.choices(field).filter(choice => choice.id !== entry.id);
  const targets = new Map<string, EntryTarget>([...choices, ...links].map(one => [keyOf(one), one]));
  const name = search.trim();
  const canAdd = field.kind === 'person' && name !== '' && all.words.names.named(field, name).length === 0;
  const data = [
    ...choices.map(choice => ({ value: keyOf(choice), label: choice.label })),
    ...links
      .filter(link => !choices.some(choice => keyOf(choice) === keyOf(link)))
      .map(link => ({ value: keyOf(link), label: all.words.names.labelOf(field, link) })),
    ...(canAdd ? [{ value: `${NEW}${name}`, label: t('newPerson', { name }) }] : []),
  ];

  const set = (keys: readonly string[]) => {
    const fresh = keys.find(key => key.startsWith(NEW));
    const person = fresh
      ? PersonSchema.parse({ id: environment.newId('pe'), name: fresh.slice(NEW.length) })
      : undefined;
    const chosen = keys.flatMap(key => targets.get(key) ?? (key === fresh && person ? ownTarget(person.id) : []));
    const command = commandFor(entry.id, field, chosen);
    setSearch('');
    if (!person) return dispatch(command);
    // A new person and the mention of them are one step of undo.
    const commands: readonly OrganisationCommand[] = [{ type: 'row/add', table: 'people', row: person }, command];
    return dispatch({ type: 'batch', label: 'register/set', commands });
  };

  const look = {
    label: field.label,
    description: field.help || undefined,
    withAsterisk: field.required,
    searchable: true,
    clearable: true,
    limit: 80,
    data,
    searchValue: search,
    onSearchChange: setSearch,
    nothingFoundMessage: field.kind === 'person' ? t('nothingToChoose.person') : t('nothingToChoose.other'),
  };
  const keys = links.map(keyOf);
  return (
    <div>
      {field.many ? (
        <MultiSelect {...look} value={keys} placeholder={keys.length > 0 ? undefined : t('notSaid')} onChange={set} />
      ) : (
        <Select
          {...look}
          value={keys[0] ?? null}
          placeholder={t('notSaid')}
          onChange={key => set(key === null ? [] : [key])}
        />
      )}
      <Ways field={field} links={choices.filter(choice => keys.includes(keyOf(choice)))} onChoose={onChoose} />
    </div>
  );
}

const ownTarget = (id: string): EntryTarget => ({ document: null, id });

function commandFor(id: `rg_${string}`, field: RegisterField, targets: readonly EntryTarget[]): OrganisationCommand {
  if (field.id === 'owner') return { type: 'register/set', id, owner: personOf(targets[0]) };
  return { type: 'register/set', id, links: { [field.id]: targets } };
}

function personOf(target: EntryTarget | undefined): PersonId | null {
  return target && isPerson(target.id) ? target.id : null;
}
const isPerson = (id: string): id is PersonId => id.startsWith('pe_');

interface WaysProps {
  readonly field: RegisterField;
  readonly links: readonly LinkChoice[];
  readonly onChoose: (id: string) => void;
}

/** From a line to what it names: what its people are to see to, other lines, providers, projects and what is drawn in them. */
function Ways({ field, links, onChoose }: WaysProps) {
  const { t } = useTranslation('registers');
  const session = useSession();
  const inProject = async ({ document, id }: LinkChoice) => {
    if (document === null || !(await session.openProject(document))) return;
    session.organisation.leave();
    if (field.kind === 'element') session.reveal(id);
    else session.goTo('project');
  };
  const way: Partial<Record<RegisterField['kind'], (link: LinkChoice) => void>> = {
    entry: link => onChoose(link.id),
    person: link => session.organisation.goTo('overview', link.id),
    provider: link => session.organisation.goTo('providers', link.id),
    project: link => void inProject(link),
    element: link => void inProject(link),
  };
  const go = way[field.kind];
  if (!go || links.length === 0) return null;
  return (
    <Group gap="xs" mt={4}>
      {links.map(link => (
        <Anchor key={link.id} component="button" type="button" size="xs" onClick={() => go(link)}>
          {field.kind === 'person' ? t('openPerson', { name: link.label }) : t('openEntry', { what: link.label })}
        </Anchor>
      ))}
    </Group>
  );
}
