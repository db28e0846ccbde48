import { addTo, groupBy } from '../../base';
import { choicesOf, isLink, type Library, type RegisterField } from '../../library';
import type { DocumentId, EntryLink, OrganisationModel, RegisterEntry } from '../../model';
import { fill, REGISTER_TEXT } from '../../text';
import { linesOf, linksOf, valuesOf } from './cells';
import type { ProjectNames } from './projectNames';

export interface NamesBasis {
  readonly model: Pick<OrganisationModel, 'registers' | 'people' | 'providers'>;
  readonly library: Library;
  readonly projects: readonly ProjectNames[];
}

/** Something that a field can lead to; `label` is told apart from all others of its kind. */
export interface LinkChoice {
  readonly document: DocumentId | null;
  readonly id: string;
  readonly label: string;
}

/** The names of everything that registers can lead to. */
export interface RegisterNames {
  /** What a field can lead to, in the order of its place. */
  choices(field: RegisterField): readonly LinkChoice[];
  /** What something linked is called; a sentence when it is no longer there. */
  labelOf(field: RegisterField, link: Pick<EntryLink, 'document' | 'id'>): string;
  /** What has this name, whatever its capitals: none, one, or several. */
  named(field: RegisterField, label: string): readonly LinkChoice[];
}

type Item = Omit<LinkChoice, 'label'> & { readonly name: string };

const SOURCE: Partial<Record<RegisterField['kind'], (basis: NamesBasis, field: RegisterField) => readonly Item[]>> = {
  person: ({ model }) => own(model.people.values()),
  provider: ({ model }) => own(model.providers.values()),
  project: ({ projects }) => projects.map(({ id, name }) => ({ document: id, id: 'project', name })),
  element: ({ projects }) =>
    projects.flatMap(project =>
      project.elements.map(({ id, name }) => ({
        document: project.id,
        id,
        name: fill(REGISTER_TEXT.elementOf, { project: project.name, element: name }),
      })),
    ),
  control: ({ library }) => titled(library.controls.values()),
  threat: ({ library }) => titled(library.threats.values()),
  entry: ({ model }, field) => titled(linesOf(model.registers.values(), field.of ?? '')),
};

function own(rows: Iterable<{ readonly id: string; readonly name: string }>): readonly Item[] {
  return Array.from(rows, ({ id, name }) => ({ document: null, id, name }));
}
function titled(rows: Iterable<{ readonly id: string; readonly title: string }>): readonly Item[] {
  return Array.from(rows, ({ id, title }) => ({ document: null, id, name: title }));
}

const keyOf = ({ document, id }: Pick<EntryLink, 'document' | 'id'>) => `${document ?? ''} ${id}`;
const plain = (label: string) => label.trim().toLowerCase();

interface Directory {
  readonly choices: readonly LinkChoice[];
  readonly byKey: ReadonlyMap<string, LinkChoice>;
  readonly byLabel: ReadonlyMap<string, readonly LinkChoice[]>;
}

/** Names are what people know; only where two things have the same name does the id tell them apart. */
function directoryOf(items: readonly Item[]): Directory {
  const same = groupBy(items, item => plain(item.name));
  const choices = items.map(({ document, id, name }) => {
    const alone = name.trim() !== '' && (same.get(plain(name))?.length ?? 0) === 1;
    return { document, id, label: alone ? name : `${name} [${id}]`.trim() };
  });
  const byLabel = new Map<string, LinkChoice[]>();
  const add = (label: string, choice: LinkChoice) => addTo(byLabel, label, choice);
  choices.forEach((choice, at) => {
    add(plain(choice.label), choice);
    const name = plain(items[at]?.name ?? '');
    if (name !== plain(choice.label)) add(name, choice);
    if (plain(choice.id) !== plain(choice.label)) add(plain(choice.id), choice);
  });
  return { choices, byKey: new Map(choices.map(choice => [keyOf(choice), choice])), byLabel };
}

/** Names are looked up when they are asked for first. */
export function createRegisterNames(basis: NamesBasis): RegisterNames {
  const made = new Map<string, Directory>();
  const directory = (field: RegisterField): Directory => {
    const kind = `${field.kind} ${field.of ?? ''}`;
    const known = made.get(kind);
    if (known) return known;
    const fresh = directoryOf(SOURCE[field.kind]?.(basis, field) ?? []);
    made.set(kind, fresh);
    return fresh;
  };
  return {
    choices: field => directory(field).choices,
    labelOf: (field, link) => directory(field).byKey.get(keyOf(link))?.label ?? `${REGISTER_TEXT.gone} [${link.id}]`,
    named: (field, label) => directory(field).byLabel.get(plain(label)) ?? [],
  };
}

export interface CellWords {
  readonly library: Library;
  readonly names: RegisterNames;
}

/** What a line says in a field, in words; empty when nothing is said. */
export function cellWords(
  { library, names }: CellWords,
  entry: RegisterEntry,
  field: RegisterField,
): readonly string[] {
  if (isLink(field)) return linksOf(entry, field).map(link => names.labelOf(field, link));
  const choices = choicesOf(library, field);
  return valuesOf(entry, field).map(value => choices.find(choice => choice.id === value)?.label ?? value);
}
