const NAMED = 8;

/** A sentence that names what a report cannot show as it is written. */
export function unprintableWords(names: readonly string[]): string {
  const rest = names.length - NAMED;
  const named = names.slice(0, NAMED).map(name => `“${name}”`);
  const all = [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(', ');
  return `The font of the report lacks signs of these names and shows □ instead: ${all}`;
}
