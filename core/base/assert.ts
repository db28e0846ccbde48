/** For bugs only: a state that the code before this line has made impossible. */
export function invariant(condition: unknown, what: string): asserts condition {
  if (!condition) throw new Error(`Broken invariant: ${what}`);
}
