import { describe, expect, it } from 'vitest';
import { aBoundary, aFlow, anAsset, anElement } from '../../tests/support/aCloudShop';
import { A_PERSON, aFixedEnvironment, aProject, after as changed, drawn, PAGE } from '../../tests/support/aModel';
import { type Command, run } from '../commands';
import type { ProjectModel, ProjectRows } from '../model';
import {
  apply,
  changeOf,
  diff,
  emptyHistory,
  invert,
  ModelIndex,
  merge,
  type ProjectEdit,
  type ProjectPatch,
  plainReader,
  record,
  redo,
  undo,
} from './index';

function patchOf(model: ProjectModel, command: Command): ProjectPatch {
  const edit = run(model, command, { environment: aFixedEnvironment(), who: A_PERSON });
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return edit.value.patch;
}

const named = (name: string, ids: readonly string[] = ['el_1']): Command => ({
  type: 'row/change',
  table: 'elements',
  ids,
  fields: { name },
});
const start = () => changed(aProject(), drawn('el_1', 'process', 'Web'), drawn('el_2', 'store', 'Data', null, 1));

describe('applying a patch', () => {
  it('leaves the model alone and copies only the tables that it touches', () => {
    const before = start();
    const after = apply(before, patchOf(before, named('Shop')));
    expect(before.elements.get('el_1')?.name).toBe('Web');
    expect(after.elements.get('el_1')?.name).toBe('Shop');
    expect(after.elements).not.toBe(before.elements);
    expect(after.placements).toBe(before.placements);
  });

  it('keeps the identity of rows that did not change', () => {
    const before = start();
    const after = apply(before, patchOf(before, named('Shop')));
    expect(after.elements.get('el_2')).toBe(before.elements.get('el_2'));
  });

  it('of nothing gives the very same model', () => {
    const before = start();
    expect(apply(before, [])).toBe(before);
  });
});

describe('inverting a patch', () => {
  it('undoes adding, changing and removing', () => {
    const before = start();
    for (const command of [
      drawn('el_3', 'actor', 'User'),
      named('x'),
      { type: 'row/remove', ids: ['el_1'] } as const,
    ]) {
      const patch = patchOf(before, command);
      expect(apply(apply(before, patch), invert(patch))).toEqual(before);
    }
  });
});

describe('merging patches', () => {
  it('has the effect of both, with one change a row', () => {
    const before = start();
    const first = patchOf(before, named('A'));
    const second = patchOf(apply(before, first), named('B'));
    const both = merge(first, second);
    expect(both).toHaveLength(1);
    expect(apply(before, both)).toEqual(apply(apply(before, first), second));
    expect(apply(apply(before, both), invert(both))).toEqual(before);
  });

  it('leaves out what ends as it began', () => {
    const before = start();
    const add = patchOf(before, drawn('el_3', 'actor', 'User'));
    const remove = patchOf(apply(before, add), { type: 'row/remove', ids: ['el_3'] });
    expect(merge(add, remove)).toEqual([]);
  });

  it('keeps rows of the same id in different tables apart', () => {
    const asset = anAsset({ id: 'da_1', name: 'x' });
    const before = changed(aProject(), asset);
    const row = before.assets.get('da_1') ?? null;
    const one = changeOf<ProjectRows, 'assets'>('assets', row, null);
    const note = changeOf<ProjectRows, 'notes'>('notes', null, { id: 'nt_1', text: '', origin: null });
    expect(merge([one], [note])).toHaveLength(2);
  });
});

describe('the difference of two models', () => {
  it('leads from one to the other', () => {
    const from = start();
    const to = changed(from, named('Shop'), drawn('el_3', 'actor', 'User'), { type: 'row/remove', ids: ['el_2'] });
    expect(apply(from, diff(from, to))).toEqual(to);
    expect(apply(to, diff(to, from))).toEqual(from);
  });

  it('compares rows by what they say, not by who they are', () => {
    const from = start();
    const copy = { ...from, elements: new Map([...from.elements].map(([id, row]) => [id, structuredClone(row)])) };
    expect(diff(from, copy)).toEqual([]);
  });

  it('is in the same order whatever order the rows came in', () => {
    const one = changed(aProject(), drawn('el_2', 'store', 'Data', null, 1), drawn('el_1', 'process', 'Web'));
    expect(diff(aProject(), one)).toEqual(diff(aProject(), start()));
  });
});

