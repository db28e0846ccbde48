import type { Register, RegisterField } from '../../library';
import { isLink } from '../../library';
import type { EntryLink, RegisterEntry } from '../../model';

/** What a line says in a field, as it is stored: texts, ids of choices, ids of what is linked; empty when nobody has said anything. */
export function valuesOf(entry: RegisterEntry, field: RegisterField): readonly string[] {
  if (field.id === 'title') return given(entry.title.trim());
  if (field.id === 'owner') return given(entry.owner ?? '');
  if (field.id === 'due') return given(entry.due ?? '');
  if (isLink(field)) return linksOf(entry, field).map(link => link.id);
  const cell = entry.fields[field.id];
  if (cell === undefined) return [];
  return typeof cell === 'string' ? given(cell) : cell;
}

const given = (text: string): readonly string[] => (text === '' ? [] : [text]);

/** What a line leads to in a field; the owner is one of them. */
export function linksOf(entry: RegisterEntry, field: RegisterField): readonly EntryLink[] {
  if (field.id !== 'owner') return entry.links.filter(link => link.field === field.id);
  return entry.owner === null ? [] : [{ field: 'owner', document: null, id: entry.owner }];
}

/** The fields that a line must have and has not. */
export function missingFields(register: Register, entry: RegisterEntry): readonly RegisterField[] {
  return register.fields.filter(field => field.required && valuesOf(entry, field).length === 0);
}

/** The lines of a register, by title. */
export function linesOf(entries: Iterable<RegisterEntry>, register: string): readonly RegisterEntry[] {
  return [...entries].filter(entry => entry.register === register);
}
