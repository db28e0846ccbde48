import { describe, expect, it } from 'vitest';
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

  it('never need more lines than the box has', () => {
    const long = 'A very long name of a component that somebody wrote into another tool';
    const { style } = fitWords(long, 190, 80, 1);
    expect(style['--name-lines'] * Number.parseFloat(style['--name-size']) * 1.2).toBeLessThanOrEqual(80);
  });
});
