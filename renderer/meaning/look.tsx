import { glyphPath } from '../../core/drawing';
import { GENERIC_TYPES, type Library } from '../../core/library';
import type { Element, ElementKind } from '../../core/model';
import { useLibrary } from '../session';
import { glyphs } from './glyphs';

/** The type that counts and the kind it is drawn as: a known type knows better than whoever drew the box. */
export function lookOf(
  library: Library,
  element: Pick<Element, 'type' | 'kind'>,
): { readonly type: string; readonly kind: ElementKind } {
  const type = library.types.get(element.type ?? '');
  if (!type || type.kind === 'boundary') return { type: GENERIC_TYPES[element.kind], kind: element.kind };
  return { type: type.id, kind: type.kind };
}

export function useElementLook(element: Pick<Element, 'type' | 'kind'>) {
  return lookOf(useLibrary(), element);
}

/** The sign of a type, drawn with the colour of the text around it. */
export function Glyph({
  type,
  kind,
  size = 24,
}: {
  readonly type: string;
  readonly kind: ElementKind | 'boundary';
  readonly size?: number;
}) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={1.6}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden
    >
      <path d={glyphPath(glyphs, type, kind)} />
    </svg>
  );
}
