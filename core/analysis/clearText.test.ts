import { describe, expect, it } from 'vitest';
import { aBoundary, aFlow, anAsset, anElement, typed } from '../../tests/support/aCloudShop';
import { aProject, after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Analyzer, ruleSetOf } from './index';

const rules = ruleSetOf(shippedLibrary());
const IN_CLEAR = ['th-nw-plaintext', 'th-nw-in-between', 'th-nw-internal-plain'];

interface Said {
  readonly enc: string | null;
  readonly data: string | null;
}

/** What is shown of the exchange of a service with its database, both in a network, and of a visitor with the service. */
function said({ enc, data }: Said): Record<'inside' | 'edge', readonly string[]> {
  const props = enc === null ? {} : typed({ enc });
  const sent = data === null ? [] : ['da_1'];
  const model = edited(
    aProject(),
    ...(data === null ? [] : [anAsset({ id: 'da_1', name: 'Records', type: 'pii', class: data })]),
    aBoundary({ id: 'bo_net', name: 'Network', kind: 'vnet' }),
    anElement({ id: 'el_user', name: 'Visitor', kind: 'actor', type: 'anon-visitor' }),
    anElement({ id: 'el_app', name: 'Service', kind: 'process', type: 'api-service', parent: 'bo_net' }),
    anElement({ id: 'el_db', name: 'Records', kind: 'store', type: 'rdbms', parent: 'bo_net' }),
    aFlow({ id: 'fl_edge', name: 'ask', source: 'el_user', target: 'el_app', props, data: sent }),
    aFlow({ id: 'fl_inside', name: 'query', source: 'el_app', target: 'el_db', props, data: sent }),
  );
  const analyzer = new Analyzer(model, rules, '2026-11-23');
  expect(analyzer.window.derived('fl_edge')?.crosses).toContain('internet');
  const of = (id: string) =>
    analyzer
      .run(id)
      .findings.filter(finding => finding.shown && IN_CLEAR.includes(finding.rule))
      .map(finding => `${finding.rule} ${finding.state}`);
  return { inside: of('fl_inside'), edge: of('fl_edge') };
}

describe('traffic that is known to be in clear', () => {
  it.each(['none', 'weak'])(
    'is confirmed once inside a zone and once over the internet, whatever it carries: %s',
    enc => {
      expect(said({ enc, data: null })).toEqual({
        inside: ['th-nw-in-between confirmed'],
        edge: ['th-nw-in-between confirmed'],
      });
    },
  );

  it('is told as what reaches the internet where the data is worth protecting', () => {
    const { inside, edge } = said({ enc: 'none', data: 'confidential' });
    expect(edge).toEqual(['th-nw-plaintext confirmed']);
    expect(inside).toEqual(['th-nw-in-between confirmed']);
  });

  it('is confirmed for public data too, since it can be changed on its way', () => {
    expect(said({ enc: 'none', data: 'public' }).edge).toEqual(['th-nw-in-between confirmed']);
  });
});

describe('traffic of which nobody has said how it is protected', () => {
  it('is asked about once, wherever it goes', () => {
    const { inside, edge } = said({ enc: null, data: null });
    expect([inside.length, edge.length]).toEqual([1, 1]);
    expect([...inside, ...edge].every(one => one.endsWith('to-verify'))).toBe(true);
  });

  it('is not asked about once it is encrypted', () => {
    expect(said({ enc: 'tls', data: 'confidential' })).toEqual({ inside: [], edge: [] });
  });
});
