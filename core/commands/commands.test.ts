import { describe, expect, it } from 'vitest';
import { anAsset, aPerson, aProvider } from '../../tests/support/aCloudShop';
import { A_PERSON, aFixedEnvironment, aProject, after as changed, drawn, PAGE } from '../../tests/support/aModel';
import type { ProblemCode } from '../base';
import { apply, invert } from '../changes';
import { controlRecordId, type ProjectModel, placementId, responsibilityId } from '../model';
import { type Actor, type Command, copyRows, run } from './index';

const RECT = { x: 0, y: 0, width: 400, height: 300 };
const REMEMBERED = { title: 'Weak encryption', subject: 'Web', library: 'parapet 1' };

/** Two elements in a boundary, a flow between them, a note, people, a provider, decisions. */
function start(): ProjectModel {
  return changed(
    aProject(),
    aPerson({ id: 'pe_1', name: 'Olga' }),
    aProvider({ id: 'pv_1', key: 'aws', name: 'AWS', owner: 'pe_1' }),
    anAsset({ id: 'da_1', name: 'Cards', type: 'chd', owner: 'pe_1' }),
    drawn('el_1', 'process', 'Web'),
    drawn('el_2', 'store', 'Data', null, 1),
    drawn('el_3', 'actor', 'User', null, 2),
    {
      type: 'boundary/add',
      id: 'bo_1',
      name: 'Cloud',
      kind: null,
      parent: null,
      page: PAGE,
      at: RECT,
      members: ['el_1', 'el_2'],
    },
    { type: 'boundary/add', id: 'bo_2', name: 'Inner', kind: null, parent: 'bo_1', page: PAGE, at: RECT },
    { type: 'note/add', id: 'nt_1', text: 'Remember', page: PAGE, at: RECT },
    {
      type: 'row/change',
      table: 'elements',
      ids: ['el_2'],
      fields: { holds: ['da_1'], owner: 'pe_1', provider: 'pv_1' },
    },
    { type: 'flow/connect', id: 'fl_1', name: 'store', source: 'el_1', target: 'el_2' },
    { type: 'row/change', table: 'flows', ids: ['fl_1'], fields: { data: ['da_1'] } },
    {
      type: 'route/set',
      page: PAGE,
      subject: 'fl_1',
      points: [
        { x: 5, y: 5 },
        { x: 9, y: 9 },
      ],
    },
    {
      type: 'decision/set',
      findings: [{ key: 'th-x:element=el_1', remembered: REMEMBERED }],
      fields: { assignee: 'pe_1' },
    },
    { type: 'control/set', control: 'ctl-net-waf', subjects: ['el_1', 'project'], fields: { owner: 'pe_1' } },
    { type: 'responsibility/set', layer: 'guest-os', subjects: ['el_1', 'bo_1'], fields: { party: 'Ops' } },
  );
}

function outcome(model: ProjectModel, command: Command, who: Actor | null = A_PERSON) {
  return run(model, command, { environment: aFixedEnvironment(), who });
}

function done(command: Command, model = start()): ProjectModel {
  const edit = outcome(model, command);
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return apply(model, edit.value.patch);
}

