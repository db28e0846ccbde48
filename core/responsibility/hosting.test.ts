import { describe, expect, it } from 'vitest';
import { aBoundary, aCloudShop, anElement, aProvider, basisOf } from '../../tests/support/aCloudShop';
import { aProject, after as changed } from '../../tests/support/aModel';
import { isProviderRun, providerOf, serviceModelOf } from './index';

describe('the provider of a thing', () => {
  const { reader } = basisOf(aCloudShop());

  it.each([
    ['its own', 'el_crm', 'pv_crm', 'el_crm'],
    ['that of a boundary around it', 'el_photos', 'pv_aws', 'bo_aws'],
    ['that of the nearest boundary that has one', 'el_db', 'pv_aws', 'bo_aws'],
    ['the boundary’s own', 'bo_aws', 'pv_aws', 'bo_aws'],
    ['the provider itself', 'pv_aws', 'pv_aws', 'pv_aws'],
  ])('is %s', (_, id, provider, from) => {
    expect(providerOf(reader, id)?.provider.id).toBe(provider);
    expect(providerOf(reader, id)?.from).toBe(from);
  });

  it.each(['el_buyer', 'fl_buy', 'el_nothing', 'project'])('is not known of %s', id => {
    expect(providerOf(reader, id)).toBeNull();
  });

  it('is the element’s own even inside another provider’s boundary', () => {
    const model = changed(aCloudShop(), {
      type: 'row/change',
      table: 'elements',
      ids: ['el_db'],
      fields: { provider: 'pv_crm' },
    });
    expect(providerOf(basisOf(model).reader, 'el_db')?.provider.id).toBe('pv_crm');
  });
});

describe('the service model of a thing', () => {
  const shop = basisOf(aCloudShop());

  it.each([
    ['of its type', 'el_db', 'paas', 'type', null],
    ['of the network around a program that runs anywhere', 'el_web', 'iaas', 'host', 'bo_vnet'],
    ['our own where it stands on our premises', 'el_core', 'onprem', 'provider', 'pv_own'],
    ['of software as a service', 'el_crm', 'saas', 'type', null],
    ['of a network that is an asset of its own', 'bo_vnet', 'iaas', 'type', null],
    ['our own for our own site', 'bo_own', 'onprem', 'provider', 'pv_own'],
    ['none for people', 'el_buyer', null, 'not-applicable', null],
    ['none for a boundary that only separates', 'bo_aws', null, 'not-applicable', null],
  ])('is that %s', (_, id, model, source, from) => {
    expect(serviceModelOf(shop, id)).toEqual({ model, source, from });
  });

  it.each([
    ['a cluster', { kind: 'cluster' }, 'caas-k8s', 'host'],
    ['a machine', { kind: 'host' }, 'iaas', 'host'],
    ['our own premises', { kind: 'onprem' }, 'onprem', 'host'],
    ['a SaaS vendor', { provider: 'pv_saas' }, 'saas', 'provider'],
    ['a cloud provider', { provider: 'pv_gcp' }, 'iaas', 'provider'],
    ['nothing known', {}, null, 'unknown'],
  ])('of a program that runs anywhere follows what it stands in: %s', (_, around, model, source) => {
    const made = changed(
      aProject(),
      aProvider({ id: 'pv_saas', key: 'saas:desk', name: 'Desk' }),
      aProvider({ id: 'pv_gcp', key: 'gcp', name: 'Google Cloud' }),
      aBoundary({ id: 'bo_1', name: 'Around', ...around }),
      anElement({ id: 'el_api', kind: 'process', name: 'API', type: 'api-service', parent: 'bo_1' }),
    );
    expect(serviceModelOf(basisOf(made), 'el_api')).toMatchObject({ model, source });
  });

  it('is what somebody set, before anything else', () => {
    const model = changed(aCloudShop(), {
      type: 'row/change',
      table: 'elements',
      ids: ['el_core'],
      fields: { serviceModel: 'caas-k8s' },
    });
    expect(serviceModelOf(basisOf(model), 'el_core')).toEqual({
      model: 'caas-k8s',
      source: 'override',
      from: 'el_core',
    });
  });

  it('of a managed database on our own premises is our own, that of a mail service used there is not', () => {
    const made = changed(
      aProject(),
      aBoundary({ id: 'bo_1', name: 'Site', kind: 'onprem' }),
      anElement({ id: 'el_db', kind: 'store', name: 'DB', type: 'rdbms', parent: 'bo_1' }),
      anElement({ id: 'el_mail', kind: 'store', name: 'Mail', type: 'saas-email', parent: 'bo_1' }),
    );
    expect(serviceModelOf(basisOf(made), 'el_db').model).toBe('onprem');
    expect(serviceModelOf(basisOf(made), 'el_mail').model).toBe('saas');
  });

  it('tells what is run by somebody else', () => {
    const run = ['el_buyer', 'el_web', 'el_db', 'el_photos', 'el_core', 'el_crm'].filter(id => isProviderRun(shop, id));
    expect(run).toEqual(['el_web', 'el_db', 'el_photos', 'el_crm']);
  });
});