describe('undo and redo', () => {
  const edit = (model: ProjectModel, command: Command, mergeKey: string | null = null): ProjectEdit => ({
    label: 'row/change',
    patch: patchOf(model, command),
    mergeKey,
  });
  const minute = 60_000;

  it('walk back and forth through every step', () => {
    const first = start();
    const one = edit(first, named('A'));
    const second = apply(first, one.patch);
    const two = edit(second, named('B'));
    const third = apply(second, two.patch);
    const history = record(record(emptyHistory<ProjectRows>(), one, minute), two, 2 * minute);

    const back = undo(history);
    expect(back && apply(third, back.step.patch)).toEqual(second);
    const backAgain = back && undo(back.history);
    expect(backAgain && apply(second, backAgain.step.patch)).toEqual(first);
    expect(backAgain && undo(backAgain.history)).toBeNull();
    const forth = backAgain && redo(backAgain.history);
    expect(forth && apply(first, forth.step.patch)).toEqual(second);
    const forthAgain = forth && redo(forth.history);
    expect(forthAgain && apply(second, forthAgain.step.patch)).toEqual(third);
    expect(forthAgain && redo(forthAgain.history)).toBeNull();
  });

  it('forget what could be redone once something new is done', () => {
    const model = start();
    const history = record(emptyHistory<ProjectRows>(), edit(model, named('A')), minute);
    const back = undo(history);
    const after = back && record(back.history, edit(model, named('C')), 2 * minute);
    expect(after?.future).toEqual([]);
    expect(after?.past).toHaveLength(1);
  });

  it.each([
    ['soon after, of the same kind', 'name', 500, 1],
    ['long after', 'name', 5000, 2],
    ['soon after, of another kind', 'other', 500, 2],
    ['soon after, of a kind that never melts', null, 500, 2],
  ])('take an edit %s as one step or as its own', (_, key, later, steps) => {
    const model = start();
    const one = edit(model, named('A'), 'name');
    const two = edit(apply(model, one.patch), named('AB'), key);
    const history = record(record(emptyHistory<ProjectRows>(), one, minute), two, minute + later);
    expect(history.past).toHaveLength(steps);
    const back = undo(history);
    const last = apply(apply(model, one.patch), two.patch);
    expect(back && apply(last, back.step.patch).elements.get('el_1')?.name).toBe(steps === 1 ? 'Web' : 'A');
  });

  it('do not melt an edit into a step that was undone and done again', () => {
    const model = start();
    const one = edit(model, named('A'), 'name');
    const back = undo(record(emptyHistory<ProjectRows>(), one, minute));
    const forth = back && redo(back.history);
    const two = edit(apply(model, one.patch), named('AB'), 'name');
    expect(forth && record(forth.history, two, minute + 10).past).toHaveLength(2);
  });

  it('take no notice of an edit that changes nothing', () => {
    const history = record(emptyHistory<ProjectRows>(), edit(start(), named('A')), minute);
    const back = undo(history);
    const nothing: ProjectEdit = { label: 'route/set', patch: [], mergeKey: null };
    expect(back && record(back.history, nothing, 2 * minute)).toBe(back?.history);
  });

  it('drop a step that melts away to nothing', () => {
    const model = start();
    const add: ProjectEdit = { ...edit(model, drawn('el_9', 'actor', 'x')), mergeKey: 'k' };
    const remove = edit(apply(model, add.patch), { type: 'row/remove', ids: ['el_9'] }, 'k');
    expect(record(record(emptyHistory<ProjectRows>(), add, minute), remove, minute + 1).past).toEqual([]);
  });

  it('remember no more than 500 steps', () => {
    const step = edit(start(), named('A'));
    let history = emptyHistory<ProjectRows>();
    for (let at = 0; at < 600; at += 1) history = record(history, step, at * minute);
    expect(history.past).toHaveLength(500);
  });
});

describe('the index', () => {
  const model = changed(
    start(),
    anAsset({ id: 'da_1', name: 'Data' }),
    aBoundary({ id: 'bo_1', name: 'Zone' }),
    aBoundary({ id: 'bo_2', name: 'Inner', parent: 'bo_1' }),
    anElement({ id: 'el_3', kind: 'store', name: 'In', parent: 'bo_1', holds: ['da_1'], processes: ['da_1'] }),
    aFlow({ id: 'fl_1', name: 'a', source: 'el_1', target: 'el_2', data: ['da_1'] }),
    aFlow({ id: 'fl_2', name: 'b', source: 'el_2', target: 'el_1' }),
    aFlow({ id: 'fl_3', name: 'loose', source: null, target: 'el_1' }),
  );
  const index = new ModelIndex(model);

  it('finds what stands around a thing, in order of id', () => {
    expect(index.flowsOf('el_1')).toEqual(['fl_1', 'fl_2', 'fl_3']);
    expect(index.flowsInto('el_1')).toEqual(['fl_2', 'fl_3']);
    expect(index.flowsOutOf('el_1')).toEqual(['fl_1']);
    expect(index.flowsCarrying('da_1')).toEqual(['fl_1']);
    expect(index.elementsHolding('da_1')).toEqual(['el_3']);
    expect(index.elementsInside('bo_1')).toEqual(['el_3']);
    expect(index.boundariesInside('bo_1')).toEqual(['bo_2']);
    expect(index.placementsOn(PAGE)).toEqual([`${PAGE}/el_1`, `${PAGE}/el_2`]);
    expect(index.flowsOf('el_none')).toEqual([]);
  });

  it('follows edits', () => {
    const alive = new ModelIndex(model);
    const patch = patchOf(model, { type: 'flow/reconnect', id: 'fl_1', source: 'el_3' });
    alive.follow(patch);
    expect(alive.flowsOf('el_1')).toEqual(['fl_2', 'fl_3']);
    expect(alive.flowsOutOf('el_3')).toEqual(['fl_1']);
    alive.follow(invert(patch));
    expect(alive.flowsOf('el_1')).toEqual(index.flowsOf('el_1'));
  });

  it('is what a plain window reads through', () => {
    const reader = plainReader(model);
    expect(reader.ids('flowsOfElement', 'el_1')).toEqual(['fl_1', 'fl_2', 'fl_3']);
    expect(reader.row('elements', 'el_3')?.name).toBe('In');
    expect(reader.row('elements', 'el_none')).toBeUndefined();
    expect([...reader.all('boundaries')]).toEqual(['bo_1', 'bo_2']);
  });
});
