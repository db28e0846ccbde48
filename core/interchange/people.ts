import type { Person, PersonId } from '../model';
import type { Draft } from './draft';

const MOST_PEOPLE = 500;

/** A name as the file has it, of any type, and the role it stands for. */
export type NamedRole = readonly [name: unknown, role: string];

export interface People {
  readonly people: readonly Person[];
  readonly owner: PersonId | null;
}

/** One person per name, with every role it is named in; whoever is named `Owner` owns the project. */
export function readPeople(named: readonly NamedRole[], draft: Draft): People {
  const { keeper, lines } = draft;
  const roles = new Map<string, string[]>();
  for (const [value, role] of named) {
    const name = keeper.name(value, role.toLowerCase());
    if (name.trim() === '') continue;
    if (!roles.has(name) && roles.size >= MOST_PEOPLE) {
      lines.dropped(role.toLowerCase(), `only the first ${MOST_PEOPLE} people are kept`);
      continue;
    }
    roles.set(name, [...new Set([...(roles.get(name) ?? []), role])]);
    lines.mapped(role.toLowerCase(), 'person');
  }
  const people = [...roles].map(([name, held]) => {
    const id = draft.ids.take('pe', name);
    return { id, name, roles: held, team: '', email: '', copiedFrom: null };
  });
  return { people, owner: people.find(person => person.roles.includes('Owner'))?.id ?? null };
}
