import { describe, expect, it } from 'vitest';
import { aDrawnProject, done, outcome, REMEMBERED } from '../../tests/support/aDrawnProject';
import { aFixedEnvironment, aProject, PAGE } from '../../tests/support/aModel';
import { apply } from '../changes';
import { controlRecordId, type ProjectModel, placementId, responsibilityId } from '../model';
import { type Command, copyRows, type Decide, run } from './index';

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
    const edit = outcome(aDrawnProject(), {
      type: 'fact/set',
      subjects: ['el_1', 'el_1'],
      fact: 'logging',
      value: 'full',
    });
    expect(edit.ok && edit.value.patch).toHaveLength(1);
    const controls = outcome(aDrawnProject(), {
      type: 'control/set',
      control: 'c',
      subjects: ['el_1', 'el_1'],
      fields: {},
    });
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

  it('leave a verdict signed by whoever gave it when others add a note or a rating', () => {
    const key = 'th-x:element=el_1';
    const decided = (model: ProjectModel, name: string, fields: Decide['fields']) => {
      const command: Command = { type: 'decision/set', findings: [{ key, remembered: REMEMBERED }], fields };
      const edit = run(model, command, { environment: aFixedEnvironment(), who: { name, roles: [] } });
      if (!edit.ok) throw new Error(edit.problems[0].code);
      return apply(model, edit.value.patch);
    };
    const accepted = decided(aDrawnProject(), 'Ada', { verdict: 'accepted', reason: 'Known' });
    const noted = decided(accepted, 'Bo', { note: 'Ask again in May' });
    const rated = decided(noted, 'Cy', { rating: { likelihood: 2, impact: null, reason: 'Rare' } });
    expect(rated.decisions.get(key)).toMatchObject({
      stamp: { by: 'Ada' },
      rating: { likelihood: 2, stamp: { by: 'Cy' } },
      note: 'Ask again in May',
    });
    expect(decided(rated, 'Bo', { expires: '2027-01-01' }).decisions.get(key)?.stamp.by).toBe('Bo');
    expect(decided(rated, 'Bo', { verdict: null }).decisions.get(key)?.stamp.by).toBe('Bo');
  });

  it('record a control as not assessed unless a state is given', () => {
    expect(aDrawnProject().controls.get(controlRecordId('ctl-net-waf', 'el_1'))?.status).toBe('unknown');
  });
});

describe('copy and paste', () => {
  const clip = copyRows(aDrawnProject(), ['bo_1'], PAGE);

  it('takes what is nested, the flows between, and the data that they carry', () => {
    expect(clip.elements.map(row => row.id)).toEqual(['el_1', 'el_2']);
    expect(clip.flows.map(row => row.id)).toEqual(['fl_1']);
    expect(clip.boundaries.map(row => row.id)).toEqual(['bo_1', 'bo_2']);
    expect(clip.assets.map(row => row.id)).toEqual(['da_1']);
  });

  it('gives everything a fresh id and keeps how it hangs together', () => {
    const before = aDrawnProject();
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
