import { describe, expect, it } from 'vitest';
import { createRegisterNames } from '../../../core/review';
import { aLine, shippedRegister, withLines } from '../../../tests/support/registers';
import { shippedLibrary } from '../../../tests/support/templates';
import { linesWith, NO_FILTER, narrowed, narrowings } from './lines';

const library = shippedLibrary();

describe('a register', () => {
  it('is narrowed by the people whom its lines name, and by nobody else', () => {
    const register = shippedRegister('accounts');
    const entries = [
      aLine('accounts', 'a', { title: 'Root', owner: 'pe_ada' }),
      aLine('accounts', 'b', { title: 'Deploy' }),
    ];
    const model = withLines(...entries);
    const words = { library, names: createRegisterNames({ model, library, projects: [] }) };
    const lines = linesWith(words, { register, entries }, new Map());
    const owner = narrowings(words, register, lines).find(one => one.field.id === 'owner');
    expect(owner?.options).toEqual([{ value: 'pe_ada', label: 'Ada' }]);
    const hers = narrowed(register, lines, { ...NO_FILTER, chosen: { owner: ['pe_ada'] } });
    expect(hers.map(line => line.entry.title)).toEqual(['Root']);
  });
});
