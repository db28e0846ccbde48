import { expect, it } from 'vitest';
import { aDrawnProject, done, outcome } from '../../tests/support/aDrawnProject';
import { A_PERSON } from '../../tests/support/aModel';

const OFF = { reason: 'The provider does this for us' };

it('a rule is switched off with who decided it and why, and on again without a trace', () => {
  const off = done({ type: 'rule/switch', rules: ['th-x', 'th-y'], off: OFF });
  expect(off.rules.get('th-y')?.off).toMatchObject({ ...OFF, stamp: { by: A_PERSON.name } });
  const on = done({ type: 'rule/switch', rules: ['th-x', 'th-y'], off: null }, off);
  expect(on.rules).toEqual(aDrawnProject().rules);
});

it('a rating stays when the rule is switched off and on, and goes when it says nothing', () => {
  const rating = { likelihood: 2, impact: null, reason: 'Scrubbed upstream' } as const;
  const rated = done({ type: 'rule/rate', rule: 'th-y', rating });
  const back = done(
    { type: 'rule/switch', rules: ['th-y'], off: null },
    done({ type: 'rule/switch', rules: ['th-y'], off: OFF }, rated),
  );
  expect(back.rules.get('th-y')?.rating).toMatchObject(rating);
  const empty = { likelihood: null, impact: null, reason: 'no longer' } as const;
  expect(done({ type: 'rule/rate', rule: 'th-y', rating: empty }, back).rules.has('th-y')).toBe(false);
});

it('whoever switches off or rates says who they are first', () => {
  for (const command of [
    { type: 'rule/switch', rules: ['th-x'], off: OFF },
    { type: 'pack/switch', packs: ['own-rules'], off: OFF },
    { type: 'rule/rate', rule: 'th-x', rating: { likelihood: 1, impact: 1, reason: '' } },
  ] as const) {
    const refused = outcome(aDrawnProject(), command, null);
    expect(refused.ok ? null : refused.problems[0].code).toBe('profile/missing');
  }
});

it('a pack that is switched off stays so when its files go, and is asked for again, wherever it is found, when it is switched on', () => {
  const off = done({ type: 'pack/switch', packs: ['own-rules'], off: OFF });
  const without = done({ type: 'pack/drop', pack: 'own-rules' }, off);
  expect(without.packs.get('own-rules')).toMatchObject({ carried: null, off: OFF });
  const on = done({ type: 'pack/switch', packs: ['own-rules'], off: null }, without);
  expect(on.packs.get('own-rules')).toMatchObject({ carried: null, off: null, used: true });
  const again = outcome(without, { type: 'pack/drop', pack: 'own-rules' });
  expect(again.ok ? null : again.problems[0].code).toBe('row/unknown');
});
