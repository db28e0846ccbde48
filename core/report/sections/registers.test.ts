import { describe, expect, it } from 'vitest';
import { aLine, withLines } from '../../../tests/support/registers';
import { shippedLibrary } from '../../../tests/support/templates';
import { registerFindings } from '../../review';
import type { Block, Cell } from '../document';
import { registers } from './registers';

const library = shippedLibrary();
const today = '2026-06-15';
const told = (...lines: Parameters<typeof aLine>[]) => {
  const model = withLines(...lines.map(line => aLine(...line)));
  return { blocks: registers({ model, library, projects: [], today, provider: null }), model };
};

const textOf = (cell: Cell) => (typeof cell === 'string' ? cell : [cell.text, ...(cell.more ?? [])].join('\n'));
function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map(block => {
      if (block.kind === 'heading' || block.kind === 'paragraph') return block.text;
      return block.kind === 'table' ? block.rows.flatMap(row => row.map(textOf)).join('\n') : '';
    })
    .join('\n');
}

describe('the registers in a report', () => {
  it('names every line, and every gap with why it matters', () => {
    const { blocks, model } = told(
      [
        'accounts',
        'a',
        { title: 'Root of production', kind: 'root', monitored: 'no', disabled: 'no', owner: 'pe_ada' },
      ],
      ['tools', 'b', { title: 'Old scanner', verdict: 'replace' }],
    );
    const words = wordsOf(blocks);
    for (const line of model.registers.values()) expect(words).toContain(line.title);
    for (const finding of registerFindings({ model, library, projects: [], today }).filter(one => one.kind === 'gap')) {
      expect(words).toContain(finding.title);
      expect(words).toContain(finding.why);
    }
    expect(words).toContain('Ada');
    expect(words).not.toMatch(/(rg|pe|pv)_/);
  });

  it('lists of a review only the lines that name its provider, and what presses most in all of them', () => {
    const model = withLines(
      aLine('tools', 'a', { title: 'Old scanner', verdict: 'replace' }),
      aLine('accounts', 'b', { title: 'Owner of the cloud', provider: 'pv_cloud' }),
      aLine('accounts', 'c', { title: 'Owner of another', owner: 'pe_ada', justification: 'x', reviewed: today }),
    );
    const words = wordsOf(registers({ model, library, projects: [], today, provider: 'pv_cloud' }));
    expect(words).toContain('Old scanner has to be replaced, and nobody has said by when');
    expect(words).toContain('Owner of the cloud');
    expect(words).not.toContain('Owner of another');
  });

  it('has a chapter for each register that was begun and for no other', () => {
    const { blocks } = told(['tools', 'b', { title: 'Scanner' }]);
    const chapters = blocks.flatMap(block => (block.kind === 'heading' ? block.text : []));
    expect(chapters).toEqual(['Registers', 'Gaps in the registers', 'Tools']);
  });

  it('says so when nobody has begun one', () => {
    expect(wordsOf(told().blocks)).toContain('No register has been begun.');
  });
});
