import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../core/analysis';
import { HandThreat } from '../../../core/model';
import { scoreOf } from '../../../core/risk';
import { shippedLibrary } from '../../../tests/support/templates';
import { FIRST_THREATS_LOOK, type ThreatFilter, type ThreatsLook } from '../../session';
import { grouped, inMethodView, isFolded, OTHER } from './lenses';
import { narrowed, type Row, registerOf, whereOf } from './register';

const library = shippedLibrary();

type Draft = Partial<Omit<Finding, 'subject'>> & {
  readonly on?: `el_${string}`;
  readonly l?: number;
  readonly i?: number;
};

/** A finding of a real rule on an element. */
function aFinding({ on = 'el_1', l = 3, i = 3, rule = 'th-id-password-spray', ...fields }: Draft = {}): Finding {
  return {
    key: `${rule}:element=${on}`,
    rule,
    title: library.threats.get(rule)?.title ?? rule,
    state: 'confirmed',
    shown: true,
    standing: 'open',
    tier: 1,
    subject: { table: 'elements', id: on, name: on },
    endpoints: [],
    roles: [],
    open: [],
    inherent: scoreOf(5, 5),
    residual: scoreOf(l, i),
    confidence: 'high',
    controls: [{ id: 'ctl-iam-mfa', status: 'unknown' }],
    ...fields,
  };
}

const aThreat = (fields: Partial<HandThreat>): HandThreat =>
  HandThreat.parse({ id: 'tm_1', title: 'By hand', ...fields });

const register = (findings: readonly Finding[], threats: readonly HandThreat[] = []) =>
  registerOf({ library, findings, threats, nameOf: id => `name of ${id}`, today: '2026-11-23' });

const ids = (rows: readonly Row[]) => rows.map(row => row.id);

describe('the register', () => {
  it('puts confirmed threats first, then those written by hand, then what is to verify, and decided ones last', () => {
    const toVerify = aFinding({ on: 'el_2', state: 'to-verify', l: 5, i: 5 });
    const further = aFinding({ on: 'el_3', state: 'to-verify', shown: false, l: 5, i: 5 });
    const decided = aFinding({ on: 'el_4', standing: 'accepted', shown: false, l: 5, i: 5 });
    const confirmed = aFinding({ l: 1, i: 1 });
    const rows = register([decided, further, toVerify, confirmed], [aThreat({})]);
    expect(rows.map(row => row.section)).toEqual(['confirmed', 'written', 'to-verify', 'further', 'decided']);
  });

  it('puts the worst first within a part, by band before score', () => {
    // 2 × 5 is high by the matrix although 4 × 2.4 scores nearly as much and is moderate.
    const high = aFinding({ on: 'el_1', l: 2, i: 5 });
    const moderate = aFinding({ on: 'el_2', l: 4, i: 2.4 });
    const low = aFinding({ on: 'el_3', l: 1, i: 1 });
    expect(ids(register([low, moderate, high]))).toEqual([high.key, moderate.key, low.key]);
  });

  it('opens a finding again whose acceptance has run out', () => {
    expect(register([aFinding({ standing: 'expired' })])[0]?.section).toBe('confirmed');
  });

  it.each<[HandThreat['status'], Row['section']]>([
    ['open', 'written'],
    ['mitigated', 'decided'],
    ['accepted', 'decided'],
    ['not-applicable', 'decided'],
  ])('a threat written by hand that is %s stands under %s', (status, section) => {
    expect(register([], [aThreat({ status })])[0]?.section).toBe(section);
  });

  it('calls a data flow by its ends', () => {
    const flow = (name: string) => ({ subject: { table: 'flows', id: 'fl_1', name } as const, endpoints: ['A', 'B'] });
    expect(whereOf(flow(''))).toBe('A → B');
    expect(whereOf(flow('orders'))).toBe('A → B (orders)');
  });
});

describe('a threat to two things together', () => {
  const pair = aFinding({
    on: 'el_1',
    roles: [
      { role: 'workbench', id: 'el_1', name: 'Trial' },
      { role: 'store', id: 'el_2', name: 'Records' },
    ],
  });

  it.each(['el_1', 'el_2'])('is listed at %s', subject => {
    const rows = narrowed(register([pair]), { ...FIRST_THREATS_LOOK, filter: { subject }, within: [] });
    expect(ids(rows)).toEqual([pair.key]);
  });
});

