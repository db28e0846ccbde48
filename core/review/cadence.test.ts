import { describe, expect, it } from 'vitest';
import { anOrganisation, CLOUD, onDay, organisationAfter, reviewed } from '../../tests/support/anOrganisation';
import { shippedLibrary } from '../../tests/support/templates';
import { addDays, addMonths, daysFrom } from '../base';
import { Attestation, type OrganisationModel, type Seal } from '../model';
import { dueStatus, type NextReview, nextReviews, type ProviderUse, policyInForce } from './index';

const LIBRARY = shippedLibrary();
const USE: ProviderUse = {
  provider: CLOUD,
  name: 'Example Cloud',
  key: 'aws',
  criticality: 3,
  dataRating: 2,
  dataTypes: [],
  models: ['iaas'],
  ai: false,
  elements: 1,
  bands: { low: 0, moderate: 0, high: 0, critical: 0 },
};

function next(model: OrganisationModel, today: string, use: Partial<ProviderUse> = {}): readonly NextReview[] {
  const provider = model.providers.get(CLOUD);
  if (!provider) throw new Error('no provider');
  const policy = policyInForce(model.organisation.get('organisation'), LIBRARY);
  return nextReviews({ model, policy, uses: [{ ...USE, ...use }], today }, provider);
}

const once = (seal: Partial<Seal> = {}) => reviewed(anOrganisation(), '2026-01-31', { Q06: '3' }, seal);

describe('plain days', () => {
  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2024-02-29', 48, '2028-02-29'],
    ['2026-10-25', 6, '2027-04-25'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-15', -3, '2025-12-15'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });

  it('counts days through changes of clocks, leap days and years', () => {
    expect(daysFrom('2026-03-28', '2026-03-30')).toBe(2);
    expect(daysFrom('2026-10-24', '2026-10-26')).toBe(2);
    expect(daysFrom('2024-02-28', '2024-03-01')).toBe(2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29');
  });

  it.each([
    ['2026-05-31', '2026-04-30', 0, 'ok'],
    ['2026-05-30', '2026-04-30', 0, 'soon'],
    ['2026-05-01', '2026-04-30', 0, 'soon'],
    ['2026-04-30', '2026-04-30', 0, 'due'],
    ['2026-04-29', '2026-04-30', 0, 'overdue'],
    ['2026-04-12', '2026-04-30', 18, 'due'],
    ['2026-04-11', '2026-04-30', 18, 'overdue'],
  ])('what is due on %s is, on %s with %i days of grace, %s', (day, today, grace, expected) => {
    expect(dueStatus(day, today, grace)).toBe(expected);
  });
});

describe('the next review of a provider', () => {
  it('is a full one that was never made, before anything else', () => {
    expect(next(anOrganisation(), '2026-01-01')[0]).toMatchObject({ due: null, status: 'never', last: null });
  });

  it.each([
    [{ criticality: 5 }, '2026-04-30'],
    [{ criticality: 4 }, '2026-07-31'],
    [{ criticality: 3 }, '2027-01-31'],
    [{ criticality: 2 }, '2027-07-31'],
    [{ criticality: 1 }, '2028-01-31'],
    [{ criticality: 3, dataRating: 4 }, '2026-07-31'],
    [{ criticality: 5, dataRating: 5 }, '2026-04-30'],
    [{ criticality: 3, bands: { ...USE.bands, critical: 1 } }, '2026-07-31'],
  ])('with %j is due on %s', (use, due) => {
    expect(next(once(), '2026-02-01', use)[0]?.due).toBe(due);
  });

  it('comes sooner after a poor score, and later after two excellent ones, but not for restricted data', () => {
    expect(next(once({ score: 59 }), '2026-02-01')[0]?.due).toBe('2026-07-31');
    const twice = reviewed(once({ score: 92 }), '2026-02-28', { Q06: '4' }, { score: 95 });
    expect(next(twice, '2026-03-01')[0]?.interval).toBe(18);
    expect(next(twice, '2026-03-01', { dataRating: 4, criticality: 2 })[0]?.interval).toBe(12);
  });

  it('is overdue only when a tenth of the interval, thirty days at most, has passed', () => {
    expect(next(once(), '2027-01-31', {})[0]?.status).toBe('due');
    expect(next(once(), '2027-03-02', {})[0]?.status).toBe('due');
    expect(next(once(), '2027-03-03', {})[0]?.status).toBe('overdue');
    expect(next(once(), '2026-05-09', { criticality: 5 })[0]?.status).toBe('overdue');
  });

  it('comes thirty days after an attestation ends, unless a newer one has taken its place', () => {
    const attestation = Attestation.parse({ id: 'at_1', provider: CLOUD, name: 'SOC 2', until: '2026-04-01' });
    const model = organisationAfter(once(), onDay('2026-02-01'), {
      type: 'row/add',
      table: 'attestations',
      row: attestation,
    });
    expect(next(model, '2026-02-01')[0]).toMatchObject({ due: '2026-05-01' });
    const renewed = organisationAfter(model, onDay('2026-02-01'), {
      type: 'row/add',
      table: 'attestations',
      row: { ...attestation, id: 'at_2', until: '2027-04-01' },
    });
    expect(next(renewed, '2026-02-01')[0]?.due).toBe('2027-01-31');
  });

  it('comes two weeks after an event until a review has dealt with it, and an event that the policy leaves out calls for none', () => {
    const happened = organisationAfter(once(), onDay('2026-02-10'), {
      type: 'event/record',
      provider: CLOUD,
      trigger: 'incident',
      on: '2026-02-10',
      note: '',
    });
    expect(next(happened, '2026-02-11')[0]).toMatchObject({ due: '2026-02-24', status: 'soon' });
    const quiet = organisationAfter(happened, onDay('2026-02-10'), {
      type: 'row/change',
      table: 'organisation',
      ids: ['organisation'],
      fields: { triggers: { vulnerability: 3 } },
    });
    expect(next(quiet, '2026-02-11')[0]?.due).toBe('2027-01-31');
    const dealtWith = reviewed(happened, '2026-02-20', { Q06: '3' });
    expect(next(dealtWith, '2026-02-21')[0]?.due).toBe('2027-02-20');
  });

  it('moves for every provider when the policy changes its interval', () => {
    const model = organisationAfter(once(), onDay('2026-02-01'), {
      type: 'row/change',
      table: 'organisation',
      ids: ['organisation'],
      fields: { cadence: [{ criticality: 3, full: 2, light: 1 }] },
    });
    expect(next(model, '2026-02-01').map(one => one.due)).toEqual(['2026-03-31', '2026-02-28']);
  });
});
