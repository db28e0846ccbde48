import { describe, expect, it } from 'vitest';
import type { Finding, Tally } from '../../core/analysis';
import type { AnalysisUpdate } from '../../core/engine';
import { scoreOf } from '../../core/risk';
import { NO_FINDINGS, updated } from './findingsStore';

const PAIR: Finding = {
  key: 'th-to-dev-beside-prod:workbench=el_1,store=el_2',
  rule: 'th-to-dev-beside-prod',
  title: 'A development or test system can reach a production store',
  state: 'confirmed',
  shown: true,
  standing: 'open',
  tier: 1,
  subject: { table: 'elements', id: 'el_1', name: '' },
  endpoints: ['Trial', 'Records'],
  roles: [
    { role: 'workbench', id: 'el_1', name: 'Trial' },
    { role: 'store', id: 'el_2', name: 'Records' },
  ],
  open: [],
  inherent: scoreOf(4, 4),
  residual: scoreOf(4, 4),
  confidence: 'high',
  controls: [],
};

const at = (id: 'da_1') => ({ table: 'assets', id, name: 'Orders' }) as const;

const update = (fields: Partial<AnalysisUpdate>): AnalysisUpdate => ({
  revision: 1,
  whole: false,
  changed: [],
  removed: [],
  subjects: [],
  gone: [],
  questions: [],
  controls: [],
  totals: NO_FINDINGS.totals,
  ...fields,
});

describe('what is found about two things together', () => {
  it('is known of either of both, and gone from both when it is gone', () => {
    const shown = updated(NO_FINDINGS, update({ changed: [PAIR] }));
    expect([...shown.keysOfSubject]).toEqual([
      ['el_1', [PAIR.key]],
      ['el_2', [PAIR.key]],
    ]);
    expect([...updated(shown, update({ revision: 2, removed: [PAIR.key] })).keysOfSubject]).toEqual([]);
  });

  it('counts at both as long as it is shown, and changes the count of nothing else', () => {
    const other: Finding = {
      ...PAIR,
      key: 'th-as-no-copy:asset=da_1',
      subject: at('da_1'),
      roles: [],
      state: 'to-verify',
    };
    const before = updated(NO_FINDINGS, update({ changed: [other] }));
    const shown = updated(before, update({ changed: [PAIR] }));
    const one: Tally = { worst: 'high', maybe: null, confirmed: 1, toVerify: 0 };
    expect(shown.tallies).toEqual(
      new Map<string, Tally>([
        ['da_1', { worst: null, maybe: 'high', confirmed: 0, toVerify: 1 }],
        ['el_1', one],
        ['el_2', one],
      ]),
    );
    expect(shown.tallies.get('da_1')).toBe(before.tallies.get('da_1'));
    const decided = updated(shown, update({ changed: [{ ...PAIR, shown: false }] }));
    expect([...decided.tallies.keys()]).toEqual(['da_1']);
    expect([...updated(decided, update({ removed: [other.key] })).tallies]).toEqual([]);
  });

  it('leaves a count as it is where only the words of a finding change', () => {
    const shown = updated(NO_FINDINGS, update({ changed: [PAIR] }));
    const again = updated(shown, update({ changed: [{ ...PAIR, title: 'In other words' }] }));
    expect(again.tallies.get('el_2')).toBe(shown.tallies.get('el_2'));
  });
});
