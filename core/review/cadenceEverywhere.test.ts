import { afterEach, describe, expect, it, vi } from 'vitest';
import { anOrganisation, CLOUD, reviewed } from '../../tests/support/anOrganisation';
import { shippedLibrary } from '../../tests/support/templates';
import { addDays, addMonths, daysFrom } from '../base';
import { dueStatus, nextReviews, policyInForce } from './index';

const LIBRARY = shippedLibrary();
afterEach(() => vi.unstubAllEnvs());

/** Clocks change at midnight in Beirut and Cairo, by half an hour on Lord Howe; Apia once left out a whole day. */
const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Beirut',
  'Africa/Cairo',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
];
/** Every day from the one to the other. */
function* daysBetween(first: string, last: string): Generator<string> {
  for (let day = first; day <= last; day = addDays(day, 1)) yield day;
}

describe.each(ZONES)('days on a device in %s', zone => {
  it('follow each other without a gap or a repeat, over leap days and every change of clocks', () => {
    vi.stubEnv('TZ', zone);
    const days = [...daysBetween('2011-12-25', '2012-03-05'), ...daysBetween('2027-01-01', '2028-12-31')];
    expect(new Set(days).size).toBe(72 + 365 + 366);
    expect(days).toContain('2011-12-30');
    expect(days).toContain('2028-02-29');
    for (const day of days) {
      expect(daysFrom(day, addDays(day, 1))).toBe(1);
      expect(addDays(addDays(day, 400), -400)).toBe(day);
    }
  });

  it('fall into the right month, on its last day where it is too short', () => {
    vi.stubEnv('TZ', zone);
    for (const day of daysBetween('2027-12-28', '2028-03-02')) {
      const [year, month, date] = addMonths(day, 12).split('-').map(Number);
      const [before, wanted, wantedDate] = day.split('-').map(Number);
      expect([year, month]).toEqual([(before ?? 0) + 1, wanted]);
      expect(date).toBe(day === '2028-02-29' ? 28 : wantedDate);
    }
  });

  it('make a review due on the same day everywhere', () => {
    vi.stubEnv('TZ', zone);
    const model = reviewed(anOrganisation(), '2028-02-29', { Q06: '3' }, {});
    const provider = model.providers.get(CLOUD);
    if (!provider) throw new Error('no provider');
    const policy = policyInForce(model.organisation.get('organisation'), LIBRARY);
    const dueOn = (today: string) =>
      nextReviews({ model, policy, uses: [], today }, { ...provider, criticality: 3 }).map(one => [
        one.due,
        one.status,
      ]);
    // A year after a leap day is the last of February.
    expect(dueOn('2029-02-27')[0]).toEqual(['2029-02-28', 'soon']);
    expect(dueOn('2029-02-28')[0]).toEqual(['2029-02-28', 'due']);
  });
});

describe('a device whose clock is in a zone', () => {
  it('is really in it in these tests, which could not fail otherwise', () => {
    const offsets = ZONES.map(zone => {
      vi.stubEnv('TZ', zone);
      return new Date('2026-07-01T12:00:00Z').getTimezoneOffset();
    });
    expect(new Set(offsets).size).toBeGreaterThan(5);
  });

  it('sees what ran out yesterday as overdue and what ends today as due, on a leap day and on the first of a year too', () => {
    for (const today of ['2028-02-29', '2028-03-01', '2027-01-01', '2026-03-29', '2026-10-25']) {
      expect(dueStatus(today, today, 0)).toBe('due');
      expect(dueStatus(addDays(today, -1), today, 0)).toBe('overdue');
      expect(dueStatus(addDays(today, 1), today, 0)).toBe('soon');
    }
  });
});
