import { describe, expect, it } from 'vitest';
import { OrganisationInfo } from '../model';
import { followedFacts } from './policyFact';

const info = (fields: Partial<OrganisationInfo>) =>
  OrganisationInfo.parse({ id: 'organisation', name: 'Example Ltd', policyText: 'Somebody answers.', ...fields });
const here = (fields: Partial<OrganisationInfo>) =>
  ({
    organisation: 'do_org',
    info: info(fields),
    today: '2026-02-01',
  }) as const;
const APPROVED = here({ policyApproved: '2026-01-01' });

describe('whether a project knows that a cloud policy is in force', () => {
  it('comes from the organisation, with its name and the day, and goes when the policy is in force no longer', () => {
    const known = followedFacts({}, APPROVED);
    expect(known['cloud_policy']).toEqual({
      value: 'yes',
      origin: { kind: 'organisation', name: 'Example Ltd', at: '2026-02-01' },
    });
    expect(followedFacts(known, { ...APPROVED, today: '2026-03-01' })).toBe(known);
    expect(followedFacts(known, here({}))).toEqual({});
  });

  it('is not said by a draft, nor against what somebody has said in the project', () => {
    const said = {
      cloud_policy: { value: 'no', origin: { kind: 'person', by: 'Ada', at: '2026-01-01T00:00:00.000Z' } },
    } as const;
    expect(followedFacts({}, here({}))).toEqual({});
    expect(followedFacts(said, APPROVED)).toBe(said);
  });
});
