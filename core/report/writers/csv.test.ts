import { describe, expect, it } from 'vitest';
import { aCloudShop } from '../../../tests/support/aCloudShop';
import { after } from '../../../tests/support/aModel';
import { aReportInput } from '../../../tests/support/aReport';
import { HandThreat } from '../../model';
import { controlsCsv, threatsCsv } from './csv';

/** The rows of a table as a spreadsheet reads them. */
function cellsOf(csv: string): readonly (readonly string[])[] {
  expect(csv.startsWith('\ufeff')).toBe(true);
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  for (let at = 1; at < csv.length; at += 1) {
    const sign = csv[at];
    if (quoted && sign === '"' && csv[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else if (sign === '"') quoted = !quoted;
    else if (!quoted && (sign === ',' || sign === '\n')) {
      rows.at(-1)?.push(cell);
      cell = '';
      if (sign === '\n') rows.push([]);
    } else if (quoted || sign !== '\r') cell += sign;
  }
  return rows.filter(row => row.length > 0);
}

const withThreat = (title: string, mitigation = '') =>
  after(aCloudShop(), {
    type: 'row/add',
    table: 'threats',
    row: HandThreat.parse({ id: `tm_${title.length}`, title, mitigation, subject: 'el_web' }),
  });

describe('the threat register as a table', () => {
  const input = aReportInput(aCloudShop());

  it('has a row for each finding and each threat that was written, all of the same width', () => {
    const [head, ...rows] = cellsOf(threatsCsv(input));
    expect(rows).toHaveLength(input.findings.length + input.model.threats.size);
    for (const row of rows) expect(row).toHaveLength(head?.length ?? 0);
    for (const finding of input.findings) expect(rows.some(row => row[0] === finding.title)).toBe(true);
  });

  it.each([
    ['=HYPERLINK("http://x","y")'],
    ['+1+1'],
    ['-2+3'],
    ['@SUM(A1)'],
    [' =1+1'],
    ['\t=1+1'],
    ['\u200b=1+1'],
    ['＝1+1'],
    ["|cmd|' /C calc'!A0"],
  ])('lets no spreadsheet run %j', text => {
    const rows = cellsOf(threatsCsv(aReportInput(withThreat(text, text))));
    const row = rows.find(cells => cells[0]?.includes(text));
    expect(row?.[0]).toBe(`'${text}`);
    expect(row?.[9]).toBe(`'${text}`);
    for (const cells of rows) for (const cell of cells) expect(cell).not.toMatch(/^\s*[=+@]/);
  });

  it('keeps quotes, commas and line breaks inside their cell, and shows names, not ids', () => {
    const text = 'He said "no", then\nleft';
    const row = cellsOf(threatsCsv(aReportInput(withThreat(text)))).find(cells => cells[0] === text);
    expect(row?.[1]).toBe('Open');
    expect(row?.[3]).toBe('Shop');
  });
});

describe('the control register as a table', () => {
  it('has a row for each control on each thing that needs it', () => {
    const input = aReportInput(aCloudShop());
    const [head, ...rows] = cellsOf(controlsCsv(input));
    const needed = input.controls.flatMap(summary => input.controlRows(summary.control));
    expect(rows).toHaveLength(needed.length);
    for (const row of rows) {
      expect(row).toHaveLength(head?.length ?? 0);
      expect(row[1]).not.toMatch(/^(el|fl|bo|pv)_/);
    }
  });
});
