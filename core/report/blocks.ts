import type { Block, Cell, Column, HeadingLevel, HeadingPage, TableSize } from './document';

/** Short ways to the commonest blocks. */
export const heading = (text: string, level: HeadingLevel = 1, page: HeadingPage = 'same'): Block => ({
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
  size: TableSize = 'small',
): Block {
  return rows.length === 0 ? paragraph(nothing) : { kind: 'table', columns, rows, size };
}

export const column = (title: string, width: Column['width']): Column => ({ title, width });
