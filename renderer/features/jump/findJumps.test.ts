import { describe, expect, it } from 'vitest';
import { findJumps, type Jump, type JumpKind, searchable } from './findJumps';

const jump = (kind: JumpKind, title: string, hint = ''): Jump => ({
  id: `${kind} ${title} ${hint}`,
  kind,
  title,
  hint,
  run: () => undefined,
});
const titles = (jumps: readonly Jump[]) => jumps.map(({ title }) => title);

describe('what is found by typing', () => {
  const all = searchable([
    jump('element', 'Shop API', 'Process'),
    jump('element', 'API gateway'),
    jump('flow', 'Orders', 'Shop API → Orders database'),
    jump('threat', 'Weak API keys', 'Shop API'),
    jump('place', 'Threats'),
  ]);

  it('is of every kind, places first, and begins with names that begin so', () => {
    expect(titles(findJumps(all, 'api'))).toEqual(['API gateway', 'Shop API', 'Orders', 'Weak API keys']);
  });

  it('is first of the kinds in which a word begins so, before a place that only has the letters in it', () => {
    const staff = searchable([jump('place', 'Threats'), jump('element', 'HR suite')]);
    expect(titles(findJumps(staff, 'hr'))).toEqual(['HR suite', 'Threats']);
  });

  it('has all the words, in whatever order, in its name or in what is said beside it', () => {
    expect(titles(findJumps(all, 'database shop'))).toEqual(['Orders']);
    expect(findJumps(all, 'nothing like it')).toEqual([]);
  });

  it('is just the places and actions while nothing is typed', () => {
    expect(titles(findJumps(all, '  '))).toEqual(['Threats']);
  });

  it('stays a short list however large the project is', () => {
    const many = searchable(Array.from({ length: 13_000 }, (_, at) => jump('element', `Server ${at}`)));
    expect(titles(findJumps(many, 'server 1299'))).toEqual(
      ['Server 1299', ...Array.from({ length: 10 }, (_, at) => `Server 1299${at}`)].slice(0, 8),
    );
  });
});
