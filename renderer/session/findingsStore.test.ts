import { describe, expect, it } from 'vitest';
import type { Finding } from '../../core/analysis';
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
});
