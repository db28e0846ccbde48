import type { Library } from './library';
import type { ChoiceSource, RegisterChoice, RegisterField } from './registers';

const SOURCES: Readonly<
  Record<ChoiceSource, (library: Library) => Iterable<{ readonly id: string; readonly name: string }>>
> = {
  'data-classes': library => library.dataClasses.values(),
  'data-types': library => library.dataTypes.values(),
  types: library => library.types.values(),
};

const YES_NO: readonly RegisterChoice[] = [
  { id: 'yes', label: 'Yes' },
  { id: 'no', label: 'No' },
];

/** What can be chosen in a field, in its order; empty for fields that are not a choice. */
export function choicesOf(library: Library, field: RegisterField): readonly RegisterChoice[] {
  if (field.kind === 'yes-no') return YES_NO;
  if (field.from === null) return field.choices;
  return Array.from(SOURCES[field.from](library), ({ id, name }) => ({ id, label: name }));
}

/** Whether a field leads to something else. */
export function isLink(field: RegisterField): boolean {
  return LINKS.has(field.kind);
}

const LINKS: ReadonlySet<RegisterField['kind']> = new Set<RegisterField['kind']>([
  'person',
  'provider',
  'project',
  'element',
  'control',
  'threat',
  'entry',
]);
