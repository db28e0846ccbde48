import { describe, expect, it } from 'vitest';
import { aCloudShop, anElement, basisOf } from '../../tests/support/aCloudShop';
import { aProject, after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import { type ProjectModel, SERVICE_MODELS } from '../model';
import { gaps, matrix, responsibilityFact, responsibilityRow, responsibleSubjects, shareOf } from './index';

const owned: Command = { type: 'row/change', table: 'elements', ids: ['el_db'], fields: { owner: 'pe_ops' } };
const attested = (value: string): Command => ({ type: 'fact/set', subjects: ['pv_aws'], fact: 'attestation', value });
const said = (layer: string, subject: 'el_db' | 'bo_aws', fields: object): Command => ({
  type: 'responsibility/set',
  layer,
  subjects: [subject],
  fields,
});

function cell(model: ProjectModel, id: string, layer: string) {
  return responsibilityRow(basisOf(model), id).cells.find(one => one.layer === layer);
}

describe('the share of a layer', () => {
  it.each([
    ['guest-os', 'el_web', 'C'],
    ['guest-os', 'el_db', 'P'],
    ['runtime', 'el_db', 'Sd'],
    ['incident', 'el_db', 'Si'],
    ['image', 'el_db', 'n/a'],
    ['app-code', 'el_crm', 'P'],
    ['facility', 'el_core', 'C'],
    ['provider-supply', 'el_core', 'n/a'],
  ])('%s of %s is what the matrix says: %s', (layer, id, share) => {
    expect(shareOf(basisOf(aCloudShop()), layer, id)).toMatchObject({ share, source: 'matrix', from: null });
  });

  it('is overridden with a reason, for one element or for all that a boundary holds, the nearest first', () => {
    const model = changed(
      aCloudShop(),
      said('runtime', 'bo_aws', { share: 'P', reason: 'Managed service' }),
      said('runtime', 'el_db', { share: 'C', reason: 'We patch it' }),
    );
    const basis = basisOf(model);
    expect(shareOf(basis, 'runtime', 'el_db')).toEqual({
      share: 'C',
      source: 'override',
      reason: 'We patch it',
      from: 'el_db',
    });
    expect(shareOf(basis, 'runtime', 'el_photos')).toMatchObject({ share: 'P', from: 'bo_aws' });
    expect(shareOf(basis, 'runtime', 'el_crm')).toMatchObject({ share: 'P', source: 'matrix' });
  });

  it('is not known where nothing says how a thing is run, nor for a layer that nobody knows', () => {
    const model = changed(aProject(), anElement({ id: 'el_1', kind: 'process', name: 'Thing' }));
    expect(shareOf(basisOf(model), 'guest-os', 'el_1')).toMatchObject({ share: null, source: 'unknown' });
    expect(shareOf(basisOf(aCloudShop()), 'no-such-layer', 'el_db').share).toBeNull();
  });

  it('is not applicable to people', () => {
    expect(shareOf(basisOf(aCloudShop()), 'guest-os', 'el_buyer').share).toBe('n/a');
  });

  it.each([
    ['a model behind an interface', { type: 'llm-api' }, 'ai-model', 'P'],
    ['an agent on a managed platform', { type: 'ai-agent' }, 'ai-tuning', 'Sd'],
    ['an endpoint of our own', { type: 'ml-endpoint', serviceModel: 'iaas' }, 'ai-model', 'C'],
    ['an endpoint on rented machines', { type: 'ml-endpoint', serviceModel: 'iaas' }, 'ai-platform', 'P'],
    ['an endpoint on our premises', { type: 'ml-endpoint', serviceModel: 'onprem' }, 'ai-platform', 'C'],
    ['an assistant inside bought software', { type: 'ai-agent', serviceModel: 'saas' }, 'ai-safety', 'P'],
  ] as const)('of the AI layers follows how the model is had: %s', (_, fields, layer, share) => {
    const model = changed(aProject(), anElement({ id: 'el_ai', kind: 'process', name: 'Model', ...fields }));
    expect(shareOf(basisOf(model), layer, 'el_ai').share).toBe(share);
  });
});

describe('who acts in a layer', () => {
  it('is not known of any bare type in any service model: nothing is a confirmed gap', () => {
    for (const type of shippedLibrary().types.values()) {
      if (type.kind === 'boundary') continue;
      for (const serviceModel of [null, ...SERVICE_MODELS]) {
        const model = changed(
          aProject(),
          anElement({ id: 'el_1', kind: type.kind, name: 'x', type: type.id, serviceModel }),
        );
        const states = new Set(responsibilityRow(basisOf(model), 'el_1').cells.map(one => one.assigned));
        expect(
          [...states].filter(state => state !== 'unknown' && state !== 'none'),
          type.id,
        ).toEqual([]);
      }
    }
  });

  it('shows all 31 layers, and those of AI for what is AI', () => {
    expect(responsibilityRow(basisOf(aCloudShop()), 'el_db').cells).toHaveLength(31);
    const model = changed(aProject(), anElement({ id: 'el_ai', kind: 'process', name: 'Model', type: 'llm-api' }));
    expect(responsibilityRow(basisOf(model), 'el_ai').cells).toHaveLength(39);
  });

  it('is the owner for the customer’s part, unless somebody else is named', () => {
    const model = changed(aCloudShop(), owned, said('access', 'el_db', { party: 'Identity team' }));
    expect(cell(model, 'el_db', 'config')).toMatchObject({ party: 'Olga, operations', assigned: 'named' });
    expect(cell(model, 'el_db', 'access')).toMatchObject({ party: 'Identity team', assigned: 'named' });
    expect(cell(model, 'el_photos', 'config')).toMatchObject({ party: null, assigned: 'unknown' });
  });

  it('is the owner of the boundary around it where it has none of its own', () => {
    const model = changed(aCloudShop(), {
      type: 'row/change',
      table: 'boundaries',
      ids: ['bo_aws'],
      fields: { owner: 'pe_ops' },
    });
    expect(cell(model, 'el_photos', 'config')).toMatchObject({ party: 'Olga, operations', assigned: 'named' });
  });

  it('asks for evidence of the provider’s part: a record or a current attestation', () => {
    const bare = aCloudShop();
    expect(cell(bare, 'el_db', 'facility')).toMatchObject({ assigned: 'unknown', missing: 'provider', evidence: null });
    const recorded = changed(bare, said('facility', 'el_db', { providerEvidence: 'Contract, annex 3' }));
    expect(cell(recorded, 'el_db', 'facility')).toMatchObject({
      assigned: 'named',
      evidence: { by: 'record', text: 'Contract, annex 3' },
    });
    const current = changed(bare, attested('current'));
    expect(cell(current, 'el_db', 'facility')).toMatchObject({ assigned: 'named', evidence: { by: 'attestation' } });
  });

  it.each(['none', 'expired', 'uncovered'])('is a gap where the provider’s attestation is %s', value => {
    const model = changed(aCloudShop(), attested(value));
    expect(cell(model, 'el_db', 'facility')).toMatchObject({ assigned: 'gap', missing: 'provider' });
    expect(cell(model, 'el_db', 'config')?.assigned).toBe('unknown');
  });

  it('is a gap where somebody looked at the layer and named nobody', () => {
    const model = changed(aCloudShop(), said('config', 'el_db', { share: 'C', reason: 'as the contract says' }));
    expect(cell(model, 'el_db', 'config')).toMatchObject({ assigned: 'gap', missing: 'customer' });
    expect(cell(model, 'el_photos', 'config')?.assigned).toBe('unknown');
  });

  it('is a gap where it is said that nobody does it, whoever owns the element', () => {
    const model = changed(aCloudShop(), owned, said('config', 'el_db', { party: '' }));
    expect(cell(model, 'el_db', 'config')).toMatchObject({ party: null, assigned: 'gap' });
  });

  it('asks both sides where each must act', () => {
    const model = changed(aCloudShop(), owned, said('runtime', 'el_db', { party: 'Databases' }));
    expect(cell(model, 'el_db', 'runtime')).toMatchObject({ share: 'Sd', missing: 'provider', assigned: 'gap' });
    const both = changed(model, attested('current'));
    expect(cell(both, 'el_db', 'runtime')).toMatchObject({ missing: null, assigned: 'named' });
  });
});

describe('the facts that rules ask for', () => {
  const fact = (model: ProjectModel, id: string, name: string) => responsibilityFact(basisOf(model), id, name);

  it('are open on a bare element and settled once everybody is named', () => {
    expect(fact(aCloudShop(), 'el_db', 'assigned')).toEqual(['?']);
    const named = changed(aCloudShop(), owned, attested('current'));
    expect(fact(named, 'el_db', 'assigned')).toEqual(['customer', 'provider', 'shared']);
  });

  it('say where a gap is, beside what is settled and what is open', () => {
    const model = changed(aCloudShop(), owned, said('config', 'el_db', { party: '' }));
    expect(fact(model, 'el_db', 'assigned')).toEqual(['?', 'customer', 'gap', 'shared']);
  });

  it('say nothing of people', () => {
    expect(fact(aCloudShop(), 'el_buyer', 'assigned')).toEqual([]);
  });

  it('tell how controls fit the cloud, from what is recorded', () => {
    expect(fact(aCloudShop(), 'el_db', 'control_fit')).toEqual(['?']);
    const model = changed(
      aCloudShop(),
      { type: 'control/set', control: 'ctl-dat-dlp', subjects: ['el_db'], fields: { status: 'unavailable' } },
      {
        type: 'control/set',
        control: 'ctl-dat-cmk',
        subjects: ['el_db'],
        fields: { status: 'implemented', fit: 'same' },
      },
    );
    expect(fact(model, 'el_db', 'control_fit')).toEqual(['same', 'unavailable']);
  });
});

describe('the matrix', () => {
  const basis = basisOf(aCloudShop());

  it('has a row for everything that is run somewhere, and none for people and plain boundaries', () => {
    expect(responsibleSubjects(basis)).toEqual([
      'el_web',
      'el_db',
      'el_photos',
      'el_core',
      'el_crm',
      'bo_vnet',
      'bo_own',
    ]);
  });

  it('has the layers as columns, and AI only where there is any', () => {
    const table = matrix(basis, ['el_db', 'el_none', 'el_crm']);
    expect(table.rows.map(row => row.name)).toEqual(['Orders', 'CRM']);
    expect(table.layers).toHaveLength(31);
    expect(table.rows[0]?.byLayer.get('guest-os')?.share).toBe('P');
  });

  it('lists gaps, what is open, and every override with what the matrix said and why', () => {
    const model = changed(
      aCloudShop(),
      owned,
      said('runtime', 'el_db', { share: 'C', reason: 'We patch it', party: '' }),
    );
    const found = gaps(basisOf(model));
    expect(found.gaps).toEqual([
      { subject: 'el_db', name: 'Orders', layer: 'runtime', share: 'C', missing: 'customer' },
    ]);
    expect(found.open.some(gap => gap.subject === 'el_web' && gap.layer === 'guest-os')).toBe(true);
    expect(found.overrides).toMatchObject([
      { subject: 'el_db', layer: 'runtime', was: 'Sd', is: 'C', reason: 'We patch it', by: 'Ada' },
    ]);
  });
});
