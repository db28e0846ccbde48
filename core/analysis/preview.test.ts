import { describe, expect, it } from 'vitest';
import { after, aProject, drawn } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Engine } from '../engine';
import type { Condition, Threat } from '../library';

const library = shippedLibrary();
const model = after(
  aProject(),
  drawn('el_1', 'process', 'Shop', 'web-app', 1),
  drawn('el_2', 'store', 'Orders', 'rdbms', 2),
  drawn('el_3', 'store', 'Sign-in', 'idp', 3),
  { type: 'fact/set', subjects: ['el_3'], fact: 'mfa', value: 'yes' },
);
const engine = new Engine(library);
engine.open(model, { today: '2026-11-23' });

function previewed(when: Condition) {
  const [first] = library.threats.values();
  if (!first) throw new Error('no threats');
  const draft: Threat = { ...first, scope: 'element', when };
  const work = engine.preview(draft, null, library);
  for (let step = work.next(); ; step = work.next()) if (step.done) return step.value;
}

const mfa = { path: 'property.mfa', op: 'in', values: ['no'], unset: 'unknown' } as const;
const store = { isA: ['rdbms'], of: 'element' } as const;

describe('a rule that is being written', () => {
  it('says of each condition by itself how many things it holds of, so that it is seen what rules all of them out', () => {
    const { asked, subjects, alone } = previewed({ all: [store, mfa] });
    expect([asked, subjects]).toEqual([3, []]);
    expect(alone).toEqual([
      { condition: store, match: 1, unknown: 0 },
      { condition: mfa, match: 0, unknown: 0 },
    ]);
  });

  it('says nothing of the kind where there is a single condition', () => {
    expect(previewed(store)).toMatchObject({ subjects: [{ subject: { id: 'el_2' }, now: 'match' }], alone: [] });
  });
});
