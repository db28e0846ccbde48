import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/analysis';
import { Decision, HandThreat } from '../../../core/model';
import { scoreOf } from '../../../core/risk';
import { aCloudShop, aFlow, aPerson, basisOf } from '../../../tests/support/aCloudShop';
import { after as changed } from '../../../tests/support/aModel';
import { acceptances, accountableFor, bandToTell, cellOf, countsOf, inCell, moved, type Risk, risksOf } from './risks';

function aFinding(key: string, fields: Partial<Finding> = {}): Finding {
  return {
    key,
    rule: 'th-x',
    title: key,
    state: 'confirmed',
    shown: true,
    standing: 'open',
    tier: 1,
    subject: { table: 'elements', id: 'el_db', name: 'Orders' },
    endpoints: [],
    roles: [],
    open: [],
    inherent: scoreOf(5, 4),
    residual: scoreOf(2.5, 4),
    confidence: 'medium',
    controls: [],
    ...fields,
  };
}

const TODAY = '2026-11-23';
const aThreat = (fields: object) => HandThreat.parse({ id: 'tm_1', title: 'By hand', ...fields });

describe('what stands in the matrices', () => {
  it.each([
    ['confirmed and open', {}, 1],
    ['accepted', { standing: 'accepted' }, 0],
    ['an acceptance that ran out', { standing: 'expired' }, 1],
    ['dismissed', { standing: 'dismissed' }, 0],
    ['not shown', { shown: false }, 0],
  ] as const)('%s', (_, fields, expected) => {
    expect(risksOf([aFinding('a', fields)], [], TODAY)).toHaveLength(expected);
  });

  it.each([
    ['open and rated', { likelihood: 4, impact: 5 }, '4 5', '4 5'],
    ['mitigated', { likelihood: 4, impact: 5, status: 'mitigated' }, null, null],
    ['not rated', { severity: 'high' }, null, null],
  ] as const)('a threat written by hand that is %s', (_, fields, before, after) => {
    const [risk] = risksOf([], [aThreat(fields)], TODAY);
    const place = (cell: ReturnType<typeof cellOf>) => cell && `${cell.likelihood} ${cell.impact}`;
    expect([place(cellOf(risk?.inherent ?? null)), place(cellOf(risk?.residual ?? null))]).toEqual([before, after]);
  });

  it('written by hand is open again after the last day of its acceptance', () => {
    const stamp = { by: 'Sara', roles: [], at: '2026-01-01T00:00:00.000Z' };
    const standing = (expires: string) =>
      risksOf([], [aThreat({ status: 'accepted', acceptance: { reason: '', expires, stamp } })], TODAY)[0]?.standing;
    expect([standing(TODAY), standing('2026-11-22')]).toEqual([undefined, 'expired']);
  });

  it('is told by what it was called where it is not rated, the worst first', () => {
    const risks = risksOf(
      [],
      [
        aThreat({ id: 'tm_1', severity: 'low' }),
        aThreat({ id: 'tm_2', severity: 'critical' }),
        aThreat({ id: 'tm_3' }),
      ],
      TODAY,
    );
    expect(risks.map(risk => [risk.key, bandToTell(risk, 'residual')])).toEqual([
      ['tm_2', 'critical'],
      ['tm_1', 'low'],
      ['tm_3', null],
    ]);
  });

  it('leaves out what somebody says does not apply', () => {
    expect(risksOf([], [aThreat({ status: 'not-applicable', likelihood: 5, impact: 5 })], TODAY)).toEqual([]);
  });

  it('is counted by cell on each side, halves up, and the cell gives back what was counted', () => {
    const risks = risksOf([aFinding('a'), aFinding('b', { residual: scoreOf(1, 1) })], [], TODAY);
    expect([...countsOf(risks, 'inherent')]).toEqual([['5 4', 2]]);
    expect(countsOf(risks, 'residual').get('3 4')).toBe(1);
    expect(inCell(risks, 'residual', { likelihood: 3, impact: 4 }).map(risk => risk.key)).toEqual(['a']);
  });
});

