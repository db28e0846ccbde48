/** Cells are cut to this, so that a line stays a line; names may be of any length. */
const WIDEST = 100;

/** One line of text, cut to what a column can hold. */
export function cell(text: string, widest: number = WIDEST): string {
  const signs = [...text.replace(/\s+/g, ' ').trim()];
  return signs.length > widest ? `${signs.slice(0, widest - 1).join('')}…` : signs.join('');
}

/** Rows as columns of even width, two spaces apart, each line ending with a newline; nothing for no rows. */
export function table(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const lines = [headings, ...rows].map(row => row.map(text => cell(text)));
  const widths = headings.map((_, column) => Math.max(...lines.map(line => [...(line[column] ?? '')].length)));
  const padded = (text: string, column: number) => text + ' '.repeat((widths[column] ?? 0) - [...text].length);
  const [head = '', ...body] = lines.map(line => line.map(padded).join('  ').trimEnd());
  const rule = widths.map(width => '-'.repeat(width)).join('  ');
  return `${[head, rule, ...body].join('\n')}\n`;
}

/** `1 element`, `2 elements`. */
export function count(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