/** One example of every command. */
const EXAMPLES: readonly Command[] = [
  drawn('el_9', 'process', 'New'),
  {
    type: 'boundary/add',
    name: 'Zone',
    kind: 'internet',
    parent: 'bo_1',
    page: PAGE,
    at: RECT,
    members: ['el_3', 'bo_2'],
  },
  { type: 'note/add', text: 'Note', page: PAGE, at: RECT },
  { type: 'canvas/move', page: PAGE, subjects: ['bo_1'], by: { x: 10, y: -20 } },
  { type: 'canvas/move', page: PAGE, subjects: ['el_1', 'nt_1'], by: { x: 1, y: 1 }, parent: null },
  { type: 'canvas/resize', page: PAGE, subject: 'bo_1', to: { x: 1, y: 2, width: 3, height: 4 } },
  {
    type: 'canvas/arrange',
    page: PAGE,
    places: [
      { subject: 'el_1', to: RECT },
      { subject: 'el_2', to: RECT },
    ],
  },
  { type: 'route/set', page: PAGE, subject: 'fl_1', points: [{ x: 1, y: 2 }] },
  { type: 'route/set', page: PAGE, subject: 'fl_1', points: [] },
  { type: 'boundary/dissolve', id: 'bo_1' },
  { type: 'flow/connect', name: 'ask', source: 'el_3', target: 'el_1' },
  { type: 'flow/reconnect', id: 'fl_1', target: 'el_3' },
  { type: 'flow/reverse', id: 'fl_1' },
  { type: 'row/add', table: 'pages', row: { id: 'pg_2', name: 'Page 2', description: '', order: 1, origin: null } },
  { type: 'row/change', table: 'elements', ids: ['el_1', 'el_2'], fields: { criticality: 5 } },
  { type: 'row/remove', ids: ['el_1', 'da_1', 'pe_1'] },
  { type: 'fact/set', subjects: ['el_1', 'fl_1', 'bo_1', 'pv_1', 'project'], fact: 'logging', value: 'full' },
  { type: 'type/set', subjects: ['el_1'], to: 'web-app' },
  {
    type: 'decision/set',
    findings: [{ key: 'th-y:flow=fl_1', remembered: REMEMBERED }],
    fields: { verdict: 'accepted' },
  },
  { type: 'decision/clear', keys: ['th-x:element=el_1'] },
  { type: 'control/set', control: 'ctl-dat-dlp', subjects: ['el_2'], fields: { status: 'planned' } },
  { type: 'control/clear', control: 'ctl-net-waf', subjects: ['el_1', 'project'] },
  { type: 'responsibility/set', layer: 'guest-os', subjects: ['el_1'], fields: { share: 'P' } },
  { type: 'responsibility/clear', layer: 'guest-os', subjects: ['el_1'] },
  { type: 'clipboard/paste', clip: copyRows(start(), ['bo_1'], PAGE), page: PAGE, by: { x: 30, y: 30 } },
  {
    type: 'batch',
    label: 'batch',
    commands: [drawn('el_9', 'process', 'New'), { type: 'row/remove', ids: ['el_9', 'el_1'] }],
  },
];

describe('every command', () => {
  it.each(EXAMPLES.map(command => [command.type, command] as const))(
    '%s changes the model and is undone exactly',
    (_, command) => {
      const before = start();
      const edit = outcome(before, command);
      if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
      const after = apply(before, edit.value.patch);
      expect(after).not.toEqual(before);
      expect(apply(after, invert(edit.value.patch))).toEqual(before);
      const touched = edit.value.patch.map(change => `${change.table} ${change.id}`);
      expect(new Set(touched).size).toBe(touched.length);
    },
  );
});

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
      { type: 'clipboard/paste', clip: copyRows(start(), [], PAGE), page: PAGE, by: { x: 0, y: 0 } },
      'clipboard/nothing-usable',
    ],
    [
      'pastes on no page',
      { type: 'clipboard/paste', clip: copyRows(start(), ['el_1'], PAGE), page: 'pg_none', by: { x: 0, y: 0 } },
      'document/dangling-reference',
    ],
    [
      'fails half-way',
      { type: 'batch', label: 'b', commands: [drawn('el_9', 'actor', 'x'), { type: 'row/remove', ids: ['el_none'] }] },
      'row/unknown',
    ],
  ];

  it.each(refused)('that %s is refused and nothing happens', (_, command, code) => {
    const model = start();
    const edit = outcome(model, command);
    expect(edit.ok ? 'done' : edit.problems[0].code).toBe(code);
    expect(model).toEqual(start());
  });

  it.each([
    { type: 'decision/set', findings: [{ key: 'k', remembered: REMEMBERED }], fields: {} },
    { type: 'control/set', control: 'c', subjects: ['el_1'], fields: {} },
    { type: 'responsibility/set', layer: 'l', subjects: ['el_1'], fields: {} },
  ] satisfies readonly Command[])('that decides something asks first who is deciding: $type', command => {
    const edit = outcome(start(), command, null);
    expect(edit.ok ? 'done' : edit.problems[0].code).toBe('profile/missing');
  });
});

