import { expect, it } from 'vitest';
import { done } from '../../tests/support/aDrawnProject';
import { Action, controlRecordId } from '../model';
import type { Command } from './index';
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

it('follows in what names a control or a finding: actions, threats written by hand, what makes up for a control', () => {
  const action = { id: 'ac_1', title: 'Build a wall', finding: 'th-x:element=el_1', control: 'ctl-net-waf' };
  const before = [
    { type: 'row/add', table: 'actions', row: Action.parse(action) },
    { type: 'row/change', table: 'threats', ids: ['tm_1'], fields: { controls: ['ctl-a', 'ctl-net-waf'] } },
    { type: 'control/set', control: 'ctl-b', subjects: ['el_1'], fields: { compensation: 'ctl-net-waf' } },
  ] satisfies readonly Command[];
  const after = before.reduce((model, command: Command) => done(command, model), done(decide('th-k:element=el_1')));
  const followed = done(follow, after);
  expect(followed.actions.get('ac_1')).toMatchObject({ finding: 'th-c:element=el_1', control: 'ctl-wall' });
  expect(followed.threats.get('tm_1')?.controls).toEqual(['ctl-a', 'ctl-wall']);
  expect(followed.controls.get(controlRecordId('ctl-b', 'el_1'))?.compensation).toBe('ctl-wall');
  expect(renamesPatch(followed, RENAMES.slice(0, 2))).toEqual([]);
});
