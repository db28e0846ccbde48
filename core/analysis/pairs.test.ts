import { describe, expect, it } from 'vitest';
import { aCloudShop, anAsset, anElement, typed } from '../../tests/support/aCloudShop';
import { after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import { Engine } from '../engine';

const library = shippedLibrary();
const KEY = 'th-to-dev-beside-prod:workbench=el_try,store=el_live';

const opened = (...commands: readonly Command[]) => {
  const engine = new Engine(library);
  const model = changed(
    aCloudShop(),
    anAsset({ id: 'da_live', name: 'Records', type: 'phi' }),
    anElement({
      id: 'el_try',
      name: 'Trial',
      kind: 'process',
      type: 'api-service',
      props: typed({ environment: 'test' }),
    }),
    anElement({ id: 'el_mid', name: 'Query service', kind: 'process', type: 'api-service' }),
    anElement({
      id: 'el_live',
      name: 'Live records',
      kind: 'store',
      type: 'rdbms',
      holds: ['da_live'],
      props: typed({ environment: 'prod' }),
    }),
    { type: 'flow/connect', id: 'fl_1', name: '', source: 'el_try', target: 'el_mid' },
    { type: 'flow/connect', id: 'fl_2', name: '', source: 'el_mid', target: 'el_live' },
    ...commands,
  );
  engine.open(model, { today: '2026-11-23' });
  return engine;
};
const pairIn = (engine: Engine) => engine.findings().find(one => one.rule === 'th-to-dev-beside-prod');

describe('a finding about two elements', () => {
  it('is known by both under their roles, stands with the first and names both', () => {
    expect(pairIn(opened())).toMatchObject({
      key: KEY,
      state: 'confirmed',
      shown: true,
      subject: { table: 'elements', id: 'el_try', name: '' },
      endpoints: ['Trial', 'Live records'],
      roles: [
        { role: 'workbench', id: 'el_try', name: 'Trial' },
        { role: 'store', id: 'el_live', name: 'Live records' },
      ],
    });
  });

  it('says why, each fact with the thing that it is about, and what would rule it out', () => {
    const told = opened().explain(KEY);
    expect(told?.state).toBe('confirmed');
    expect(told?.because.map(one => [one.path, one.subject])).toEqual([
      ['property.environment', 'el_try'],
      ['isA', 'el_live'],
      ['target.property.environment', 'el_live'],
      ['data.class', 'el_live'],
    ]);
    expect(told?.clears.map(one => one.fact.subject)).toEqual(expect.arrayContaining(['el_try', 'el_live']));
  });

  it('goes when the way between them is cut, or one of them is out of scope; the decision about it is kept', () => {
    const accepted: Command = {
      type: 'decision/set',
      findings: [{ key: KEY, remembered: { title: 't', subject: 's', library: 'l' } }],
      fields: { verdict: 'accepted' },
    };
    expect(pairIn(opened(accepted))?.standing).toBe('accepted');
    const cut = opened(accepted, { type: 'row/remove', ids: ['fl_2'] });
    expect(pairIn(cut)).toBeUndefined();
    expect(cut.orphans().map(one => one.id)).toEqual([KEY]);
    const fields = { outOfScope: { reason: 'not ours' } };
    expect(pairIn(opened({ type: 'row/change', table: 'elements', ids: ['el_live'], fields }))).toBeUndefined();
  });

  it('is explained for a thing that makes no pair', () => {
    const none = opened().whyNot('th-to-dev-beside-prod', 'el_photos');
    expect(none).toMatchObject({ state: 'ruled-out', because: [{ path: 'pair', subject: 'el_photos' }] });
    expect(opened().whyNot('th-to-dev-beside-prod', 'el_try')?.state).toBe('confirmed');
  });

  it('is looked for among things so many flows away, and no further', () => {
    const further = opened(
      anElement({ id: 'el_4', name: 'Fourth', kind: 'process', type: 'api-service' }),
      { type: 'flow/reconnect', id: 'fl_2', source: 'el_4' },
      { type: 'flow/connect', id: 'fl_3', name: '', source: 'el_mid', target: 'el_4' },
    );
    expect(pairIn(further)).toBeUndefined();
  });
});