describe('drawing', () => {
  it('takes what a new boundary is drawn around into it', () => {
    const model = start();
    expect(model.elements.get('el_1')?.parent).toBe('bo_1');
    expect(model.placements.get(placementId(PAGE, 'bo_1'))).toMatchObject(RECT);
  });

  it('moves what is nested along, and the bends of flows whose two ends move', () => {
    const model = done({ type: 'canvas/move', page: PAGE, subjects: ['bo_1'], by: { x: 10, y: 20 } });
    expect(model.placements.get(placementId(PAGE, 'el_2'))).toMatchObject({ x: 290, y: 60 });
    expect(model.placements.get(placementId(PAGE, 'el_3'))).toMatchObject({ x: 520, y: 40 });
    expect(model.routes.get(placementId(PAGE, 'fl_1'))?.points[0]).toEqual({ x: 15, y: 25 });
  });

  it('leaves the bends of a flow of which only one end moves', () => {
    const model = done({ type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 10, y: 20 } });
    expect(model.routes.get(placementId(PAGE, 'fl_1'))?.points[0]).toEqual({ x: 5, y: 5 });
  });

  it('changes the parent of what is dragged, not of what is nested in it', () => {
    const model = done({ type: 'canvas/move', page: PAGE, subjects: ['bo_1'], by: { x: 0, y: 0 }, parent: null });
    expect(model.elements.get('el_1')?.parent).toBe('bo_1');
    const out = done({ type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 0, y: 0 }, parent: 'bo_2' });
    expect(out.elements.get('el_1')?.parent).toBe('bo_2');
  });

  it('hands what a dissolved boundary held to the boundary around it', () => {
    const nested = done({ type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 0, y: 0 }, parent: 'bo_2' });
    const model = done({ type: 'boundary/dissolve', id: 'bo_2' }, nested);
    expect(model.boundaries.has('bo_2')).toBe(false);
    expect(model.elements.get('el_1')?.parent).toBe('bo_1');
    expect(model.placements.has(placementId(PAGE, 'bo_2'))).toBe(false);
  });

  it('drops the bends of a flow that is given another end, and turns them with a flow that is reversed', () => {
    const moved = done({ type: 'flow/reconnect', id: 'fl_1', target: 'el_3' });
    expect(moved.routes.size).toBe(0);
    const turned = done({ type: 'flow/reverse', id: 'fl_1' });
    expect(turned.flows.get('fl_1')).toMatchObject({ source: 'el_2', target: 'el_1' });
    expect(turned.routes.get(placementId(PAGE, 'fl_1'))?.points[0]).toEqual({ x: 9, y: 9 });
  });

  it('straightens what a layout has placed', () => {
    const model = done({
      type: 'canvas/arrange',
      page: PAGE,
      places: [
        { subject: 'el_1', to: RECT },
        { subject: 'el_2', to: RECT },
      ],
    });
    expect(model.routes.has(placementId(PAGE, 'fl_1'))).toBe(false);
    expect(model.placements.get(placementId(PAGE, 'el_1'))).toMatchObject(RECT);
  });

  it('removes with a page what stands on no other', () => {
    const two = changed(
      start(),
      { type: 'row/add', table: 'pages', row: { id: 'pg_2', name: 'Two', description: '', order: 1, origin: null } },
      { type: 'canvas/resize', page: 'pg_2', subject: 'el_1', to: RECT },
    );
    const model = done({ type: 'page/remove', id: PAGE }, two);
    expect([...model.elements.keys()]).toEqual(['el_1']);
    expect([...model.boundaries.keys(), ...model.flows.keys(), ...model.notes.keys()]).toEqual([]);
    expect([...model.placements.keys()]).toEqual(['pg_2/el_1']);
  });
});

