import { fail, ok } from '../base';
import type { EntryCell, EntryId, EntryLink, RegisterEntry } from '../model';
import { organisationKit as kit } from './organisationRows';
import type { OrganisationRunner } from './reviews';

/** What a link of a line leads to. */
export type EntryTarget = Omit<EntryLink, 'field'>;

/** What is said of a line; what is not named stays as it is. An empty text or list takes a field away. */
export interface LineChange {
  readonly title?: string;
  readonly owner?: RegisterEntry['owner'];
  readonly due?: RegisterEntry['due'];
  readonly fields?: Readonly<Record<string, EntryCell>>;
  readonly links?: Readonly<Record<string, readonly EntryTarget[]>>;
}

/** Changes one line of a register. */
export interface SetRegisterLine extends LineChange {
  readonly type: 'register/set';
  readonly id: EntryId;
}
/** Adds lines to a register and changes others of it, in one step; `id` null: a new line. */
export interface PutRegisterLines {
  readonly type: 'register/put';
  readonly register: string;
  readonly lines: readonly (LineChange & { readonly id: EntryId | null })[];
}
export type RegisterCommand = SetRegisterLine | PutRegisterLines;

function fieldsOf(before: RegisterEntry | undefined, change: LineChange): Partial<RegisterEntry> {
  const { title, owner, due, fields, links } = change;
  const cells = Object.entries({ ...before?.fields, ...fields }).filter(([, cell]) => cell.length > 0);
  const named = new Set(Object.keys(links ?? {}));
  const kept = (before?.links ?? []).filter(link => !named.has(link.field));
  const fresh = Object.entries(links ?? {}).flatMap(([field, targets]) =>
    targets.map(({ document, id }) => ({ field, document, id })),
  );
  return {
    ...(title === undefined ? {} : { title }),
    ...(owner === undefined ? {} : { owner }),
    ...(due === undefined ? {} : { due }),
    ...(fields ? { fields: Object.fromEntries(cells) } : {}),
    ...(links ? { links: [...kept, ...fresh] } : {}),
  };
}

const set: OrganisationRunner<SetRegisterLine> = (model, { id, ...change }) => {
  const before = model.registers.get(id);
  if (!before) return fail({ code: 'row/unknown', facts: { id } });
  const patch = kit.upsert(model, 'registers', [{ id, fields: fieldsOf(before, change) }]);
  const { fields, links, ...own } = change;
  const said = [own, fields ?? {}, links ?? {}].flatMap(part => Object.keys(part));
  const key = `register/set ${id} ${said.sort().join(',')}`;
  return patch.ok ? ok({ label: 'register/set', patch: patch.value, mergeKey: key }) : patch;
};

const put: OrganisationRunner<PutRegisterLines> = (model, { register, lines }, { environment }) => {
  const drafts: { readonly id: EntryId; readonly fields: Partial<RegisterEntry> }[] = [];
  for (const { id, ...change } of lines) {
    const before = id === null ? undefined : model.registers.get(id);
    if (id !== null && before?.register !== register) return fail({ code: 'row/unknown', facts: { id } });
    drafts.push({ id: id ?? environment.newId('rg'), fields: { register, ...fieldsOf(before, change) } });
  }
  const patch = kit.upsert(model, 'registers', drafts);
  return patch.ok ? ok({ label: 'register/put', patch: patch.value, mergeKey: null }) : patch;
};

export const registerRunners = { 'register/set': set, 'register/put': put };
