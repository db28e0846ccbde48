import { describe, expect, it } from 'vitest';
import { aCloudShop, anElement, typed } from '../../tests/support/aCloudShop';
import { after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Analyzer, ruleSetOf, whyNot } from './index';

describe('why a rule says nothing', () => {
  const rules = ruleSetOf(shippedLibrary());
  const analyzer = new Analyzer(aCloudShop(), rules, '2026-11-23');

  it('of a thing of another type, names the types that the rule is about', () => {
    const explanation = whyNot(analyzer, 'th-mg-console-exposed', 'el_photos');
    expect(explanation?.state).toBe('ruled-out');
    const [first] = explanation?.because ?? [];
    expect(first?.outcome).toBe('false');
    expect(first?.text).toMatch(/“Photos” is of the type .+; the rule is about .+, .+, .+ and 2 more$/);
  });

  it('names the day alone of a fact that somebody gave before saying who they are', () => {
    const origin = { kind: 'person', by: '', at: '2026-01-01T00:00:00.000Z' } as const;
    const props = { mfa: { value: 'phishing-resistant', origin } };
    const model = edited(
      aCloudShop(),
      anElement({ id: 'el_idp', name: 'Sign-in', kind: 'process', type: 'idp', props }),
    );
    const explanation = whyNot(new Analyzer(model, rules, '2026-11-23'), 'th-id-stolen-creds', 'el_idp');
    expect(explanation?.because[0]?.text).toBe(
      'Multi-factor sign-in for users: Phishing-resistant (typed on 2026-01-01)',
    );
  });

  it('tells what holds, what is open, where a default speaks, and that nobody is named', () => {
    const model = edited(
      aCloudShop(),
      anElement({ id: 'el_idp', name: 'Sign-in', kind: 'process', type: 'idp', props: typed({ mfa: 'yes' }) }),
    );
    const open = new Analyzer(model, rules, '2026-11-23');
    const texts = (rule: string) => whyNot(open, rule, 'el_idp')?.because.map(one => `${one.outcome}: ${one.text}`);
    expect(texts('th-mg-orphan-owner')).toEqual(
      expect.arrayContaining([expect.stringMatching(/^true: Owner: nobody is named/)]),
    );
    const every = [...rules.byId.keys()].flatMap(rule => texts(rule) ?? []);
    expect(every).toEqual(
      expect.arrayContaining([
        'unknown: Faces the internet is not known',
        'true: Criticality: 3 medium, unless said otherwise',
        expect.stringMatching(/^(true|false): Multi-factor sign-in for users: Yes \(/),
      ]),
    );
  });

  it('tells nothing of rules and things that are not there', () => {
    expect(whyNot(analyzer, 'th-no-such', 'el_photos')).toBeNull();
    expect(whyNot(analyzer, 'th-mg-console-exposed', 'el_none')).toBeNull();
  });
});
