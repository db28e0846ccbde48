import { expect, it } from 'vitest';
import { Control } from '../../core/library';
import { aBoundary, aCloudShop } from '../../tests/support/aCloudShop';
import { after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { platformsOf } from './platforms';

const shipped = shippedLibrary().controls.get('ctl-net-waf');
const control = Control.parse({
  ...shipped,
  native: { aws: ['A feature'], azure: [], gcp: ['Another'] },
  good: { aws: 'Done well', saas: 'Asked for', kubernetes: 'Set' },
});
const ids = (all: readonly { readonly id: string }[]) => all.map(one => one.id);

it('puts the platforms of the project first and leaves out those that have nothing for the control', () => {
  const { used, others } = platformsOf(control, aCloudShop());
  expect(used).toEqual([
    { id: 'aws', features: ['A feature'], good: 'Done well' },
    { id: 'saas', features: [], good: 'Asked for' },
  ]);
  expect(ids(others)).toEqual(['gcp', 'kubernetes']);
});

it('counts Kubernetes as in use where a cluster is drawn', () => {
  const shop = changed(aCloudShop(), aBoundary({ id: 'bo_k', name: 'Cluster', kind: 'cluster' }));
  expect(ids(platformsOf(control, shop).used)).toContain('kubernetes');
});
