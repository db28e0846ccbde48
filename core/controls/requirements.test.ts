import { describe, expect, it } from 'vitest';
import { aBoundary, aCloudShop, aFlow, anAsset, anElement, basisOf } from '../../tests/support/aCloudShop';
import { aProject, after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import type { ProjectModel } from '../model';
import {
  dataLimitsOf,
  entersProvider,
  flowDataControls,
  requirementsOfBoundary,
  requirementsOfElement,
  requirementsOfFlow,
} from './index';

const sorted = (controls: Iterable<string>) => [...new Set(controls)].sort();
const ofFlow = (model: ProjectModel, id: string) =>
  sorted(requirementsOfFlow(basisOf(model), id).map(one => one.control));
const ofElement = (model: ProjectModel, id: string, by: string) =>
  sorted(requirementsOfElement(basisOf(model), id).flatMap(one => (one.because.by === by ? [one.control] : [])));

describe('a flow that takes data to a provider', () => {
  it('needs what every kind of its data dictates before it is sent', () => {
    expect(ofFlow(aCloudShop(), 'fl_buy')).toEqual([
      'ctl-dat-dpia',
      'ctl-dat-enc-transit',
      'ctl-dat-minimise',
      'ctl-dat-tokenize',
    ]);
    expect(requirementsOfFlow(basisOf(aCloudShop()), 'fl_crm')[0]).toEqual({
      control: 'ctl-dat-enc-transit',
      because: { by: 'data', asset: 'da_people', when: 'before-transmission', flow: 'fl_crm' },
    });
  });

  it.each([
    ['stays with the provider', 'fl_store', 'no'],
    ['goes to our own premises', 'fl_book', 'no'],
    ['goes from our premises to software as a service', 'fl_crm', 'yes'],
    ['comes from a person', 'fl_buy', 'yes'],
  ])('is told from one that does not: data that %s (%s) is taken to a provider: %s', (_, id, enters) => {
    const model = aCloudShop();
    const flow = model.flows.get(id);
    expect(flow && entersProvider(basisOf(model), flow)).toBe(enters);
    expect(ofFlow(model, id).length > 0).toBe(enters === 'yes');
  });

  it('is one when its answers take data there', () => {
    const both: Command = { type: 'row/change', table: 'flows', ids: ['fl_book'], fields: { bidirectional: true } };
    expect(ofFlow(changed(aCloudShop(), both), 'fl_book')).toContain('ctl-dat-enc-transit');
  });

  it('is not known to be one while nobody said where an end runs', () => {
    const model = changed(
      aProject(),
      anElement({ id: 'el_a', kind: 'process', name: 'A' }),
      anElement({ id: 'el_b', kind: 'process', name: 'B' }),
      aFlow({ id: 'fl_1', name: 'x', source: 'el_a', target: 'el_b' }),
      aFlow({ id: 'fl_2', name: 'y', source: 'el_a', target: null }),
    );
    for (const flow of model.flows.values()) expect(entersProvider(basisOf(model), flow)).toBe('unknown');
  });

  it('needs nothing while it is left out of scope', () => {
    const out: Command = {
      type: 'row/change',
      table: 'flows',
      ids: ['fl_buy'],
      fields: { outOfScope: { reason: 'Later' } },
    };
    expect(ofFlow(changed(aCloudShop(), out), 'fl_buy')).toEqual([]);
  });
});

describe('an element', () => {
  it('needs, at a provider, what the data that it holds dictates before it is processed there', () => {
    expect(ofElement(aCloudShop(), 'el_db', 'data')).toEqual([
      'ctl-dat-enc-rest',
      'ctl-dat-retention',
      'ctl-dat-rights',
      'ctl-iam-least-priv',
      'ctl-log-enable',
    ]);
  });

  it('needs the same for data that it receives, and says through which flow', () => {
    const found = requirementsOfElement(basisOf(aCloudShop()), 'el_web').map(one => one.because);
    expect(found).toContainEqual({ by: 'data', asset: 'da_cards', when: 'before-processing', flow: 'fl_buy' });
  });

  it('on our own premises needs nothing for a provider’s sake, but what the class of its data asks for', () => {
    expect(ofElement(aCloudShop(), 'el_core', 'data')).toEqual([]);
    expect(ofElement(aCloudShop(), 'el_core', 'class')).toContain('ctl-iam-mfa');
  });

  it.each([
    ['public', 2],
    ['internal', 5],
    ['confidential', 10],
    ['restricted', 17],
  ])('needs the controls of its data’s class and all below: %s asks for %i', (dataClass, count) => {
    const model = changed(
      aProject(),
      anAsset({ id: 'da_1', name: 'Data', class: dataClass }),
      anElement({ id: 'el_1', kind: 'store', name: 'Store', holds: ['da_1'] }),
    );
    expect(ofElement(model, 'el_1', 'class')).toHaveLength(count);
  });

  it('needs what the customer’s share of its layers asks for, and only what can be told of its type', () => {
    const layers = ofElement(aCloudShop(), 'el_photos', 'layer');
    expect(layers).toContain('ctl-dat-enc-rest');
    expect(layers).toContain('ctl-bcp-backup');
    expect(layers).not.toContain('ctl-hst-patch');
    expect(layers).not.toContain('ctl-iam-mfa');
    expect(layers.length).toBeLessThan(30);
  });

  it('needs no more of a layer once it is the provider’s', () => {
    const patched = (model: ProjectModel) => ofElement(model, 'el_vm', 'layer').includes('ctl-hst-patch');
    const model = changed(aProject(), anElement({ id: 'el_vm', kind: 'process', name: 'VM', type: 'vm' }));
    expect(patched(model)).toBe(true);
    const given = (['guest-os', 'anti-malware', 'vuln'] as const).map(
      (layer): Command => ({ type: 'responsibility/set', layer, subjects: ['el_vm'], fields: { share: 'P' } }),
    );
    expect(patched(changed(model, ...given))).toBe(false);
  });

  it.each([
    ['is a person', { kind: 'actor', type: 'workforce-user', holds: ['da_1'] }],
    ['is of no known type and has no data', { kind: 'process' }],
    ['is left out of scope', { kind: 'store', type: 'rdbms', holds: ['da_1'], outOfScope: { reason: 'Theirs' } }],
  ] as const)('needs nothing when it %s', (_, fields) => {
    const holds = 'holds' in fields ? [...fields.holds] : [];
    const model = changed(
      aProject(),
      anAsset({ id: 'da_1', name: 'Data', type: 'pii' }),
      anElement({ id: 'el_1', name: 'Thing', ...fields, holds }),
    );
    expect(requirementsOfElement(basisOf(model), 'el_1')).toEqual([]);
  });

  it('names only controls that the library has', () => {
    const { controls } = shippedLibrary();
    for (const id of aCloudShop().elements.keys()) {
      for (const { control } of requirementsOfElement(basisOf(aCloudShop()), id))
        expect(controls.has(control)).toBe(true);
    }
  });
});

describe('a boundary that is an asset of its own', () => {
  it('needs what its layers ask for; one that only separates needs nothing', () => {
    const model = changed(
      aProject(),
      aBoundary({ id: 'bo_net', name: 'Network', kind: 'vnet' }),
      aBoundary({ id: 'bo_zone', name: 'Zone', kind: 'internet' }),
    );
    expect(requirementsOfBoundary(basisOf(model), 'bo_net').map(one => one.control)).toContain('ctl-net-segment');
    expect(requirementsOfBoundary(basisOf(model), 'bo_zone')).toEqual([]);
  });
});

describe('whether a flow’s data has what it needs before it is sent', () => {
  const verdict = (id: string, ...commands: readonly Command[]) =>
    flowDataControls(basisOf(changed(aCloudShop(), ...commands)), id);
  const told = (subject: 'fl_crm' | 'project', fact: string, value: string): Command => ({
    type: 'fact/set',
    subjects: [subject],
    fact,
    value,
  });
  const answered = [told('fl_crm', 'enc', 'tls'), told('fl_crm', 'minimised', 'yes'), told('project', 'dpia', 'yes')];

  it('is open while nobody said anything, so that an unanswered drawing is never called vulnerable', () => {
    const { verdict: is, missing, unknown } = verdict('fl_crm');
    expect(is).toBeNull();
    expect(missing).toEqual([]);
    expect(unknown.map(one => one.control)).toEqual(['ctl-dat-enc-transit', 'ctl-dat-minimise', 'ctl-dat-dpia']);
  });

  it('is fine once everything is in place', () => {
    expect(verdict('fl_crm', ...answered)).toEqual({ verdict: 'ok', missing: [], unknown: [] });
  });

  it.each([
    [told('fl_crm', 'enc', 'none'), 'missing'],
    [told('fl_crm', 'enc', 'weak'), 'partial'],
    [
      {
        type: 'control/set',
        control: 'ctl-dat-enc-transit',
        subjects: ['fl_crm'],
        fields: { status: 'planned' },
      } satisfies Command,
      'planned',
    ],
  ] as const)('is missing once one thing is known not to be in place: %o', (command, status) => {
    const found = verdict('fl_crm', ...answered, command);
    expect(found.verdict).toBe('missing');
    expect(found.missing).toEqual([{ control: 'ctl-dat-enc-transit', asset: 'da_people', status }]);
  });

  it('does not ask for what is recorded as not needed', () => {
    const without: Command = {
      type: 'control/set',
      control: 'ctl-dat-minimise',
      subjects: ['fl_crm'],
      fields: { status: 'n/a' },
    };
    expect(verdict('fl_crm', told('fl_crm', 'enc', 'tls'), told('project', 'dpia', 'yes'), without).verdict).toBe('ok');
  });

  it('is fine for data that goes to no provider, and says nothing where nothing is carried', () => {
    expect(verdict('fl_book').verdict).toBe('ok');
    const empty: Command = { type: 'row/change', table: 'flows', ids: ['fl_crm'], fields: { data: [] } };
    expect(verdict('fl_crm', empty).verdict).toBeNull();
    expect(verdict('fl_nothing').verdict).toBeNull();
  });

  it('is open for data of which nobody said what it is', () => {
    const untyped = [
      anAsset({ id: 'da_x', name: 'Something' }),
      { type: 'row/change', table: 'flows', ids: ['fl_crm'], fields: { data: ['da_x'] } } satisfies Command,
    ];
    expect(verdict('fl_crm', ...untyped).verdict).toBeNull();
  });
});

describe('what data does not allow', () => {
  it('is told for each kind of data at a provider, and for nothing on our own premises', () => {
    const basis = basisOf(aCloudShop());
    expect(dataLimitsOf(basis, 'el_web').map(limit => [limit.asset, limit.dataType])).toEqual([
      ['da_people', 'pii'],
      ['da_cards', 'chd'],
    ]);
    expect(dataLimitsOf(basis, 'el_web')[0]?.forbidden).toContain('dev/test');
    expect(dataLimitsOf(basis, 'el_core')).toEqual([]);
  });
});
