/** As deep as anybody nests. */
const DEEPEST = 30;

/**
 * Parents that lead to no circle and to no depth that nobody draws. What has to give way stands at the top, and is answered too.
 * The parents of a file are references, so nothing else bounds them.
 */
export function soundParents<Id extends string>(
  parents: ReadonlyMap<Id, Id>,
): { readonly parents: ReadonlyMap<Id, Id>; readonly cut: readonly Id[] } {
  const sound = new Map<Id, Id>();
  const depth = new Map<Id, number>();
  const cut: Id[] = [];
  for (const start of parents.keys()) {
    const path: Id[] = [];
    let at: Id | undefined = start;
    while (at !== undefined && !depth.has(at) && !path.includes(at) && path.length <= DEEPEST) {
      path.push(at);
      at = parents.get(at);
    }
    for (const id of path.toReversed()) {
      const parent = parents.get(id);
      const above = parent === undefined ? 0 : depth.get(parent);
      const fits = parent !== undefined && above !== undefined && above < DEEPEST;
      if (parent !== undefined && fits) sound.set(id, parent);
      else if (parent !== undefined) cut.push(id);
      depth.set(id, fits && above !== undefined ? above + 1 : 0);
    }
  }
  return { parents: sound, cut };
}
