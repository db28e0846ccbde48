import { describe, expect, it } from 'vitest';
import { type ConcernCase, pressingConcerns, scoreOf } from './index';

const quiet: ConcernCase = {
  key: 'a',
  residual: scoreOf(3, 3),
  confidence: 'medium',
  exploited: false,
  ownerMissing: false,
  overdue: false,
  unavailable: false,
  reviewOverdue: false,
  bare: false,
};

describe('the most pressing concerns', () => {
  it('put a smaller risk first when nobody owns it and it is exploited', () => {
    const [first, second] = pressingConcerns([
      { ...quiet, key: 'larger', residual: scoreOf(4, 3) },
      { ...quiet, key: 'exploited', exploited: true, ownerMissing: true },
    ]);
    expect(first?.key).toBe('exploited');
    expect(first?.reasons).toEqual(['exploited-in-the-wild', 'owner-missing']);
    expect(second?.reasons).toEqual([]);
  });

  it('are ten, in the same order whatever order they came in', () => {
    const cases = Array.from({ length: 30 }, (_, at) => ({ ...quiet, key: `k${at}`, overdue: at % 3 === 0 }));
    const there = pressingConcerns(cases);
    expect(there).toHaveLength(10);
    expect(pressingConcerns(cases.toReversed())).toEqual(there);
  });
});
