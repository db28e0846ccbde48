import { describe, expect, it } from 'vitest';
import { aDrawnProject, outcome, RECT, REMEMBERED } from '../../tests/support/aDrawnProject';
import { drawn, PAGE } from '../../tests/support/aModel';
import type { ProblemCode } from '../base';
import { type Command, copyRows } from './index';

describe('a command that cannot be', () => {
  const long = 'x'.repeat(1001);
  const refused: readonly (readonly [string, Command, ProblemCode])[] = [
    ['adds what is there already', drawn('el_1', 'process', 'Again'), 'row/exists'],
    [
      'adds a boundary that is there already',
      { type: 'boundary/add', id: 'bo_1', name: 'x', kind: null, parent: null, page: PAGE, at: RECT },
      'row/exists',
    ],
    [
      'connects under a name that is taken',
      { type: 'flow/connect', id: 'fl_1', name: 'x', source: 'el_2', target: 'el_3' },
      'row/exists',
    ],
    [
      'draws on no page',
      { ...drawn('el_9', 'process', 'x'), page: 'pg_none' } as Command,
      'document/dangling-reference',
    ],
    ['gives a name that is too long', drawn('el_9', 'process', long), 'row/invalid'],
    [
      'gives a boundary a name that is too long',
      { type: 'boundary/add', name: long, kind: null, parent: null, page: PAGE, at: RECT },
      'row/invalid',
    ],
    [
      'gives a flow a name that is too long',
      { type: 'flow/connect', name: long, source: 'el_2', target: 'el_3' },
      'row/invalid',
    ],
    [
      'renames to a name that is too long',
      { type: 'row/change', table: 'elements', ids: ['el_1'], fields: { name: long } },
      'row/invalid',
    ],
    [
      'writes a note that is too long',
      { type: 'note/add', text: 'x'.repeat(100_001), page: PAGE, at: RECT },
      'row/invalid',
    ],
    [
      'moves out of the page',
      { type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 1e9, y: 0 } },
      'row/invalid',
    ],
    [
      'moves nowhere in particular',
      { type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: Number.NaN, y: 0 } },
      'row/invalid',
    ],
    [
      'resizes to nothing',
      { type: 'canvas/resize', page: PAGE, subject: 'el_1', to: { ...RECT, width: 0 } },
      'row/invalid',
    ],
    [
      'resizes what is not there',
      { type: 'canvas/resize', page: PAGE, subject: 'el_none', to: RECT },
      'document/dangling-reference',
    ],
    [
      'puts a boundary into itself',
      { type: 'canvas/move', page: PAGE, subjects: ['bo_1'], by: { x: 0, y: 0 }, parent: 'bo_2' },
      'boundary/inside-itself',
    ],
    [
      'puts a thing into what is not there',
      { type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 0, y: 0 }, parent: 'bo_none' },
      'document/dangling-reference',
    ],
    [
      'draws a route with too many bends',
      { type: 'route/set', page: PAGE, subject: 'fl_1', points: Array.from({ length: 201 }, () => ({ x: 0, y: 0 })) },
      'row/invalid',
    ],
    ['dissolves what is not there', { type: 'boundary/dissolve', id: 'bo_none' }, 'row/unknown'],
    ['removes a page that is not there', { type: 'page/remove', id: 'pg_none' }, 'row/unknown'],
    ['removes the last page', { type: 'page/remove', id: PAGE }, 'row/referenced'],
    ['removes the last page like any row', { type: 'row/remove', ids: [PAGE] }, 'row/referenced'],
    ['removes the project itself', { type: 'row/remove', ids: ['project'] }, 'row/unknown'],
    [
      'connects a thing to itself',
      { type: 'flow/connect', name: 'x', source: 'el_1', target: 'el_1' },
      'flow/same-ends',
    ],
    [
      'connects to what is not there',
      { type: 'flow/connect', name: 'x', source: 'el_1', target: 'el_none' },
      'document/dangling-reference',
    ],
    ['reconnects to the other end', { type: 'flow/reconnect', id: 'fl_1', target: 'el_1' }, 'flow/same-ends'],
    ['reconnects what is not there', { type: 'flow/reconnect', id: 'fl_none', target: 'el_1' }, 'row/unknown'],
    ['reverses what is not there', { type: 'flow/reverse', id: 'fl_none' }, 'row/unknown'],
    [
      'changes what is not there',
      { type: 'row/change', table: 'elements', ids: ['el_none'], fields: { name: 'x' } },
      'row/unknown',
    ],
    [
      'names an owner who is not there',
      { type: 'row/change', table: 'elements', ids: ['el_1'], fields: { owner: 'pe_none' } },
      'document/dangling-reference',
    ],
    ['removes what is not there', { type: 'row/remove', ids: ['el_none'] }, 'row/unknown'],
    ['removes what is of no table', { type: 'row/remove', ids: ['constructor_1'] }, 'row/unknown'],
    [
      'sets a fact of what is not there',
      { type: 'fact/set', subjects: ['el_1', 'el_none'], fact: 'logging', value: 'full' },
      'row/unknown',
    ],
    [
      'sets a fact to more than fits',
      { type: 'fact/set', subjects: ['el_1'], fact: 'logging', value: 'x'.repeat(2001) },
      'row/invalid',
    ],
    [
      'sets a fact that cannot be one',
      { type: 'fact/set', subjects: ['el_1'], fact: '__proto__', value: 'x' },
      'row/invalid',
    ],
    [
      'marks data higher than marks go',
      { type: 'fact/set', subjects: ['da_1'], fact: 'integrity', value: '6' },
      'row/invalid',
    ],
    [
      'gives data to nobody there',
      { type: 'fact/set', subjects: ['da_1'], fact: 'owner', value: 'pe_none' },
      'document/dangling-reference',
    ],
    [
      'says of data what cannot be said of it',
      { type: 'fact/set', subjects: ['da_1'], fact: 'constructor', value: 'x' },
      'row/invalid',
    ],
    ['types what has no type', { type: 'type/set', subjects: ['fl_1'], to: 'vm' }, 'row/unknown'],
    ['types with more than fits', { type: 'type/set', subjects: ['el_1'], to: 'x'.repeat(101) }, 'row/invalid'],
    [
      'decides with too long a reason',
      {
        type: 'decision/set',
        findings: [{ key: 'k', remembered: REMEMBERED }],
        fields: { reason: 'x'.repeat(100_001) },
      },
      'row/invalid',
    ],
    [
      'assigns to nobody there',
      { type: 'decision/set', findings: [{ key: 'k', remembered: REMEMBERED }], fields: { assignee: 'pe_none' } },
      'document/dangling-reference',
    ],
    [
      'records a control with too long a note',
      { type: 'control/set', control: 'c', subjects: ['el_1'], fields: { note: 'x'.repeat(100_001) } },
      'row/invalid',
    ],
    [
      'records a control of what is not there',
      { type: 'control/set', control: 'c', subjects: ['el_none'], fields: {} },
      'document/dangling-reference',
    ],
    [
      'assigns a layer of what is not there',
      { type: 'responsibility/set', layer: 'l', subjects: ['el_none'], fields: {} },
      'document/dangling-reference',
    ],
    [
      'assigns a layer under too long a name',
      { type: 'responsibility/set', layer: 'l', subjects: ['el_1'], fields: { party: long } },
      'row/invalid',
    ],
    [
      'pastes nothing',
      { type: 'clipboard/paste', clip: copyRows(aDrawnProject(), [], PAGE), page: PAGE, by: { x: 0, y: 0 } },
      'clipboard/nothing-usable',
    ],
    [
      'pastes on no page',
      { type: 'clipboard/paste', clip: copyRows(aDrawnProject(), ['el_1'], PAGE), page: 'pg_none', by: { x: 0, y: 0 } },
      'document/dangling-reference',
    ],
    [
      'fails half-way',
      { type: 'batch', label: 'b', commands: [drawn('el_9', 'actor', 'x'), { type: 'row/remove', ids: ['el_none'] }] },
      'row/unknown',
    ],
  ];

  it.each(refused)('that %s is refused and nothing happens', (_, command, code) => {
    const model = aDrawnProject();
    const edit = outcome(model, command);
    expect(edit.ok ? 'done' : edit.problems[0].code).toBe(code);
    expect(model).toEqual(aDrawnProject());
  });

  it.each([
    { type: 'decision/set', findings: [{ key: 'k', remembered: REMEMBERED }], fields: {} },
    { type: 'control/set', control: 'c', subjects: ['el_1'], fields: {} },
    { type: 'responsibility/set', layer: 'l', subjects: ['el_1'], fields: {} },
  ] satisfies readonly Command[])('that decides something asks first who is deciding: $type', command => {
    const edit = outcome(aDrawnProject(), command, null);
    expect(edit.ok ? 'done' : edit.problems[0].code).toBe('profile/missing');
  });
});
