import { describe, expect, it } from 'vitest';
import { aDrawnProject, done, outcome, REMEMBERED } from '../../tests/support/aDrawnProject';
import { type AcceptanceRule, Decision, HandThreat, type RiskBand } from '../model';
import type { Command, Decide } from './index';

const RULES: AcceptanceRule[] = [
  { band: 'high', roles: ['CISO'], days: 90 },
  { band: 'low', roles: [], days: null },
];
const CISO = { name: 'Lea', roles: ['ciso '] };
const KEY = 'th-x:element=el_1';
/** 90 days after the day of the tests, 1 January 2026. */
const LAST = '2026-04-01';

const follow: Command = {
  type: 'row/change',
  table: 'project',
  ids: ['project'],
  fields: { acceptance: { rules: RULES, version: '1', copiedFrom: { organisation: 'do_org', at: '2026-01-01' } } },
};
const limited = () => done(follow);

const accepting = (band: RiskBand | undefined, fields: Decide['fields'] = {}): Decide => ({
  type: 'decision/set',
  findings: [{ key: KEY, remembered: REMEMBERED, ...(band ? { band } : {}) }],
  fields: { verdict: 'accepted', reason: 'Known', expires: LAST, ...fields },
});

function codeOf(command: Command, who = { name: 'Ada', roles: ['Security'] }, model = limited()): string {
  const edit = outcome(model, command, who);
  return edit.ok ? 'done' : edit.problems[0].code;
}

describe('accepting a risk in a project that carries a policy', () => {
  it('is refused to who has none of the roles, and the refusal says which they are', () => {
    const edit = outcome(limited(), accepting('high'), { name: 'Ada', roles: ['Security'] });
    expect(edit).toMatchObject({ ok: false, problems: [{ code: 'acceptance/not-allowed', facts: { roles: 'CISO' } }] });
  });

  it('is done by who has one of them, however it is written', () => {
    expect(codeOf(accepting('high'), CISO)).toBe('done');
  });

  it('is refused beyond the days that the policy allows, and without a last day', () => {
    expect(codeOf(accepting('high', { expires: '2026-04-02' }), CISO)).toBe('acceptance/too-long');
    expect(codeOf(accepting('high', { expires: null }), CISO)).toBe('acceptance/too-long');
  });

  it('may not be prolonged beyond them either', () => {
    const accepted = done(accepting('low'), limited());
    const longer = { ...accepting('high'), fields: { expires: '2027-01-01' } };
    expect(codeOf(longer, CISO, accepted)).toBe('acceptance/too-long');
  });

  it('is refused as a whole when one of several is too large', () => {
    const both = { ...accepting('low'), findings: [...accepting('low').findings, ...accepting('high').findings] };
    expect(codeOf(both)).toBe('acceptance/not-allowed');
  });

  it('counts as critical where nobody says how large it is', () => {
    const model = done({
      ...follow,
      fields: {
        acceptance: {
          rules: [{ band: 'critical', roles: ['Executive'], days: null }],
          version: '',
          copiedFrom: { organisation: 'do_org', at: '2026-01-01' },
        },
      },
    });
    expect(codeOf(accepting(undefined), CISO, model)).toBe('acceptance/not-allowed');
    expect(codeOf(accepting('high'), CISO, model)).toBe('done');
  });

  it('limits nothing else: dismissing, notes, taking back, and projects without a policy', () => {
    expect(codeOf(accepting('high', { verdict: 'dismissed' }))).toBe('done');
    expect(codeOf({ ...accepting('high'), fields: { note: 'Ask Lea' } })).toBe('done');
    expect(codeOf(accepting('high', { verdict: null }))).toBe('done');
    expect(codeOf(accepting('high'), undefined, aDrawnProject())).toBe('done');
  });
});

describe('accepting a threat that people wrote', () => {
  const accept = (band?: RiskBand, expires: string | null = LAST): Command => ({
    type: 'threat/accept',
    threats: [{ id: 'tm_1', ...(band ? { band } : {}) }],
    acceptance: { reason: 'Known', expires },
  });

  it('asks the policy as any other acceptance does', () => {
    expect(codeOf(accept('high'))).toBe('acceptance/not-allowed');
    expect(codeOf(accept('high'), CISO)).toBe('done');
    expect(codeOf(accept('high', null), CISO)).toBe('acceptance/too-long');
    expect(codeOf(accept('low', null))).toBe('done');
  });

  it('stands under a name until it is taken back', () => {
    const accepted = done(accept('low'), limited());
    expect(accepted.threats.get('tm_1')).toMatchObject({
      status: 'accepted',
      acceptance: { reason: 'Known', expires: LAST, stamp: { by: 'Ada' } },
    });
    const back = done({ type: 'threat/accept', threats: [{ id: 'tm_1' }], acceptance: null }, accepted);
    expect(back.threats.get('tm_1')).toMatchObject({ status: 'open', acceptance: null });
  });
});

describe('rows that are added or changed', () => {
  const accepted = () => done(accepting('low'), done({ ...ACCEPT_LOW }, limited()));
  const ACCEPT_LOW = {
    type: 'threat/accept',
    threats: [{ id: 'tm_1', band: 'low' }],
    acceptance: { reason: 'Known', expires: LAST },
  } as const;
  const change = (table: 'threats' | 'decisions', id: string, fields: object): Command =>
    ({ type: 'row/change', table, ids: [id], fields }) as Command;
  const forged = {
    reason: 'Known',
    expires: null,
    stamp: { by: 'Lea', roles: ['CISO'], at: '2026-01-01T00:00:00.000Z' },
  };

  it.each<[string, Command]>([
    ['the status of a threat', change('threats', 'tm_1', { status: 'accepted' })],
    ['a status with a name of somebody', change('threats', 'tm_1', { status: 'accepted', acceptance: forged })],
    ['the verdict of a decision', change('decisions', 'th-x:element=el_1', { verdict: 'accepted' })],
    [
      'a whole decision',
      {
        type: 'row/add',
        table: 'decisions',
        row: Decision.parse({ ...forged, id: 'th-y:element=el_1', verdict: 'accepted', remembered: REMEMBERED }),
      },
    ],
    [
      'a whole threat',
      { type: 'row/add', table: 'threats', row: HandThreat.parse({ id: 'tm_9', title: 'x', status: 'accepted' }) },
    ],
  ])('never accept a risk: %s', (_, command) => {
    expect(codeOf(command, CISO, aDrawnProject())).toBe('acceptance/own-command');
  });

  it('do not prolong or reword what was accepted, also not in a batch', () => {
    const longer = change('decisions', KEY, { expires: '2099-01-01' });
    const anew = change('threats', 'tm_1', { acceptance: forged });
    for (const command of [longer, anew])
      for (const sent of [command, { type: 'batch', label: 'row/change', commands: [command] } as const])
        expect(codeOf(sent, CISO, accepted())).toBe('acceptance/own-command');
  });

  it('leave everything else of what was accepted to be written', () => {
    expect(codeOf(change('threats', 'tm_1', { title: 'Loss of keys' }), CISO, accepted())).toBe('done');
    expect(codeOf(change('threats', 'tm_1', { status: 'open', acceptance: null }), CISO, accepted())).toBe('done');
    expect(codeOf(change('decisions', KEY, { note: 'Seen' }), CISO, accepted())).toBe('done');
  });
});
