import { expect, it } from 'vitest';
import { done } from '../../tests/support/aDrawnProject';
import { controlRecordId } from '../model';
import { renamesPatch } from './renames';

const RENAMES = [
  { id: 'th-x', to: 'th-b' },
  { id: 'th-b', to: 'th-c' },
  { id: 'th-p', to: 'th-q' },
  { id: 'th-q', to: 'th-p' },
  { id: 'ctl-net-waf', to: 'ctl-wall' },
];
const REMEMBERED = { title: 'Old title', subject: 'Till', library: '1.0' };
const follow = { type: 'renames/follow', renames: RENAMES } as const;
const decide = (key: string) =>
  ({ type: 'decision/set', findings: [{ key, remembered: REMEMBERED }], fields: { note: key } }) as const;

it('moves what was decided about a rule to what the rule is called now, along several renames', () => {
  const before = done({ type: 'rule/switch', rules: ['th-x'], off: { reason: 'Not here' } });
  const after = done(follow, before);
  expect([...after.decisions.keys()]).toEqual(['th-c:element=el_1']);
  expect(after.decisions.get('th-c:element=el_1')).toEqual({
    ...before.decisions.get('th-x:element=el_1'),
    id: 'th-c:element=el_1',
  });
  expect(after.rules.get('th-c')?.off?.reason).toBe('Not here');
  expect(after.controls.get(controlRecordId('ctl-wall', 'el_1'))).toMatchObject({
    control: 'ctl-wall',
    subject: 'el_1',
    owner: 'pe_1',
  });
});

it('leaves a later decision alone, and ends where renames run in a circle', () => {
  const both = done(decide('th-c:element=el_1'));
  const kept = done(follow, both).decisions;
  expect(kept.get('th-c:element=el_1')?.note).toBe('th-c:element=el_1');
  expect(kept.has('th-x:element=el_1')).toBe(true);
  const round = done(follow, done(decide('th-p:element=el_1'))).decisions;
  expect([...round.keys()].some(key => /^th-[pq]:/.test(key))).toBe(true);
});

it('has nothing to do where nothing was renamed', () => {
  expect(renamesPatch(done(decide('th-k:element=el_1')), [])).toEqual([]);
});
