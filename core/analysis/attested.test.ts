import { describe, expect, it } from 'vitest';
import { aCloudShop, anElement, aProvider, typed } from '../../tests/support/aCloudShop';
import { after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Analyzer, ruleSetOf, whyNot } from './index';

const TODAY = '2026-11-23';
const RULE = 'th-da-provider-noncompliant';
const rules = ruleSetOf(shippedLibrary());

/** Customer data in a store at a cloud whose report speaks of one service in one region. */
function asked(props: Readonly<Record<string, string>>) {
  const attested = [{ name: 'PCI DSS', services: ['Amazon S3'], regions: ['eu-west-1'], until: null }];
  const model = edited(
    aCloudShop(),
    aProvider({ id: 'pv_x', key: 'aws', name: 'AWS', facts: typed({ attestation: 'current' }), attested }),
    anElement({
      id: 'el_cards',
      name: 'Cards',
      kind: 'store',
      type: 'object-store',
      provider: 'pv_x',
      holds: ['da_cards'],
      props: typed(props),
    }),
  );
  const analyzer = new Analyzer(model, rules, TODAY);
  const finding = analyzer.findings().find(one => one.rule === RULE && one.subject.id === 'el_cards') ?? null;
  return { finding, explanation: whyNot(analyzer, RULE, 'el_cards') };
}

const why = (props: Readonly<Record<string, string>>) =>
  asked(props).explanation?.because.find(one => one.path === 'provider.attestation')?.text;

describe('regulated data at a provider with an attestation in force', () => {
  it('is no finding where the service and the region are covered', () => {
    expect(asked({ region: 'eu-west-1' }).finding).toBe(null);
    expect(why({ region: 'eu-west-1' })).toContain('Attestations: “PCI DSS” covers “Amazon S3” in “eu-west-1”');
  });

  it.each([
    [{ region: 'us-east-1' }, 'the region “us-east-1” is not covered by “PCI DSS”'],
    [{ region: 'eu-west-1', service: 'Athena' }, 'the service “Athena” is not covered by “PCI DSS”'],
  ])(
    'is a finding for %j that says what is not covered, and that only using or attesting another clears it',
    (props, text) => {
      const { finding, explanation } = asked(props);
      expect(finding?.state).toBe('confirmed');
      expect(why(props)).toContain(text);
      expect(explanation?.clears.map(one => one.fact.fact)).not.toContain('attestation');
    },
  );

  it('is to be verified while nobody said where it runs, and asks that of the element', () => {
    const { finding } = asked({});
    expect(finding?.state).toBe('to-verify');
    expect(finding?.open).toContainEqual({ subject: 'el_cards', fact: 'region' });
    expect(why({})).toContain('“PCI DSS”, for some regions; not known where this runs');
  });

  it('leaves the control of attestations missing for that element alone', () => {
    expect(asked({ region: 'us-east-1' }).finding?.controls).toContainEqual({
      id: 'ctl-prv-attestation',
      status: 'missing',
    });
  });
});
