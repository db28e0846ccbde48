import { describe, expect, it } from 'vitest';
import { A_PERSON, aProject, after as edited } from '../../tests/support/aModel';
import { type AcceptanceLimits, HandThreat, OrganisationInfo, type ProjectModel, type RiskBand } from '../model';
import { acceptancesBeyond, followedLimits } from './acceptances';

const HERE = 'do_org';
const infoOf = (fields: Partial<OrganisationInfo>) =>
  OrganisationInfo.parse({ id: 'organisation', name: '', policyVersion: '1', ...fields });
const APPROVED = infoOf({ policyApproved: '2026-01-01', policyText: 'Somebody answers for each risk.' });
const followed = (kept: AcceptanceLimits | null, info: OrganisationInfo | undefined, today = '2026-02-01') =>
  followedLimits(kept, { organisation: HERE, info, today });

describe('what a project keeps of the policy', () => {
  it('is what an approved policy shows, with the day on which it was taken over', () => {
    const limits = followed(null, APPROVED);
    expect(limits?.rules.find(rule => rule.band === 'critical')?.roles).toEqual(['Executive']);
    expect(limits?.copiedFrom).toEqual({ organisation: HERE, at: '2026-02-01' });
  });

  it('stays the same while the policy does, and follows when it changes', () => {
    const limits = followed(null, APPROVED);
    expect(followed(limits, APPROVED, '2026-05-01')).toBe(limits);
    const stricter = infoOf({ ...APPROVED, acceptance: [{ band: 'low', roles: ['CISO'], days: 10 }] });
    const now = followed(limits, stricter, '2026-05-01');
    expect(now?.rules.find(rule => rule.band === 'low')).toEqual({ band: 'low', roles: ['CISO'], days: 10 });
    expect(now?.copiedFrom.at).toBe('2026-05-01');
  });

  it.each([
    ['no organisation is there', undefined],
    ['nobody has approved the policy', infoOf({ policyText: 'A draft' })],
    ['an empty sheet was approved', infoOf({ policyApproved: '2026-01-01' })],
  ])('is nothing where %s', (_, info) => {
    expect(followed(null, info)).toBeNull();
    expect(followed(followed(null, APPROVED), info)).toBeNull();
  });

  it('is left as it came when it is of another organisation', () => {
    const theirs = followedLimits(null, { organisation: 'do_theirs', info: APPROVED, today: '2026-01-01' });
    expect(followed(theirs, undefined)).toBe(theirs);
    expect(followed(theirs, infoOf({ ...APPROVED, policyVersion: '2' }))).toBe(theirs);
  });
});

describe('an acceptance', () => {
  const KEY = 'th-x:element=el_1';
  const finding = (band: RiskBand, standing: 'accepted' | 'expired' = 'accepted') => ({
    key: KEY as never,
    standing,
    residual: { likelihood: 3, impact: 3, index: 9, band } as never,
  });
  const beyond = (model: ProjectModel, findings: readonly ReturnType<typeof finding>[]) =>
    acceptancesBeyond({ model, findings, today: '2026-01-10' });
  const accepted = (expires: string | null): ProjectModel => {
    const remembered = { title: 'Flood', subject: 'Shop', library: '' };
    const decide = {
      type: 'decision/set',
      findings: [{ key: KEY, remembered }],
      fields: { verdict: 'accepted', expires },
    } as const;
    // Accepted before the policy was taken over.
    const acceptance = followed(null, APPROVED);
    const follow = { type: 'row/change', table: 'project', ids: ['project'], fields: { acceptance } } as const;
    return edited(aProject(), decide, follow);
  };

  it('by somebody who may not is told, with who may', () => {
    const [told] = beyond(accepted('2026-01-20'), [finding('high')]);
    expect(told).toMatchObject({ title: 'Flood', by: A_PERSON.name, verdict: { because: 'role' } });
  });

  it('is no matter where the risk is one that anybody may accept, or where it has run out', () => {
    expect(beyond(accepted(null), [finding('low')])).toEqual([]);
    expect(beyond(accepted('2026-01-20'), [finding('high', 'expired')])).toEqual([]);
  });

  it('of a threat that people wrote is told as well, and so is one that came with a file and that nobody has given', () => {
    const row = HandThreat.parse({ id: 'tm_1', title: 'Loss of keys', severity: 'high' });
    const accept = {
      type: 'threat/accept',
      threats: [{ id: row.id, band: 'high' }],
      acceptance: { reason: 'Small', expires: '2026-01-20' },
    } as const;
    const model = edited(aProject(), { type: 'row/add', table: 'threats', row }, accept);
    const limited = { ...model, project: accepted(null).project };
    expect(beyond(limited, [])).toMatchObject([{ key: 'tm_1', by: A_PERSON.name, verdict: { because: 'role' } }]);
    expect(acceptancesBeyond({ model: limited, findings: [], today: '2026-01-21' })).toEqual([]);
    const brought = { ...row, status: 'accepted' as const };
    const read = { ...limited, threats: new Map([[row.id, brought]]) };
    expect(beyond(read, [])).toMatchObject([{ key: 'tm_1', by: '', band: 'high', verdict: { because: 'brought' } }]);
    expect(beyond({ ...read, project: aProject().project }, [])).toEqual([]);
  });
});
