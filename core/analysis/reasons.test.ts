import { describe, expect, it } from 'vitest';
import { aFlow, anAsset, anElement, typed } from '../../tests/support/aCloudShop';
import { aProject, after as edited } from '../../tests/support/aModel';
import { withEveryRelation } from '../../tests/support/everyRelation';
import { largeModel } from '../../tests/support/largeModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Analyzer, type Because, ruleSetOf, whyNot } from './index';

const TODAY = '2026-11-23';
const library = shippedLibrary();
const rules = ruleSetOf(library);

/** "✓ One of these: (✗ a, ? b)" */
const SIGN = { true: '✓', false: '✗', unknown: '?' } as const;
const drawn = ({ outcome, text, parts }: Because): string =>
  `${SIGN[outcome]} ${text}${parts.length === 0 ? '' : ` (${parts.map(drawn).join(' | ')})`}`;

const DECIDES = { confirmed: 'true', 'to-verify': 'unknown', 'ruled-out': 'false' } as const;

describe('why a rule says something of a thing, or nothing', () => {
  it('holds at least one fact that decides it, for every rule and everything, and none that speaks louder', () => {
    const every = ruleSetOf(withEveryRelation(library));
    const model = largeModel(library, { elements: 12, flows: 20, known: 30 });
    const analyzer = new Analyzer(model, every, TODAY);
    const without: string[] = [];
    for (const subject of analyzer.subjects()) {
      for (const rule of every.byId.keys()) {
        const told = whyNot(analyzer, rule, subject);
        const outcomes = told?.because.map(one => one.outcome) ?? [];
        const decides = told ? DECIDES[told.state] : 'false';
        if (!outcomes.includes(decides)) without.push(`${rule} at ${subject}: ${told?.state}`);
        if (told?.state === 'confirmed') expect(outcomes, `${rule} at ${subject}`).not.toContain('unknown');
        if (told?.state !== 'ruled-out') expect(outcomes, `${rule} at ${subject}`).not.toContain('false');
      }
    }
    expect(without.slice(0, 5)).toEqual([]);
  });

  it('finds nothing of a thing that a rule is never asked of, and says what the rule is about', () => {
    const analyzer = new Analyzer(
      edited(aProject(), anElement({ id: 'el_db', name: 'Orders', kind: 'store' })),
      rules,
      TODAY,
    );
    for (const [rule, words] of [
      ['th-pv-no-policy', 'The rule is about the whole project'],
      ['th-nw-in-between', 'The rule is about data flows'],
      ['th-gen-boundary-unclear', 'The rule is about trust boundaries'],
    ] as const) {
      const told = whyNot(analyzer, rule, 'el_db');
      expect(told?.state).toBe('ruled-out');
      expect(told?.because.map(one => one.text)).toEqual([words]);
    }
  });

  it('says that something is nowhere, where that is why', () => {
    const shop = Array.from({ length: 6 }, (_, at) =>
      anElement({ id: `el_${at}`, name: `Service ${at}`, kind: 'process', type: 'api-service' }),
    );
    const analyzer = new Analyzer(edited(aProject(), ...shop), rules, TODAY);
    const told = whyNot(analyzer, 'th-md-logs', 'project');
    expect(told?.because.map(drawn)).toContain(
      '✓ None of the things drawn anywhere, also out of scope: there is no Central log collection, SIEM / detection analytics or Metrics / APM monitoring',
    );
  });

  it('keeps what must hold together apart from what need not', () => {
    const model = edited(
      aProject(),
      anAsset({ id: 'da_1', name: 'Customers', type: 'pii', class: 'confidential' }),
      anElement({
        id: 'el_live',
        name: 'Live',
        kind: 'store',
        type: 'rdbms',
        holds: ['da_1'],
        props: typed({ enc_rest: 'cmk' }),
      }),
      anElement({
        id: 'el_copy',
        name: 'Copy',
        kind: 'store',
        type: 'rdbms',
        holds: ['da_1'],
        props: typed({ enc_rest: 'none' }),
      }),
      aFlow({ id: 'fl_1', name: 'copy', source: 'el_live', target: 'el_copy' }),
    );
    const told = whyNot(new Analyzer(model, rules, TODAY), 'th-as-uneven', 'da_1');
    const groups = told?.because.filter(one => one.parts.length > 0) ?? [];
    expect(groups.length).toBeGreaterThan(0);
    for (const group of groups) expect(group.text).toMatch(/^(At least|Each|None|One of these|Only if)/);
  });
});
