import { describe, expect, it } from 'vitest';
import { aCloudShop, anElement, basisOf, typed } from '../../tests/support/aCloudShop';
import { aProject, after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import { CONTROL_STATUSES, type ControlRecord, type SubjectId } from '../model';
import { isInPlace, listOf, SPOKEN_FACTS, statusOf, worstList } from './index';

const recorded = (control: string, subject: SubjectId, fields: Partial<ControlRecord>): Command => ({
  type: 'control/set',
  control,
  subjects: [subject],
  fields,
});
const told = (subject: SubjectId, fact: string, value: string): Command => ({
  type: 'fact/set',
  subjects: [subject],
  fact,
  value,
});

/** The state of a control on a subject of the shop after some commands. */
function state(control: string, subject: string, ...commands: readonly Command[]) {
  return statusOf(basisOf(changed(aCloudShop(), ...commands)), control, subject);
}

describe('the state of a control', () => {
  it('is not known where nobody said anything', () => {
    expect(state('ctl-dat-enc-rest', 'el_db')).toEqual({ status: 'unknown', source: 'none' });
    expect(state('ctl-dat-enc-rest', 'el_nothing').status).toBe('unknown');
    expect(state('ctl-of-another-library', 'el_db').status).toBe('unknown');
  });

  it('stays unknown where it is said that something is encrypted, and not with whose key', () => {
    const said = told('el_db', 'encryption_at_rest', 'yes');
    expect(state('ctl-dat-cmk', 'el_db', said)).toEqual({ status: 'unknown', source: 'none' });
  });

  it.each([
    ['encryption_at_rest', 'cmk', 'ctl-dat-enc-rest', 'implemented'],
    ['encryption_at_rest', 'cmk', 'ctl-dat-cmk', 'implemented'],
    ['encryption_at_rest', 'provider-key', 'ctl-dat-enc-rest', 'implemented'],
    ['encryption_at_rest', 'provider-key', 'ctl-dat-cmk', 'missing'],
    ['encryption_at_rest', 'no', 'ctl-dat-enc-rest', 'missing'],
    ['encryption_at_rest', 'yes', 'ctl-dat-enc-rest', 'implemented'],
    ['encryption_in_transit', 'weak', 'ctl-dat-enc-transit', 'partial'],
    ['public_access', 'no', 'ctl-dat-block-public', 'implemented'],
    ['public_access', 'yes', 'ctl-dat-block-public', 'missing'],
    ['backup', 'isolated', 'ctl-bcp-backup', 'implemented'],
    ['backup', 'yes', 'ctl-bcp-backup', 'partial'],
    ['backup', 'none', 'ctl-bcp-backup', 'missing'],
    ['redundancy', 'region', 'ctl-bcp-redundancy', 'implemented'],
    ['logging', 'partial', 'ctl-log-enable', 'partial'],
    ['inventory', 'discovered', 'ctl-inv-inventory', 'partial'],
    ['inventory', 'missing', 'ctl-inv-inventory', 'missing'],
    ['least_privilege', 'partial', 'ctl-iam-least-priv', 'partial'],
  ])('follows from what is said of the element: %s is %s, so %s is %s', (fact, value, control, status) => {
    expect(state(control, 'el_db', told('el_db', fact, value))).toEqual({ status, source: 'implied' });
  });

  it.each([
    ['an answer of "not known"', 'public_access', '?', 'ctl-dat-block-public'],
    ['a value that the library does not have', 'public_access', 'perhaps', 'ctl-dat-block-public'],
    ['a property that the type does not have', 'imds_v2', 'yes', 'ctl-cfg-metadata'],
  ])('does not follow from %s', (_, fact, value, control) => {
    expect(state(control, 'el_db', told('el_db', fact, value)).status).toBe('unknown');
  });

  it('is not called missing by a property that only ever contributes to it', () => {
    const open = {
      type: 'vm',
      name: 'VM',
      kind: 'process',
      id: 'el_vm',
      props: typed({ admin_port_exposed: 'yes' }),
    } as const;
    const basis = basisOf(changed(aProject(), anElement(open)));
    expect(statusOf(basis, 'ctl-net-admin-path', 'el_vm').status).toBe('unknown');
  });

  it('is the best of what several properties say', () => {
    const props = typed({ acl_mirrored: 'no', data_provenance: 'yes' });
    const basis = basisOf(
      changed(aProject(), anElement({ id: 'el_v', kind: 'store', name: 'V', type: 'vector-db', props })),
    );
    expect(statusOf(basis, 'ctl-ai-provenance', 'el_v').status).toBe('implemented');
  });

  it('is what is recorded on the subject before what is recorded for the project before what is implied', () => {
    const implied = told('el_db', 'encryption_at_rest', 'cmk');
    const everywhere = recorded('ctl-dat-cmk', 'project', { status: 'planned' });
    const here = recorded('ctl-dat-cmk', 'el_db', { status: 'degraded' });
    expect(state('ctl-dat-cmk', 'el_db', implied)).toEqual({ status: 'implemented', source: 'implied' });
    expect(state('ctl-dat-cmk', 'el_db', implied, everywhere)).toEqual({
      status: 'planned',
      source: 'recorded-for-project',
    });
    expect(state('ctl-dat-cmk', 'el_db', implied, everywhere, here)).toEqual({
      status: 'degraded',
      source: 'recorded',
    });
    expect(state('ctl-dat-cmk', 'project', everywhere)).toEqual({ status: 'planned', source: 'recorded' });
  });

  it.each([
    ['verified', '2026-11-22', 'implemented'],
    ['verified', '2026-11-23', 'verified'],
    ['verified', null, 'verified'],
    ['attested', '2026-11-22', 'claimed'],
    ['planned', '2026-11-22', 'planned'],
  ] as const)('that was %s with evidence until %s is %s on 23 November 2026', (status, expires, is) => {
    expect(state('ctl-dat-cmk', 'el_db', recorded('ctl-dat-cmk', 'el_db', { status, expires })).status).toBe(is);
  });

  it('is no longer verified when every piece of its evidence has run out', () => {
    const evidence = (id: `ev_${string}`, expires: string): Command => ({
      type: 'row/add',
      table: 'evidence',
      row: {
        id,
        name: 'Scan',
        kind: 'note',
        hash: null,
        size: null,
        link: null,
        note: '',
        expires,
        stamp: { by: 'Ada', roles: [], at: '2026-01-01T00:00:00.000Z' },
      },
    });
    const both = [evidence('ev_old', '2026-01-31'), evidence('ev_new', '2027-01-31')];
    const proven = (ids: readonly `ev_${string}`[]) =>
      state(
        'ctl-dat-cmk',
        'el_db',
        ...both,
        recorded('ctl-dat-cmk', 'el_db', { status: 'verified', evidence: [...ids] }),
      );
    expect(proven(['ev_old']).status).toBe('implemented');
    expect(proven(['ev_old', 'ev_new']).status).toBe('verified');
  });

  describe('that the provider runs', () => {
    const current = told('pv_crm', 'attestation', 'current');

    it('is attested where all its layers are the provider’s and a report is current', () => {
      expect(state('ctl-hst-patch', 'el_crm', current)).toEqual({ status: 'attested', source: 'provider' });
      expect(state('ctl-hst-patch', 'el_crm', told('pv_crm', 'attestation', 'expired')).status).toBe('unknown');
    });

    it('is not attested where the customer has a part in it: a report says nothing of that half', () => {
      expect(state('ctl-dat-enc-rest', 'el_crm', current).status).toBe('unknown');
      expect(state('ctl-net-waf', 'el_db', told('pv_aws', 'attestation', 'current')).status).toBe('unknown');
    });

    it('is ours again where the layer is taken over', () => {
      const ours: Command = { type: 'responsibility/set', layer: 'guest-os', subjects: [], fields: { share: 'C' } };
      const taken = { ...ours, subjects: ['el_crm'] } as const satisfies Command;
      expect(state('ctl-hst-patch', 'el_crm', current, taken).status).toBe('unknown');
    });

    it('is what is recorded of the provider, for layers that are its alone', () => {
      const poor = recorded('ctl-hst-patch', 'pv_crm', { status: 'partial' });
      expect(state('ctl-hst-patch', 'el_crm', current, poor)).toEqual({ status: 'partial', source: 'provider' });
    });

    it('is the weaker of both sides where each must act', () => {
      const ours = told('el_db', 'segmented', 'yes');
      const theirs = recorded('ctl-net-segment', 'pv_aws', { status: 'degraded' });
      expect(state('ctl-net-segment', 'el_db', ours)).toEqual({ status: 'implemented', source: 'implied' });
      expect(state('ctl-net-segment', 'el_db', ours, theirs)).toEqual({ status: 'degraded', source: 'implied' });
    });

    it.each([
      ['attestation', 'current', 'ctl-prv-attestation', 'attested'],
      ['attestation', 'expired', 'ctl-prv-attestation', 'claimed'],
      ['support_access', 'uncontrolled', 'ctl-prv-access', 'missing'],
      ['breach_hours', '<=72', 'ctl-ir-notify', 'implemented'],
    ])('follows from what is said of the provider: %s is %s, so %s is %s', (fact, value, control, status) => {
      expect(state(control, 'pv_crm', told('pv_crm', fact, value))).toEqual({ status, source: 'provider' });
      expect(state(control, 'el_crm', told('pv_crm', fact, value))).toEqual({ status, source: 'provider' });
      expect(state(control, 'el_db', told('pv_crm', fact, value)).status).toBe('unknown');
    });
  });

  it.each([
    ['cloud_policy', 'yes', 'ctl-gov-policy', 'implemented'],
    ['dpia', 'no', 'ctl-dat-dpia', 'missing'],
  ])('follows from what is said of the project: %s is %s, so %s is %s everywhere', (fact, value, control, status) => {
    for (const subject of ['project', 'el_db', 'fl_buy', 'pv_aws']) {
      expect(state(control, subject, told('project', fact, value))).toEqual({ status, source: 'implied' });
    }
  });

  describe('on a data flow', () => {
    it('follows from what is said of the flow, whatever its ends are like', () => {
      const end = told('el_web', 'encryption_in_transit', 'tls');
      expect(state('ctl-dat-enc-transit', 'fl_buy', told('fl_buy', 'enc', 'mtls')).status).toBe('implemented');
      expect(state('ctl-dat-enc-transit', 'fl_buy', told('fl_buy', 'enc', 'weak')).status).toBe('partial');
      expect(state('ctl-dat-enc-transit', 'fl_buy', end, told('fl_buy', 'enc', 'none')).status).toBe('missing');
    });

    it('is the better state of its two ends where nothing is said of the flow', () => {
      const target = told('el_web', 'encryption_in_transit', 'tls');
      expect(state('ctl-dat-enc-transit', 'fl_buy', target)).toEqual({ status: 'implemented', source: 'implied' });
      const source = recorded('ctl-dat-enc-transit', 'el_buyer', { status: 'missing' });
      expect(state('ctl-dat-enc-transit', 'fl_buy', source).status).toBe('missing');
      expect(state('ctl-dat-enc-transit', 'fl_buy', source, target).status).toBe('implemented');
    });
  });
});

describe('what is known without being asked', () => {
  it('speaks of facts and controls that the library has', () => {
    const library = shippedLibrary();
    const facts = { flow: library.flowProperties, project: library.projectFacts, provider: library.providerFacts };
    for (const of of ['flow', 'project', 'provider'] as const) {
      for (const [fact, { control, states }] of Object.entries(SPOKEN_FACTS[of])) {
        expect(library.controls.has(control), control).toBe(true);
        expect([...(facts[of].get(fact)?.values ?? [])].sort(), fact).toEqual(Object.keys(states).sort());
      }
    }
  });
});

describe('the four lists', () => {
  it.each([
    ['have', ['verified', 'implemented', 'attested']],
    ['modify', ['claimed', 'partial', 'modify', 'degraded']],
    ['missing', ['planned', 'missing', 'unavailable']],
    ['question', ['unknown']],
    ['excluded', ['n/a']],
  ])('put these states under "%s": %s', (list, states) => {
    expect(CONTROL_STATUSES.filter(status => listOf(status) === list)).toEqual(states);
  });

  it('count a control as in place when it is under "have"', () => {
    expect(CONTROL_STATUSES.filter(isInPlace)).toEqual(['verified', 'implemented', 'attested']);
  });

  it('call a control by the worst that it is anywhere', () => {
    expect(worstList(['have', 'question', 'modify'])).toBe('modify');
    expect(worstList(['have', 'excluded'])).toBe('have');
    expect(worstList([])).toBe('excluded');
  });
});
