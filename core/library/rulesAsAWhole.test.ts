import { describe, expect, it } from 'vitest';
import { someFacts } from '../../tests/support/facts';
import { shippedLibrary } from '../../tests/support/templates';
import { type Condition, leavesOf } from './condition';
import { compile, FALSE } from './evaluate';
import { createVocabulary } from './vocabulary';

const library = shippedLibrary();
const vocabulary = createVocabulary(library);

const whenOf = (id: string): Condition => {
  const threat = library.threats.get(id);
  if (!threat) throw new Error(`No threat ${id}`);
  return threat.when;
};

describe('the rules as a whole', () => {
  it('speak of every STRIDE letter: none holds less than a twentieth of them', () => {
    const threats = [...library.threats.values()].filter(threat => threat.stride.length > 0);
    for (const letter of ['S', 'T', 'R', 'I', 'D', 'E'] as const) {
      const holding = threats.filter(threat => threat.stride.includes(letter)).length;
      expect(holding / threats.length, letter).toBeGreaterThanOrEqual(0.05);
    }
  });

  it('name at most four letters, since what stands under every letter says nothing', () => {
    const many = [...library.threats.values()].filter(threat => threat.stride.length > 4);
    expect(many.map(threat => threat.id)).toEqual([]);
  });

  it('hold a letter of STRIDE or LINDDUN each, but for gaps of governance through which nobody attacks', () => {
    const without = [...library.threats.values()].filter(one => one.stride.length + one.linddun.length === 0);
    expect(without.map(threat => threat.id)).toEqual([
      'th-pv-no-policy',
      'th-pv-no-owner',
      'th-pv-review-overdue',
      'th-pv-control-unavailable',
      'th-pv-stale-model',
    ]);
    // A layer that both sides leave to the other stays as it was delivered: somebody gets in (T1190), or reads what lies there (T1530).
    expect(library.threats.get('th-pv-srm-gap')?.stride).toEqual(['E', 'I']);
  });

  it('name first only what can concern such a thing', () => {
    for (const [type, ids] of library.indexes.leadingByType) {
      const tags = new Set(library.types.get(type)?.tags ?? []);
      const fitting = ids.filter(id => {
        const bare = compile(whenOf(id), vocabulary)(someFacts(library, { type }));
        const depends = leavesOf(whenOf(id)).length > 2 || JSON.stringify(whenOf(id)).includes('"where"');
        return bare !== FALSE || depends;
      });
      // A list is shared by several types; at least three of it, or all of a short one, must be about each of them.
      expect(fitting.length, `${type} (${[...tags].join(' ')})`).toBeGreaterThanOrEqual(Math.min(3, ids.length));
    }
  });
});
