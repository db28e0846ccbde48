import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTable, TABLE_LIMITS, writeTable } from './csv';

const cellsOf = (text: string) => {
  const read = readTable(text, 'list.csv');
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.value.map(row => row.cells);
};

describe('a table in a file', () => {
  it('is read back as it was written, whatever its cells hold', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '=1+1',
        "'=1",
        "''-2",
        '-3',
        ' @x',
        '\t=1',
        "'",
        '"',
        'a,b',
        'a;b',
        'line\nbreak',
        '＝1',
        '\ufeff=1',
      ),
    );
    // A lone line break of the old Macintosh is not told apart from a row's end by any reader; nobody types it.
    const row = fc.array(
      cell.map(text => text.replaceAll('\r', '')),
      { minLength: 3, maxLength: 3 },
    );
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 8 }), rows => {
        const head = ['a', 'b', 'c'];
        expect(cellsOf(writeTable([head, ...rows]))).toEqual([
          head,
          ...rows.filter(cells => cells.some(one => one.trim() !== '')),
        ]);
      }),
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', ' =1', '\t=1', "|cmd|' /C calc'!A0", '＝1', "'=1"])(
    'lets no spreadsheet run %j',
    text => {
      const line = writeTable([['x', text]]).split('\r\n')[0] ?? '';
      expect(line.replace(/^\ufeffx,"?/, '')).toMatch(/^'/);
    },
  );

  it('tells commas, semicolons and tabs apart by itself', () => {
    for (const sign of [',', ';', '\t'])
      expect(cellsOf([`Tool${sign}Owner`, `A${sign}Ada`, `B${sign}Ben`, ''].join('\n'))).toEqual([
        ['Tool', 'Owner'],
        ['A', 'Ada'],
        ['B', 'Ben'],
      ]);
  });

  it('counts lines as an editor does, through line breaks inside cells and empty rows', () => {
    const read = readTable('a,b\r\n"one\r\ntwo",x\r\n\r\nlast,y\r\n', 'list.csv');
    expect(read.ok && read.value.map(row => row.line)).toEqual([1, 2, 5]);
  });

  it('is refused with the place where quotation marks do not match', () => {
    const read = readTable('a,b\nfine,x\n"open,y\n', 'list.csv');
    expect(!read.ok && read.problems[0]).toMatchObject({ code: 'csv/malformed', file: 'list.csv', place: 'line 3' });
  });

  it('is refused when it is larger than anybody’s list', () => {
    const codeOf = (text: string) => {
      const read = readTable(text, 'list.csv');
      return read.ok ? 'fine' : read.problems[0].code;
    };
    expect(codeOf('x'.repeat(TABLE_LIMITS.length + 1))).toBe('file/too-large');
    expect(codeOf('x\n'.repeat(TABLE_LIMITS.rows + 1))).toBe('csv/too-many-rows');
    expect(codeOf(`${'x,'.repeat(TABLE_LIMITS.columns)}x\n`)).toBe('csv/too-wide');
  });
});
