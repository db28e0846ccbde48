import type { Person, PersonId } from '../../model';
import { listOf, member } from '../foreignValue';
import type { ReportLines } from '../importReport';
import type { StableIds } from '../stableIds';
import type { TextKeeper } from '../textKeeper';

const MOST_PEOPLE = 500;

/** Owner, reviewer and contributors; one person per name, with every role it is named in. */
export function readPeople(
  json: unknown,
  ids: StableIds,
  keeper: TextKeeper,
  lines: ReportLines,
): { readonly people: readonly Person[]; readonly owner: PersonId | null } {
  const named: (readonly [unknown, string])[] = [
    [member(json, 'summary', 'owner'), 'Owner'],
    [member(json, 'detail', 'reviewer'), 'Reviewer'],
    ...listOf(member(json, 'detail', 'contributors')).map(one => [member(one, 'name') ?? one, 'Contributor'] as const),
  ];
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
    const id = ids.take('pe', name);
    return { id, name, roles: held, team: '', email: '', copiedFrom: null };
  });
  return { people, owner: people.find(person => person.roles.includes('Owner'))?.id ?? null };
}
