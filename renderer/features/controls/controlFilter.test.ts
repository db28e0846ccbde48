import { describe, expect, it } from 'vitest';
import type { ControlSummary } from '../../../core/controls';
import { shippedLibrary } from '../../../tests/support/templates';
import { grouped, listCounts, NO_FILTER, passing } from './controlFilter';

const library = shippedLibrary();

function aSummary(control: string, fields: Partial<ControlSummary>): ControlSummary {
  const title = library.controls.get(control)?.title ?? control;
  const reasons = { threat: 1, data: 0, class: 0, layer: 0 };
  return { control, title, counts: {}, subjects: 1, list: 'question', reasons, weight: 0, ...fields };
}

const controls = [
  aSummary('ctl-iam-mfa', { list: 'missing', counts: { missing: 2, implemented: 1 } }),
  aSummary('ctl-net-waf', { list: 'have', counts: { implemented: 1 } }),
  aSummary('ctl-dat-enc-rest', { list: 'missing', counts: { unavailable: 1 } }),
];

describe('the filter of the control register', () => {
  it.each([
    ['nothing', {}, ['ctl-iam-mfa', 'ctl-net-waf', 'ctl-dat-enc-rest']],
    ['a word in any case', { text: 'ENCRYPT' }, ['ctl-dat-enc-rest']],
    ['words that do not meet', { text: 'encrypt firewall' }, []],
    ['a state that any element gives it', { status: 'implemented' }, ['ctl-iam-mfa', 'ctl-net-waf']],
    ['a topic', { topic: 'network' }, ['ctl-net-waf']],
    ['a kind', { kind: 'recovery' }, []],
  ] as const)('by %s', (_, filter, expected) => {
    expect(passing(library, controls, { ...NO_FILTER, ...filter }).map(one => one.control)).toEqual(expected);
  });
});

describe('the lists', () => {
  it('come worst first, without empty ones, in the given order within', () => {
    const groups = grouped(controls, null).map(group => [group.list, group.controls.map(one => one.control)]);
    expect(groups).toEqual([
      ['missing', ['ctl-iam-mfa', 'ctl-dat-enc-rest']],
      ['have', ['ctl-net-waf']],
    ]);
    expect(grouped(controls, 'have').map(group => group.list)).toEqual(['have']);
    expect(grouped(controls, 'modify')).toEqual([]);
  });

  it('are counted whether or not one is asked for', () => {
    expect(listCounts(controls)).toEqual({ missing: 2, modify: 0, question: 0, have: 1, excluded: 0 });
  });
});
