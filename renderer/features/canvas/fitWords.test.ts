import { describe, expect, it } from 'vitest';
import { wrapText } from '../../../core/drawing';
import { fitWords } from './fitWords';

describe('the words of an element', () => {
  it.each([
    {
      what: 'a box of ours has the sign, the name and the type',
      name: 'orders db',
      box: [190, 80],
      glyph: true,
      below: false,
    },
    { what: 'a narrow box has the name alone', name: 'Application', box: [115, 60], glyph: false, below: false },
    {
      what: 'a box that is too small has its name under it',
      name: 'Authentication',
      box: [50, 50],
      glyph: true,
      below: true,
    },
  ] as const)('$what', ({ name, box: [width, height], glyph, below }) => {
    expect(fitWords(name, width, height, 1)).toMatchObject({ glyph, below });
  });

  it('give up the sign, not the letters, when they are drawn larger than life', () => {
    const near = fitWords('orders db', 190, 80, 1).style['--name-size'];
    const far = fitWords('orders db', 190, 80, 1.95);
    expect(Number.parseFloat(far.style['--name-size'])).toBeGreaterThan(Number.parseFloat(near));
    expect(far.glyph).toBe(false);
  });

  it.each(['Audit log', 'Content delivery', 'Shop administrator', 'Customer sign-in', 'Payment provider'])(
    '%s is whole when a page is seen from afar: its letters grow no larger than its box lets them',
    name => {
      const { style, below } = fitWords(name, 176, 76, 1.95);
      const size = Number.parseFloat(style['--name-size']);
      const lines = wrapText(name.replaceAll('-', '- '), size, 160, 9, 'bold');
      expect(below).toBe(false);
      expect(lines.length).toBeLessThanOrEqual(style['--name-lines']);
      expect(size).toBeGreaterThan(14);
    },
  );

  it('never need more lines than the box has', () => {
    const long = 'A very long name of a component that somebody wrote into another tool';
    const { style } = fitWords(long, 190, 80, 1);
    expect(style['--name-lines'] * Number.parseFloat(style['--name-size']) * 1.2).toBeLessThanOrEqual(80);
  });
});
