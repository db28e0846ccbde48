import { describe, expect, it } from 'vitest';
import { aDrawnProject, done, outcome, REMEMBERED } from '../../tests/support/aDrawnProject';
import type { AcceptanceRule, RiskBand } from '../model';
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