describe('removing', () => {
  it('takes along what cannot be without it and forgets every mention', () => {
    const model = done({ type: 'row/remove', ids: ['el_1'] });
    expect([...model.flows.keys(), ...model.routes.keys()]).toEqual([]);
    expect(model.placements.has(placementId(PAGE, 'el_1'))).toBe(false);
    expect([...model.controls.keys()]).toEqual([controlRecordId('ctl-net-waf', 'project')]);
    expect([...model.responsibilities.keys()]).toEqual([responsibilityId('guest-os', 'bo_1')]);
  });

  it('keeps a decision whose finding goes, so that it can be shown as orphaned', () => {
    expect(done({ type: 'row/remove', ids: ['el_1'] }).decisions.has('th-x:element=el_1')).toBe(true);
  });

  it('of a data asset, a person, a provider or a boundary leaves who spoke of it', () => {
    const model = done({ type: 'row/remove', ids: ['da_1', 'pe_1', 'pv_1', 'bo_1'] });
    expect(model.flows.get('fl_1')?.data).toEqual([]);
    expect(model.elements.get('el_2')).toMatchObject({ holds: [], owner: null, provider: null, parent: null });
    expect(model.decisions.get('th-x:element=el_1')?.assignee).toBeNull();
    expect(model.boundaries.get('bo_2')?.parent).toBeNull();
  });

  it('takes only the row of the table that is named', () => {
    const twin: Command = { type: 'decision/set', findings: [{ key: 'el_1', remembered: REMEMBERED }], fields: {} };
    const model = done({ type: 'row/remove', ids: ['el_1'], table: 'decisions' }, done(twin));
    expect(model.decisions.has('el_1')).toBe(false);
    expect(model.elements.has('el_1')).toBe(true);
    expect(model.flows.has('fl_1')).toBe(true);
  });
});

describe('facts and decisions', () => {
  it('keep who said it and when, and are forgotten when taken back', () => {
    const model = done({
      type: 'fact/set',
      subjects: ['el_1', 'fl_1', 'pv_1', 'project'],
      fact: 'logging',
      value: 'full',
    });
    const fact = model.elements.get('el_1')?.props['logging'];
    expect(fact).toMatchObject({ value: 'full', origin: { kind: 'person', by: 'Ada' } });
    expect(model.providers.get('pv_1')?.facts['logging']?.value).toBe('full');
    expect(model.project.get('project')?.facts['logging']?.value).toBe('full');
    const back = done({ type: 'fact/set', subjects: ['el_1'], fact: 'logging', value: null }, model);
    expect(back.elements.get('el_1')?.props).toEqual({});
  });

  it('say once what is asked of the same subject twice', () => {
    const edit = outcome(start(), { type: 'fact/set', subjects: ['el_1', 'el_1'], fact: 'logging', value: 'full' });
    expect(edit.ok && edit.value.patch).toHaveLength(1);
    const controls = outcome(start(), { type: 'control/set', control: 'c', subjects: ['el_1', 'el_1'], fields: {} });
    expect(controls.ok && controls.value.patch).toHaveLength(1);
  });

  it('set a type with its origin, and the kind of a boundary the same way', () => {
    const model = done({ type: 'type/set', subjects: ['el_1', 'bo_1'], to: 'vnet' });
    expect(model.elements.get('el_1')).toMatchObject({ type: 'vnet', typeOrigin: { kind: 'person' } });
    expect(model.boundaries.get('bo_1')).toMatchObject({ kind: 'vnet', kindOrigin: { kind: 'person' } });
  });

  it('change only what is given, and stamp it anew', () => {
    const accepted = done({
      type: 'decision/set',
      findings: [{ key: 'th-x:element=el_1', remembered: REMEMBERED }],
      fields: { verdict: 'accepted', reason: 'Known' },
    });
    expect(accepted.decisions.get('th-x:element=el_1')).toMatchObject({
      verdict: 'accepted',
      reason: 'Known',
      assignee: 'pe_1',
      stamp: { by: 'Ada', roles: ['security'] },
      remembered: REMEMBERED,
    });
    const open = done({ type: 'decision/clear', keys: ['th-x:element=el_1', 'unknown'] }, accepted);
    expect(open.decisions.size).toBe(0);
  });

  it('record a control as not assessed unless a state is given', () => {
    expect(start().controls.get(controlRecordId('ctl-net-waf', 'el_1'))?.status).toBe('unknown');
  });
});

