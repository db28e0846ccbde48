import { describe, expect, it } from 'vitest';
import { aCloudShop } from '../../tests/support/aCloudShop';
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

  it('tells nothing of rules and things that are not there', () => {
    expect(whyNot(analyzer, 'th-no-such', 'el_photos')).toBeNull();
    expect(whyNot(analyzer, 'th-mg-console-exposed', 'el_none')).toBeNull();
  });
});
