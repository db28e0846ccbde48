import type { IndexName } from '../changes';
import type { AssetType, Library, Relation } from '../library';
import { type ElementId, ElementKind } from '../model';
import { typeOf } from '../responsibility';
import { MOST_AROUND } from './around';
import type { Window } from './window';

/** An element somewhere in the model, with its type. */
export interface Listed {
  readonly id: ElementId;
  readonly type: AssetType;
}

/** Where the model lists its elements by type, for each relation that leads anywhere. */
const INDEX_OF: Partial<Record<Relation, IndexName>> = {
  elements: 'elementsInScopeOfType',
  drawn: 'elementsOfType',
};

/** The keys under which the index keeps a type: its id, and for what stands for the untyped of a kind, the kind. */
interface Key {
  readonly key: string;
  readonly type: AssetType;
}

const known = new WeakMap<Library, Map<string, readonly Key[]>>();

function keysOf(library: Library, sought: readonly string[] | undefined): readonly Key[] {
  const ofLibrary = known.get(library) ?? new Map<string, readonly Key[]>();
  known.set(library, ofLibrary);
  const name = sought?.join(' ') ?? '*';
  const before = ofLibrary.get(name);
  if (before) return before;
  const wanted = ({ id, tags }: AssetType) =>
    sought === undefined || sought.some(one => (one.startsWith('@') ? tags.includes(one.slice(1)) : one === id));
  const typed = [...library.types.values()].map((type): Key => ({ key: type.id, type }));
  const untyped = ElementKind.options.flatMap((kind): Key[] => {
    const type = typeOf(library, { kind, type: null });
    return type ? [{ key: kind, type }] : [];
  });
  const keys = [...typed, ...untyped].filter(one => wanted(one.type));
  ofLibrary.set(name, keys);
  return keys;
}

/**
 * The elements of the sought types in the whole model, at most `MOST_AROUND`, in the order of the types and then of their ids. Only the
 * lists of those types are read, so that an edit that neither adds, removes, retypes nor scopes such a thing asks nobody again.
 */
export function listedAnywhere(
  window: Window,
  relation: Relation,
  sought: readonly string[] | undefined,
): readonly Listed[] {
  const index = INDEX_OF[relation];
  if (!index) return [];
  const found: Listed[] = [];
  for (const { key, type } of keysOf(window.library, sought)) {
    for (const id of window.reader.ids(index, key)) {
      // The indexes of elements list ids of elements.
      found.push({ id: id as ElementId, type });
      if (found.length === MOST_AROUND) return found;
    }
  }
  return found;
}