describe('narrowing', () => {
  const first = aFinding({ on: 'el_1', l: 5, i: 5 });
  const second = aFinding({ on: 'el_2', rule: 'th-mg-drift', l: 2.5, i: 1, controls: [], standing: 'dismissed' });
  const written = aThreat({ subject: 'el_1', stride: ['R'], severity: 'high', description: 'Nobody would notice' });
  const rows = register([first, second], [written]);
  const pass = (look: Partial<ThreatsLook>, filter: ThreatFilter = {}) =>
    ids(narrowed(rows, { ...FIRST_THREATS_LOOK, ...look, filter, within: [] }));

  it.each<[string, Partial<ThreatsLook>, ThreatFilter, readonly string[]]>([
    ['everything without filters', {}, {}, [first.key, written.id, second.key]],
    ['words in any order, whatever their case', { search: 'SPRAYING password' }, {}, [first.key]],
    ['words of a description', { search: 'would notice' }, {}, [written.id]],
    ['a CWE id', { search: 'cwe-307' }, {}, [first.key]],
    ['a band', { bands: ['critical', 'high'] }, {}, [first.key, written.id]],
    ['a letter', { stride: ['R'] }, {}, [written.id]],
    ['a decision', { standings: ['dismissed'] }, {}, [second.key]],
    ['a part', { sections: ['written'] }, {}, [written.id]],
    ['a place', {}, { subject: 'el_1' }, [first.key, written.id]],
    ['a control', {}, { control: 'ctl-iam-mfa' }, [first.key]],
    ['a threat of the library', {}, { rule: first.rule }, [first.key]],
    [
      'a cell of the matrix, halves going up',
      {},
      { band: { side: 'residual', likelihood: 3, impact: 1 } },
      [second.key],
    ],
    [
      'the other side of the matrix',
      {},
      { band: { side: 'inherent', likelihood: 5, impact: 5 } },
      [first.key, second.key],
    ],
    ['nothing, when filters exclude each other', { stride: ['R'] }, { control: 'ctl-iam-mfa' }, []],
  ])('lets through %s', (_, look, filter, expected) => {
    expect(pass(look, filter)).toEqual(expected);
  });
});

describe('views over the same threats', () => {
  const spray = aFinding({ rule: 'th-id-stolen-creds' });
  const toVerify = aFinding({ on: 'el_2', rule: 'th-id-stolen-creds', state: 'to-verify' });
  const written = aThreat({ subject: 'el_1' });
  const rows = register([spray, toVerify], [written]);
  const groupIds = (lens: Parameters<typeof grouped>[1], of = rows) =>
    grouped(of, lens, library).groups.map(group => `${group.id} ${group.count}`);

  it('shows a threat under each of its letters, and what has none apart', () => {
    expect(groupIds('stride')).toEqual(['S 2', 'E 2', `${OTHER} 1`]);
    const { lines } = grouped(rows, 'stride', library);
    expect(new Set(lines.map(line => line.id)).size).toBe(lines.length);
  });

  it.each<[Parameters<typeof grouped>[1], string]>([
    ['owasp-web', 'A07:2025'],
    ['owasp-api', 'API2:2023'],
    ['cia', 'cia-C'],
    ['attack', 'T1078'],
    ['tactics', 'TA0001'],
    ['element', 'el_1'],
    ['topic', 'Identity and access'],
  ])('by %s it stands under %s', (lens, group) => {
    expect(grouped(register([spray]), lens, library).groups.map(one => one.id)).toContain(group);
  });

  it('names a heading of a list with its number, and stands in its order', () => {
    const titles = (lens: Parameters<typeof grouped>[1]) =>
      grouped(register([spray]), lens, library).groups.map(group => group.title);
    expect(titles('owasp-web')).toEqual(['A07:2025 Authentication Failures']);
    expect(titles('tactics').slice(0, 2)).toEqual(['Initial Access (TA0001)', 'Persistence (TA0003)']);
  });

  it('gives every consideration of Table 1 its threats', () => {
    const all = [...library.threats.keys()].map(rule => aFinding({ rule }));
    const found = grouped(register(all), 'table1', library).groups.map(group => group.id);
    expect(found.filter(id => id !== OTHER)).toEqual([...library.considerations.keys()]);
  });

  it('leaves out what is to verify until asked for, and what is decided until it is filtered for', () => {
    const [confirmed, hand, open] = rows;
    const decided = register([aFinding({ standing: 'accepted' })])[0];
    if (!confirmed || !hand || !open || !decided) throw new Error('a row is missing');
    const calm = { toVerify: false, standings: [], sections: [] };
    expect([confirmed, hand, open, decided].map(row => inMethodView(row, calm))).toEqual([true, true, false, false]);
    expect(inMethodView(open, { ...calm, toVerify: true })).toBe(true);
    expect(inMethodView(open, { ...calm, sections: ['to-verify'] })).toBe(true);
    expect(inMethodView(decided, { ...calm, standings: ['accepted'] })).toBe(true);
  });
});

describe('folding', () => {
  const calm = { lens: 'state', opened: {}, filter: {}, standings: [], sections: [], chosenSection: null } as const;
  const folded = (change: Partial<Parameters<typeof isFolded>[0]>) =>
    ['confirmed', 'written', 'to-verify', 'further', 'decided'].filter(group =>
      isFolded({ ...calm, group, ...change }),
    );

  it.each<[string, Partial<Parameters<typeof isFolded>[0]>, readonly string[]]>([
    ['until somebody asks', {}, ['to-verify', 'further', 'decided']],
    ['but not what another place asked for', { filter: { subject: 'el_1' } }, ['further', 'decided']],
    ['but not decided ones that are filtered for', { standings: ['accepted'] }, ['to-verify', 'further']],
    ['but not what is asked for alone', { sections: ['further'] }, ['to-verify', 'decided']],
    ['but not where the chosen one is', { chosenSection: 'further' }, ['to-verify', 'decided']],
    [
      'as by hand, before all else',
      { opened: { 'state confirmed': false, 'state further': true } },
      ['confirmed', 'to-verify', 'decided'],
    ],
    ['not in a view by method', { lens: 'stride' }, []],
  ])('folds %s', (_, change, expected) => {
    expect(folded(change)).toEqual(expected);
  });
});
