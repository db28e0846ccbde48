import { describe, expect, it } from 'vitest';
import { A_PERSON, aFixedEnvironment, aProject } from '../../tests/support/aModel';
import { anOrganisation, CLOUD, onDay, organisationAfter, reviewed } from '../../tests/support/anOrganisation';
import { shippedLibrary } from '../../tests/support/templates';
import { apply } from '../changes';
import { run } from '../commands';
import { Attestation, type OrganisationModel, type ProjectModel, Service } from '../model';
import { coverageOfService } from './attested';
import { followedProviders } from './followedProviders';

const HERE = 'do_org';
const library = shippedLibrary();

function followedIn(
  project: ProjectModel,
  model: OrganisationModel,
  today: string,
  organisation: typeof HERE | 'do_else' = HERE,
) {
  return followedProviders(project, { organisation, model, uses: [], library, today });
}

/** A project that has taken over the provider of an organisation, as it was then. */
function aCopy(model: OrganisationModel): ProjectModel {
  const provider = model.providers.get(CLOUD);
  if (!provider) throw new Error('no provider');
  const taken = { type: 'provider/take', organisation: HERE, provider, owner: null, console: null } as const;
  const edit = run(aProject(), taken, { environment: aFixedEnvironment(), who: A_PERSON });
  if (!edit.ok) throw new Error('not taken');
  return apply(aProject(), edit.value.patch);
}

const said = (rows: ReturnType<typeof followedProviders>) =>
  Object.fromEntries(Object.entries(rows[0]?.facts ?? {}).map(([id, fact]) => [id, fact.value]));

describe('a provider that a project took over', () => {
  it('was never reviewed until it is, then in time, then overdue', () => {
    const before = anOrganisation();
    const project = aCopy(before);
    expect(said(followedIn(project, before, '2026-02-01'))).toEqual({ review: 'never' });
    const after = reviewed(before, '2026-03-01', { Q01: '3' });
    expect(said(followedIn(project, after, '2026-03-02'))).toEqual({ review: 'ok' });
    expect(said(followedIn(project, after, '2036-03-02'))).toEqual({ review: 'overdue' });
  });

  it('has the name that the organisation gave it since, what was answered of it there, and the day of that', () => {
    const before = anOrganisation();
    const project = aCopy(before);
    const now = organisationAfter(
      before,
      onDay('2026-04-01'),
      { type: 'row/change', table: 'providers', ids: [CLOUD], fields: { name: 'Renamed Cloud' } },
      { type: 'provider/fact', provider: CLOUD, fact: 'exit_tested', value: 'yes' },
    );
    const [row] = followedIn(project, now, '2026-04-02');
    expect([row?.name, row?.facts['exit_tested']?.value, row?.copiedFrom?.at]).toEqual([
      'Renamed Cloud',
      'yes',
      '2026-04-02',
    ]);
  });

  it('has attestations that hold as long as one of them does', () => {
    const ends = (until: string) =>
      anOrganisation(
        {},
        {
          type: 'row/add',
          table: 'attestations',
          row: Attestation.parse({ id: 'at_one', provider: CLOUD, name: 'SOC 2', until }),
        },
      );
    const project = aCopy(anOrganisation());
    expect(said(followedIn(project, ends('2026-05-01'), '2026-05-01'))['attestation']).toBe('current');
    expect(said(followedIn(project, ends('2026-05-01'), '2026-05-02'))['attestation']).toBe('expired');
  });

  it('knows of the attestations in force what they cover, and of none that has ended or not begun', () => {
    const attest = (row: Parameters<typeof Attestation.parse>[0]) =>
      ({
        type: 'row/add',
        table: 'attestations',
        row: Attestation.parse({ provider: CLOUD, ...Object(row) }),
      }) as const;
    const model = anOrganisation(
      {},
      {
        type: 'row/add',
        table: 'services',
        row: Service.parse({ id: 'sv_files', provider: CLOUD, name: 'Files', regions: ['eu-west-1', 'us-east-1'] }),
      },
      attest({ id: 'at_now', name: 'SOC 2', services: ['sv_files'], regions: ['eu-west-1'], until: '2026-05-01' }),
      attest({ id: 'at_old', name: 'SOC 1', until: '2026-01-01' }),
      attest({ id: 'at_next', name: 'SOC 3', from: '2026-06-01' }),
    );
    const [row] = followedIn(aCopy(anOrganisation()), model, '2026-04-01');
    expect(row?.attested).toEqual([
      { name: 'SOC 2', services: ['Files'], regions: ['eu-west-1'], until: '2026-05-01' },
    ]);
    const [service] = [...model.services.values()];
    expect(service && coverageOfService(model, service, '2026-04-01')).toEqual({
      state: 'uncovered',
      missing: 'region',
    });
    expect(service && coverageOfService(model, service, '2026-05-15')).toBe(null);
    const [later] = followedIn(aCopy(anOrganisation()), model, '2026-05-15');
    expect([later?.attested, later?.facts['attestation']?.value]).toEqual([[], 'expired']);
  });

  it('loses an attestation with the last service that it named, rather than have it cover all', () => {
    const model = organisationAfter(
      anOrganisation(
        {},
        { type: 'row/add', table: 'services', row: Service.parse({ id: 'sv_files', provider: CLOUD, name: 'Files' }) },
        {
          type: 'row/add',
          table: 'attestations',
          row: Attestation.parse({ id: 'at_now', provider: CLOUD, name: 'SOC 2', services: ['sv_files'] }),
        },
      ),
      onDay('2026-04-01'),
      { type: 'row/remove', ids: ['sv_files'] },
    );
    expect(model.attestations.size).toBe(0);
  });

  it('changes no more once it is up to date, on whichever day', () => {
    const model = reviewed(anOrganisation(), '2026-03-01', { Q01: '3' });
    const project = aCopy(model);
    const [row] = followedIn(project, model, '2026-03-02');
    if (!row) throw new Error('nothing followed');
    const now = { ...project, providers: new Map([[row.id, row]]) };
    expect(followedIn(now, model, '2026-03-20')).toEqual([]);
  });

  it('stays as it came when it is of another organisation', () => {
    const model = anOrganisation();
    expect(followedIn(aCopy(model), model, '2026-02-01', 'do_else')).toEqual([]);
  });
});

it('a provider that the project named itself keeps its words and its answers, and learns of its review', () => {
  const model = anOrganisation();
  const provider = { ...aCopy(model).providers.get(CLOUD), id: CLOUD, key: 'aws', name: 'Our words', copiedFrom: null };
  const [mine] = followedProviders(
    {
      providers: new Map([
        [CLOUD, { ...provider, description: '', criticality: null, owner: null, facts: {}, attested: [] }],
      ]),
      people: new Map(),
    },
    { organisation: HERE, model, uses: [], library, today: '2026-02-01' },
  );
  expect([mine?.name, mine?.facts['review']?.value, mine?.copiedFrom]).toEqual(['Our words', 'never', null]);
});
