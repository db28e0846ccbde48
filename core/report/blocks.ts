import type { Block, Cell, Column, HeadingPage } from './document';

/** Short ways to the commonest blocks. */
export const heading = (text: string, level: 1 | 2 = 1, page: HeadingPage = 'same'): Block => ({
  kind: 'heading',
  level,
  text,
  page,
});
export const paragraph = (text: string, look: 'lead' | 'body' | 'small' = 'body'): Block => ({
  kind: 'paragraph',
  text,
  look,
});
export const list = (items: readonly string[]): Block => ({ kind: 'list', items });

/** A table, or the sentence that there is nothing to list. */
export function tableOr(
  columns: readonly Column[],
  rows: readonly (readonly Cell[])[],
  nothing: string,
  small = false,
): Block {
  return rows.length === 0 ? paragraph(nothing) : { kind: 'table', columns, rows, small };
}

export const column = (title: string, width: Column['width']): Column => ({ title, width });
