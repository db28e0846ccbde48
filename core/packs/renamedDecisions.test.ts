import { expect, it } from 'vitest';
import { Decision } from '../model';
import { currentId, renamedDecisions } from './renamedDecisions';

const renames = new Map(
  [
    ['th-a', 'th-b'],
    ['th-b', 'th-c'],
    ['th-x', 'th-y'],
    ['th-y', 'th-x'],
  ].map(([id = '', to = '']) => [id, { id, to }] as const),
);

const decision = (id: string) =>
  Decision.parse({
    id,
    verdict: 'accepted',
    reason: 'Sealed by hand',
    stamp: { at: '2026-11-20T10:00:00.000Z', by: 'Ada', roles: [] },
    remembered: { title: 'Old title', subject: 'Till', library: '1.0' },
  });
const table = (...ids: readonly string[]) => new Map(ids.map(id => [id, decision(id)]));
const moved = (...ids: readonly string[]) =>
  renamedDecisions(table(...ids), { renames }).map(change => [change.before?.id ?? null, change.after?.id ?? null]);

it('moves what was decided about a rule to what the rule is called now, along several renames', () => {
  expect(moved('th-a:element=el_1', 'th-other:element=el_1')).toEqual([
    ['th-a:element=el_1', null],
    [null, 'th-c:element=el_1'],
  ]);
  const [, after] = renamedDecisions(table('th-b:flow=fl_1'), { renames });
  expect(after?.after).toEqual({ ...decision('th-b:flow=fl_1'), id: 'th-c:flow=fl_1' });
});

it('leaves a later decision alone, and ends where renames run in a circle', () => {
  expect(moved('th-a:element=el_1', 'th-c:element=el_1')).toEqual([]);
  expect(['th-x', 'th-y']).toContain(currentId({ renames }, 'th-x'));
});
