import type { PersonId } from '../model';
import type { Draft } from './draft';

const MOST_PEOPLE = 500;

/** A name as the file has it, of any type, and the role it stands for. */
export type NamedRole = readonly [name: unknown, role: string];

/** The person of a name, with one role more; null for no name, or where there are more people than anybody has. */
export function keepPerson(value: unknown, role: string, draft: Draft): PersonId | null {
  const what = role.toLowerCase();
  const name = draft.keeper.name(value, what);
  if (name.trim() === '') return null;
  const known = draft.people.get(name);
  if (!known && draft.people.size >= MOST_PEOPLE) {
    draft.lines.dropped(what, `only the first ${MOST_PEOPLE} people are kept`);
    return null;
  }
  draft.lines.mapped(what, 'person');
  const id = known?.id ?? draft.ids.take('pe', name);
  const roles = [...new Set([...(known?.roles ?? []), role])];
  draft.people.set(name, { id, name, roles, team: '', email: '', copiedFrom: null });
  return id;
}

/** One person per name, with every role it is named in. Answers with whoever is named `Owner`: that one owns the project. */
export function readPeople(named: readonly NamedRole[], draft: Draft): PersonId | null {
  for (const [value, role] of named) keepPerson(value, role, draft);
  return [...draft.people.values()].find(person => person.roles.includes('Owner'))?.id ?? null;
}
