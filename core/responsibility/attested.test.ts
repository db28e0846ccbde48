import { describe, expect, it } from 'vitest';
import { aCloudShop, anElement, typed } from '../../tests/support/aCloudShop';
import { after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { plainReader } from '../changes';
import { Boundary, Provider } from '../model';
import { attestationOf, coverageOf } from './attested';

const LIBRARY = shippedLibrary();
const PV = 'pv_attested';

const said = (...names: string[]) => ({ names, said: true });
const drawn = (...names: string[]) => ({ names, said: false });
const report = (services: string[], regions: string[]) => ({ name: 'SOC 2', services, regions, until: null });

describe('an attestation', () => {
  it.each([
    ['names nothing', report([], []), said('Athena'), said('us-east-1'), 'covered'],
    ['names the service by its short name', report(['S3'], []), said('Amazon S3'), said(), 'covered'],
    ['names another service', report(['Amazon S3'], []), said('Athena'), said(), 'uncovered service'],
    ['names a part of the world that the region is in', report([], ['EU']), said('S3'), said('eu-west-1'), 'covered'],
    [
      'names one region of the two that are used',
      report([], ['eu-west-1']),
      said(),
      said('eu-west-1', 'us-east-1'),
      'uncovered region',
    ],
    ['names services, and nobody said which is used', report(['S3'], []), drawn(), said(), 'unknown service'],
    [
      'names all services that it may be',
      report(['Amazon RDS', 'Amazon Aurora'], []),
      drawn('Amazon RDS', 'Amazon Aurora'),
      said(),
      'covered',
    ],
    [
      'names one of the services that it may be',
      report(['Amazon RDS'], []),
      drawn('Amazon RDS', 'Amazon Aurora'),
      said(),
      'unknown service',
    ],
    [
      'names regions, and nobody said where it runs',
      report(['S3'], ['eu-west-1']),
      said('S3'),
      drawn('Zone A'),
      'unknown region',
    ],
    [
      'names regions, of which the drawing shows one',
      report([], ['eu-west-1']),
      said(),
      drawn('Region eu-west-1'),
      'covered',
    ],
  ] as const)('that %s', (_, one, service, regions, outcome) => {
    const coverage = coverageOf([one], { service, regions });
    expect(coverage.state === 'covered' ? 'covered' : `${coverage.state} ${coverage.missing}`).toBe(outcome);
  });

  it('covers alone: one for the service elsewhere and one for the region with other services do not add up', () => {
    const both = [report(['S3'], ['eu-west-1']), report(['Athena'], ['us-east-1'])];
    expect(coverageOf(both, { service: said('S3'), regions: said('us-east-1') })).toEqual({
      state: 'uncovered',
      missing: 'region',
    });
  });
});

describe('what the attestations of its provider say of an element', () => {
  function modelWith(attestation: string | null, props: Parameters<typeof typed>[0] = {}) {
    const provider = Provider.parse({
      id: PV,
      key: 'aws',
      name: 'AWS',
      facts: attestation === null ? {} : typed({ attestation }),
      attested: [report(['Amazon S3'], ['eu-west-1'])],
    });
    const model = edited(
      aCloudShop(),
      { type: 'row/add', table: 'providers', row: provider },
      anElement({
        id: 'el_files',
        name: 'Files',
        kind: 'store',
        type: 'object-store',
        provider: PV,
        props: typed(props),
      }),
    );
    return { reader: plainReader(model), library: LIBRARY };
  }
  const value = (basis: ReturnType<typeof modelWith>, id: string) => attestationOf(basis, id).value;

  it('is current where it is known to be covered, its service being what its type is called there', () => {
    expect(value(modelWith('current', { region: 'eu-west-1' }), 'el_files')).toBe('current');
  });

  it('is that they do not cover it, in another region or as another service', () => {
    expect(value(modelWith('current', { region: 'us-east-1' }), 'el_files')).toBe('uncovered');
    expect(value(modelWith('current', { region: 'eu-west-1', service: 'Athena' }), 'el_files')).toBe('uncovered');
  });

  it('is not known while nobody said where it runs, and says which part that is', () => {
    const { value: open, coverage } = attestationOf(modelWith('current'), 'el_files');
    expect([open, coverage]).toEqual([null, { state: 'unknown', missing: 'region' }]);
  });

  it('is what is said of the provider as a whole, for the provider and where none is current', () => {
    expect(value(modelWith('current'), PV)).toBe('current');
    expect(value(modelWith('expired', { region: 'eu-west-1' }), 'el_files')).toBe('expired');
    expect(value(modelWith(null, { region: 'eu-west-1' }), 'el_files')).toBe(null);
  });

  it('takes the region from the nearest boundary around it', () => {
    const region = Boundary.parse({ id: 'bo_region', name: 'AWS eu-west-1', kind: 'region', provider: PV });
    const model = edited(
      aCloudShop(),
      {
        type: 'row/add',
        table: 'providers',
        row: Provider.parse({
          id: PV,
          key: 'aws',
          name: 'AWS',
          facts: typed({ attestation: 'current' }),
          attested: [report([], ['eu-west-1'])],
        }),
      },
      { type: 'row/add', table: 'boundaries', row: region },
      anElement({ id: 'el_files', name: 'Files', kind: 'store', type: 'object-store', parent: 'bo_region' }),
    );
    expect(attestationOf({ reader: plainReader(model), library: LIBRARY }, 'el_files').value).toBe('current');
  });
});
