import type { Library } from '../library';
import type { FieldChange } from './comparedThings';

/** What a changed field is called, and its values in words. */
export interface FieldChangeInWords {
  readonly name: string;
  /** Null: nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

type Values = (value: string) => string | undefined;

/** A change of a field as people read it: properties, types and classes by the library's names. */
export function fieldChangeInWords(library: Library, { field, before, after }: FieldChange): FieldChangeInWords {
  const { name, values } = meaningOf(library, field);
  const said = (value: string | null) => (value === null ? null : (values(value) ?? value));
  return { name, before: said(before), after: said(after) };
}

function meaningOf(library: Library, field: string): { readonly name: string; readonly values: Values } {
  const [, id] = /^(?:props|facts)\.(.+)$/.exec(field) ?? [];
  const known =
    library.properties.get(id ?? '') ?? library.flowProperties.get(id ?? '') ?? library.providerFacts.get(id ?? '');
  if (known) return { name: known.name, values: value => known.valueNames[value] };
  if (id !== undefined) return { name: spaced(id), values: () => undefined };
  if (field === 'type')
    return { name: 'Type', values: value => (library.types.get(value) ?? library.dataTypes.get(value))?.name };
  if (field === 'class') return { name: 'Class', values: value => library.dataClasses.get(value)?.name };
  return { name: NAMES[field] ?? spaced(field), values: () => undefined };
}

/** Fields whose plain name would not be understood. */
const NAMES: Readonly<Record<string, string>> = {
  parent: 'Trust boundary around it',
  holds: 'Data kept',
  processes: 'Data processed',
  data: 'Data carried',
  source: 'From',
  target: 'To',
  bidirectional: 'Both ways',
};

/** `outOfScope` and `out_of_scope` as people write it. */
function spaced(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
