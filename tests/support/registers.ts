import { invariant } from '../../core/base';
import { isLink, type Register } from '../../core/library';
import { type EntryLink, type OrganisationModel, type OrganisationRows, RegisterEntry } from '../../core/model';
import { anOrganisation } from './anOrganisation';
import { shippedLibrary } from './templates';

/** What a line says, by the ids of its fields: texts and choices as they are stored, links by id. */
export type Said = Readonly<Record<string, string | readonly string[]>>;

export function shippedRegister(id: string): Register {
  const register = shippedLibrary().registers.get(id);
  invariant(register, `no register ${id}`);
  return register;
}

/** A line of a register that says this and nothing else. */
export function aLine(register: string, id: string, said: Said): OrganisationRows['registers'] {
  const { title = 'This', owner = null, due = null, ...rest } = said;
  const fields: Record<string, string | string[]> = {};
  const links: Partial<EntryLink>[] = [];
  for (const [name, value] of Object.entries(rest)) {
    const field = shippedRegister(register).fields.find(one => one.id === name);
    invariant(field, `register ${register} has no field ${name}`);
    if (isLink(field))
      for (const target of [value].flat()) {
        const [document, at] = target.includes(':') ? target.split(':') : [null, target];
        links.push({ field: name, document: document as EntryLink['document'], id: at ?? '' });
      }
    else fields[name] = typeof value === 'string' ? value : [...value];
  }
  return RegisterEntry.parse({ id: `rg_${id}`, register, title, owner, due, fields, links });
}

/** An organisation with a provider, two people and these lines; lines are not checked against each other. */
export function withLines(...lines: readonly OrganisationRows['registers'][]): OrganisationModel {
  const model = anOrganisation(
    {},
    {
      type: 'row/add',
      table: 'people',
      row: { id: 'pe_ada', name: 'Ada', roles: [], team: '', email: '', copiedFrom: null },
    },
    {
      type: 'row/add',
      table: 'people',
      row: { id: 'pe_ben', name: 'Ben', roles: [], team: '', email: '', copiedFrom: null },
    },
  );
  return { ...model, registers: new Map(lines.map(line => [line.id, line])) };
}