describe('the keyboard in a matrix', () => {
  it.each([
    ['ArrowUp', 3, 2],
    ['ArrowDown', 1, 2],
    ['ArrowRight', 2, 3],
    ['Home', 2, 1],
    ['End', 2, 5],
  ])('%s leads from 2, 2 to %i, %i', (key, likelihood, impact) => {
    expect(moved({ likelihood: 2, impact: 2 }, key)).toEqual({ likelihood, impact });
  });

  it('stays within the matrix and leaves other keys alone', () => {
    expect(moved({ likelihood: 5, impact: 5 }, 'ArrowUp')).toEqual({ likelihood: 5, impact: 5 });
    expect(moved({ likelihood: 5, impact: 5 }, 'Tab')).toBeNull();
  });
});

describe('who is accountable', () => {
  const stamp = { by: 'Sara', roles: [], at: '2026-01-01T00:00:00.000Z' };
  const remembered = { title: '', subject: '', library: '' };
  const shop = changed(
    aCloudShop(),
    aPerson({ id: 'pe_db', name: 'Dora' }),
    aFlow({ id: 'fl_own', name: 'own', source: 'el_web', target: 'el_db' }),
    { type: 'row/change', table: 'elements', ids: ['el_db'], fields: { owner: 'pe_db' } },
    { type: 'row/change', table: 'project', ids: ['project'], fields: { owner: 'pe_ops' } },
  );
  const assigned = {
    ...shop,
    decisions: new Map([['a', Decision.parse({ id: 'a', assignee: 'pe_ops', stamp, remembered })]]),
  };
  const risk = (key: string, subject: string): Risk => ({
    key,
    title: '',
    subject,
    confirmed: true,
    standing: 'open',
    inherent: null,
    residual: null,
    severity: null,
  });

  it.each([
    ['the person it is assigned to', assigned, risk('a', 'el_db'), { name: 'Olga, operations', by: 'assigned' }],
    ['the owner of what it is about', shop, risk('b', 'el_db'), { name: 'Dora', by: 'owner' }],
    ['the owner of an end of the flow', shop, risk('b', 'fl_own'), { name: 'Dora', by: 'owner' }],
    ['whoever answers for the project', shop, risk('b', 'el_web'), { name: 'Olga, operations', by: 'project' }],
    ['nobody', aCloudShop(), risk('b', 'el_db'), null],
  ])('is %s', (_, model, one, expected) => {
    expect(accountableFor(model, basisOf(model).reader, one)).toEqual(expected);
  });
});

describe('acceptances', () => {
  it('hold to the end of their day; what ends first comes first; a finding that is gone is said', () => {
    const stamp = { by: 'Sara', roles: [], at: '2026-01-01T00:00:00.000Z' };
    const remembered = { title: 'T', subject: 'S', library: '' };
    const decided = (id: string, verdict: string | null, expires: string | null) =>
      Decision.parse({ id, verdict, expires, stamp, remembered });
    const all = acceptances({
      decisions: [
        decided('c', 'accepted', null),
        decided('a', 'accepted', '2026-11-23'),
        decided('b', 'accepted', '2026-11-22'),
        decided('d', 'dismissed', null),
      ],
      findings: new Map([['a', aFinding('a')]]),
      written: [
        aThreat({ id: 'tm_1', severity: 'high', status: 'accepted', subject: 'el_db' }),
        aThreat({ id: 'tm_2', acceptance: { reason: 'x', expires: null, stamp } }),
      ],
      nameOf: id => `name of ${id}`,
      today: TODAY,
      beyond: new Set(['a']),
    });
    expect(all.at(-1)).toMatchObject({
      id: 'tm_1',
      stamp: null,
      subject: 'name of el_db',
      band: 'high',
      state: 'no-end',
    });
    expect(all.slice(0, -1).map(one => [one.id, one.state, one.here, one.beyond])).toEqual([
      ['b', 'ran-out', false, false],
      ['a', 'holds', true, true],
      ['c', 'no-end', false, false],
    ]);
  });
});
