import fc from 'fast-check';

/** Values that no reader expects where it finds them. */
const nasty = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, -1e9, 1e7, 0.5, '', 'tm.Flow', 'a1', [], {}, [[]], [null]),
  fc.constantFrom<unknown>('x'.repeat(2000), '\ud800', '\u0000', { x: 1, y: 2 }, { cell: 'p1' }, { name: 'n' }),
  fc.string(),
);

export interface Mutation {
  readonly at: number;
  readonly kind: 'replace' | 'remove' | 'duplicate';
  readonly value: unknown;
}

export const mutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.nat(5000),
  kind: fc.constantFrom('replace', 'remove', 'duplicate'),
  value: nasty,
});
export const mutations = fc.array(mutation, { minLength: 1, maxLength: 12 });

/** Changes the n-th place of a JSON value, counted through the whole tree. */
export function mutate(json: unknown, { at, kind, value }: Mutation): void {
  const places: { holder: Record<string, unknown>; key: string }[] = [];
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      const holder = node as Record<string, unknown>;
      places.push({ holder, key });
      walk(holder[key]);
    }
  };
  walk(json);
  const place = places[at % places.length];
  if (!place) return;
  const { holder, key } = place;
  if (kind === 'replace') holder[key] = JSON.parse(JSON.stringify(value));
  else if (Array.isArray(holder))
    holder.splice(Number(key), kind === 'remove' ? 1 : 0, structuredClone(holder[Number(key)]));
  else if (kind === 'remove') delete holder[key];
}

/** XML that is being damaged: an element is its name with attributes and what is inside, a text is itself. */
type Piece = { tag: string; inside: Piece[] } | string;

/** Changes the n-th piece of well-formed XML without a document type, so that most of it stays well-formed. */
export function mutateXml(text: string, list: readonly Mutation[]): string {
  const root: Piece[] = [];
  const open: Piece[][] = [root];
  for (const token of text.match(/<[^>]*>|[^<]+/g) ?? []) {
    const here = open.at(-1) ?? root;
    if (/^<[?!]/.test(token)) continue;
    if (token.startsWith('</')) open.pop();
    else if (token.startsWith('<')) {
      const piece = { tag: token.replace(/^<|\/?>$/g, ''), inside: [] };
      here.push(piece);
      if (!token.endsWith('/>')) open.push(piece.inside);
    } else here.push(token);
  }
  for (const one of list) damage(root, one);
  return root.map(written).join('');
}

function damage(root: Piece[], { at, kind, value }: Mutation): void {
  const places: { holder: Piece[]; index: number }[] = [];
  const walk = (holder: Piece[]): void => {
    holder.forEach((piece, index) => {
      places.push({ holder, index });
      if (typeof piece !== 'string') walk(piece.inside);
    });
  };
  walk(root);
  const place = places[at % places.length];
  const piece = place?.holder[place.index];
  if (!place || piece === undefined) return;
  const { holder, index } = place;
  if (kind === 'remove') holder.splice(index, 1);
  else if (kind === 'duplicate') holder.splice(index, 0, structuredClone(piece));
  else if (typeof piece === 'string') holder[index] = String(value).replace(/[<&>]/g, '');
  else piece.inside = [String(value).replace(/[<&>]/g, '')];
}

function written(piece: Piece): string {
  if (typeof piece === 'string') return piece;
  const [name = 'x'] = piece.tag.split(/\s/);
  return `<${piece.tag}>${piece.inside.map(written).join('')}</${name}>`;
}
