import { type AssetType, GENERIC_TYPES, type Library } from '../library';
import type { Boundary, Element } from '../model';
import type { Basis } from './basis';

/** Boundaries that are assets of their own: kind of boundary → type. */
const TYPE_OF_BOUNDARY_KIND: Readonly<Record<string, string>> = {
  vnet: 'vnet',
  subnet: 'subnet',
  onprem: 'onprem-network',
};

/** The library type of an element; the generic one of its kind where nobody said or the library does not know it. */
export function typeOf(library: Library, element: Pick<Element, 'kind' | 'type'>): AssetType | null {
  const given = element.type === null ? undefined : library.types.get(element.type);
  return given ?? library.types.get(GENERIC_TYPES[element.kind]) ?? null;
}

/** The asset type of a boundary, such as a virtual network; null for one that only separates. */
export function typeOfBoundary(library: Library, boundary: Pick<Boundary, 'kind'>): AssetType | null {
  if (boundary.kind === null) return null;
  const own = library.types.get(boundary.kind);
  if (own?.kind === 'boundary') return own;
  return library.types.get(TYPE_OF_BOUNDARY_KIND[boundary.kind] ?? '') ?? null;
}

/** Whether somebody said what the element is, in words that the library knows. */
export function isTyped(library: Library, element: Pick<Element, 'type'>): boolean {
  return element.type !== null && library.types.has(element.type) && !isGeneric(element.type);
}

function isGeneric(type: string): boolean {
  return Object.values(GENERIC_TYPES).some(generic => generic === type);
}

/** The asset type of an element or a boundary by its id; null for anything else. */
export function typeOfSubject({ reader, library }: Basis, id: string): AssetType | null {
  const element = reader.row('elements', id);
  if (element) return typeOf(library, element);
  const boundary = reader.row('boundaries', id);
  return boundary ? typeOfBoundary(library, boundary) : null;
}
