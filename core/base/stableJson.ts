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

/** Whether two JSON values say the same: the order of keys does not count, and a field that is undefined is none. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((one, at) => sameJson(one, b[at]));
  }
  if (!isObject(a) || !isObject(b) || Array.isArray(b)) return false;
  let rest = 0;
  for (const key of Object.keys(b)) if (b[key] !== undefined) rest += 1;
  for (const key of Object.keys(a)) {
    if (a[key] === undefined) continue;
    if (!Object.hasOwn(b, key) || !sameJson(a[key], b[key])) return false;
    rest -= 1;
  }
  return rest === 0;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