describe('copy and paste', () => {
  const clip = copyRows(start(), ['bo_1'], PAGE);

  it('takes what is nested, the flows between, and the data that they carry', () => {
    expect(clip.elements.map(row => row.id)).toEqual(['el_1', 'el_2']);
    expect(clip.flows.map(row => row.id)).toEqual(['fl_1']);
    expect(clip.boundaries.map(row => row.id)).toEqual(['bo_1', 'bo_2']);
    expect(clip.assets.map(row => row.id)).toEqual(['da_1']);
  });

  it('gives everything a fresh id and keeps how it hangs together', () => {
    const before = start();
    const model = done({ type: 'clipboard/paste', clip, page: PAGE, by: { x: 30, y: 30 } });
    const fresh = [...model.flows.values()].find(row => row.id !== 'fl_1');
    const source = model.elements.get(fresh?.source ?? '');
    expect(source?.name).toBe('Web');
    expect(source?.id).not.toBe('el_1');
    expect(model.boundaries.get(source?.parent ?? '')?.name).toBe('Cloud');
    expect(source?.parent).not.toBe('bo_1');
    expect(model.assets.size).toBe(1);
    expect(model.placements.get(`${PAGE}/${source?.id}`)).toMatchObject({ x: 70, y: 70 });
    expect(model.elements.get('el_1')).toEqual(before.elements.get('el_1'));
  });

  it('into another project brings the data along and leaves behind people and providers that are unknown there', () => {
    const model = done({ type: 'clipboard/paste', clip, page: PAGE, by: { x: 0, y: 0 } }, aProject());
    const data = [...model.elements.values()].find(row => row.name === 'Data');
    expect(data).toMatchObject({ holds: ['da_1'], owner: null, provider: null });
    expect(model.assets.get('da_1')).toMatchObject({ name: 'Cards', owner: null });
  });
});

describe('several commands as one', () => {
  it('each see what the ones before did, and are one step of undo', () => {
    const model = start();
    const edit = outcome(model, {
      type: 'batch',
      label: 'palette/add-connected',
      commands: [drawn('el_9', 'actor', 'New'), { type: 'flow/connect', name: 'x', source: 'el_9', target: 'el_1' }],
    });
    if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
    expect(edit.value.label).toBe('palette/add-connected');
    expect(apply(apply(model, edit.value.patch), invert(edit.value.patch))).toEqual(model);
  });
});

describe('typing and dragging', () => {
  it('melts into one step while the same thing of the same rows is changed', () => {
    const key = (command: Command) => {
      const edit = outcome(start(), command);
      return edit.ok ? edit.value.mergeKey : null;
    };
    const rename = (id: string, name: string): Command => ({
      type: 'row/change',
      table: 'elements',
      ids: [id],
      fields: { name },
    });
    expect(key(rename('el_1', 'a'))).toBe(key(rename('el_1', 'ab')));
    expect(key(rename('el_1', 'a'))).not.toBe(key(rename('el_2', 'a')));
    expect(key({ type: 'row/remove', ids: ['el_1'] })).toBeNull();
  });
});
