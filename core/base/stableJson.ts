export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Plain code-unit order: the same on every machine, unlike `localeCompare`. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Rebuilds a JSON value with the keys of every object in code-unit order; `undefined` members are left out. */
export function sortedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedJson);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => byCodeUnit(a, b)).map(([key, member]) => [key, sortedJson(member)]),
  );
}

/** The same value always gives the same text: keys sorted, two spaces, a newline at the end. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(sortedJson(value), null, 2)}\n`;
}
