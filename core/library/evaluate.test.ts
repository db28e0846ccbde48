import { describe, expect, it } from 'vitest';
import { someFacts, typedFacts } from '../../tests/support/facts';
import { shippedLibrary } from '../../tests/support/templates';
import type { Condition, FactTest } from './condition';
import { compile, FALSE, TRUE, type Truth, UNKNOWN } from './evaluate';
import type { FactReader } from './facts';
import { parseCondition, printCondition } from './notation';
import { createVocabulary } from './vocabulary';

const library = shippedLibrary();
const vocabulary = createVocabulary(library);

const mfa = (op: 'in' | 'notIn', values: readonly string[], unset: FactTest['unset'] = 'unknown'): FactTest => ({
  path: 'property.mfa',
  op,
  values,
  unset,
});
const flowIs = (enc: string): Condition => ({ path: 'flow.enc', op: 'in', values: [enc], unset: 'unknown' });
const ask = (condition: Condition, facts: FactReader): Truth => compile(condition, vocabulary)(facts);
const idp = (properties: Record<string, string | null>) => someFacts(library, { type: 'idp', properties });
const flows = (...encs: readonly (string | null)[]) =>
  someFacts(library, { type: 'idp', related: { incoming: encs.map(enc => someFacts(library, { flow: { enc } })) } });

/** Nothing but what is drawn: every shape of condition, asked once. */
const read = (text: string) => {
  const parsed = parseCondition(text, vocabulary);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  return parsed.value;
};

describe('a leaf', () => {
  it.each([
    [mfa('in', ['no']), 'no', TRUE],
    [mfa('in', ['no']), 'yes', FALSE],
    [mfa('in', ['no'], 'unknown'), null, UNKNOWN],
    [mfa('in', ['no'], 'false'), null, FALSE],
    [mfa('in', ['no'], 'true'), null, TRUE],
    [mfa('notIn', ['yes']), 'yes', FALSE],
    [mfa('notIn', ['yes']), 'no', TRUE],
    [mfa('notIn', ['yes']), null, UNKNOWN],
    [mfa('notIn', ['yes']), '?', UNKNOWN],
    [mfa('in', ['no'], 'unknown'), '?', UNKNOWN],
    [mfa('in', ['no'], 'true'), '?', FALSE],
    [mfa('in', ['no'], 'unknown'), '', UNKNOWN],
  ] as const)('%j over %j is %i', (test, value, truth) => {
    expect(ask(test, idp({ mfa: value }))).toBe(truth);
  });

  it('is false where the type does not have the property, whatever was said', () => {
    const zone = someFacts(library, { type: 'dns-zone', properties: { mfa: 'no' } });
    expect(ask(mfa('in', ['no'], 'true'), zone)).toBe(FALSE);
    expect(ask(mfa('notIn', ['yes']), zone)).toBe(FALSE);
  });

  it('lets personal data stand for all kinds of it', () => {
    const hr = someFacts(library, { data: [{ type: 'hr', class: 'confidential' }] });
    expect(ask(read('d=pii'), hr)).toBe(TRUE);
    expect(ask(read('d=phi'), hr)).toBe(FALSE);
  });

  it('compares classes of data in their order', () => {
    const some = (dataClass: string) => someFacts(library, { data: [{ type: 'ip', class: dataClass }] });
    expect(ask(read('d>=confidential'), some('internal'))).toBe(FALSE);
    expect(ask(read('d>=confidential'), some('confidential'))).toBe(TRUE);
    expect(ask(read('d>=confidential'), some('secret'))).toBe(TRUE);
    expect(ask(read('d>=confidential'), someFacts(library, {}))).toBe(FALSE);
  });

  it('asks for one of several crossings, and none means that nothing is crossed', () => {
    const over = (...crosses: string[]) => someFacts(library, { crosses });
    expect(ask(read('f.cross=internet,tier'), over('tier', 'env'))).toBe(TRUE);
    expect(ask(read('f.cross=none'), over())).toBe(TRUE);
    expect(ask(read('f.cross=none'), over('tier'))).toBe(FALSE);
  });

  it('sees over all layers of an element: one gap is enough, an unsettled one is unknown', () => {
    const layers = (...assigned: string[]) => someFacts(library, { type: 'vm', responsibility: { assigned } });
    expect(ask(read('r.assigned=gap,?'), layers('customer', 'gap', '?'))).toBe(TRUE);
    expect(ask(read('r.assigned=gap,?'), layers('customer', '?'))).toBe(UNKNOWN);
    expect(ask(read('r.assigned=gap,?'), layers('customer', 'provider'))).toBe(FALSE);
  });

  it('reads a property of an end of a flow', () => {
    const to = (inventory: string | null) =>
      someFacts(library, { target: typedFacts(library, 'saas-crm', { inventory }) });
    expect(ask(read('f.to.inventory!=managed'), to('missing'))).toBe(TRUE);
    expect(ask(read('f.to.inventory!=managed'), to('managed'))).toBe(FALSE);
    expect(ask(read('f.to.inventory!=managed'), to(null))).toBe(UNKNOWN);
    expect(ask(read('f.to.inventory!=managed'), someFacts(library, {}))).toBe(FALSE);
  });
});

describe('joining', () => {
  const truths: readonly (readonly [string | null, Truth])[] = [
    ['no', TRUE],
    [null, UNKNOWN],
    ['yes', FALSE],
  ];

  it('follows three-valued logic: “all” is the least, “any” the most, “not” the opposite', () => {
    const admin: Condition = { path: 'property.admin_mfa', op: 'in', values: ['no'], unset: 'unknown' };
    for (const [a, truthA] of truths) {
      for (const [b, truthB] of truths) {
        const facts = idp({ mfa: a, admin_mfa: b });
        expect(ask({ all: [mfa('in', ['no']), admin] }, facts)).toBe(Math.min(truthA, truthB));
        expect(ask({ any: [mfa('in', ['no']), admin] }, facts)).toBe(Math.max(truthA, truthB));
      }
      expect(ask({ not: mfa('in', ['no']) }, idp({ mfa: a }))).toBe(2 - truthA);
    }
  });

  it('looks at what stands around', () => {
    expect(ask({ some: 'incoming', where: flowIs('none') }, flows('tls', null, 'none'))).toBe(TRUE);
    expect(ask({ some: 'incoming', where: flowIs('none') }, flows('tls', null))).toBe(UNKNOWN);
    expect(ask({ some: 'incoming', where: flowIs('none') }, flows())).toBe(FALSE);
    expect(ask({ every: 'incoming', where: flowIs('tls') }, flows('tls', 'tls'))).toBe(TRUE);
    expect(ask({ every: 'incoming', where: flowIs('tls') }, flows('tls', null))).toBe(UNKNOWN);
    expect(ask({ every: 'incoming', where: flowIs('tls') }, flows('none', null))).toBe(FALSE);
    expect(ask({ none: 'incoming', where: flowIs('none') }, flows('tls'))).toBe(TRUE);
    expect(ask({ none: 'incoming', where: flowIs('none') }, flows('none'))).toBe(FALSE);
    const two = (atLeast: number): Condition => ({ count: 'incoming', atLeast, where: flowIs('none') });
    expect(ask(two(2), flows('none', 'none', 'tls'))).toBe(TRUE);
    expect(ask(two(2), flows('none', null))).toBe(UNKNOWN);
    expect(ask(two(3), flows('none', null))).toBe(FALSE);
  });
});

describe('the short notation', () => {
  it.each([
    ['t=@db & ', 9],
    ['t=@db & p.mfa', 9],
    ['p.shoe_size=yes', 1],
    ['t!=@db', 1],
    ['t=@db & p.mfa!=?', 9],
    ['t=@db & p.mfa=no,,yes', 15],
    ['d>=internal,secret', 1],
    ['', 1],
    ['x=1', 1],
  ])('refuses “%s” and points at column %i', (text, column) => {
    const parsed = parseCondition(text, vocabulary);
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ code: 'library/rule-syntax', facts: { column } }]);
  });

  it.each<[string, Condition]>([
    ['any(p.mfa=no)', { any: [mfa('in', ['no'], 'false')] }],
    ['!p.mfa=no', { not: mfa('in', ['no'], 'false') }],
    ['p.mfa!=no else true', mfa('notIn', ['no'], 'true')],
    [
      't=idp & (p.mfa=no | !p.mfa=yes,?)',
      {
        all: [
          { isA: ['idp'], of: 'element' },
          { any: [mfa('in', ['no'], 'false'), { not: mfa('in', ['yes'], 'unknown') }] },
        ],
      },
    ],
    ['count incoming >= 2 (f.enc=none,?)', { count: 'incoming', atLeast: 2, where: flowIs('none') }],
    ['p.mfa="two words","?"', mfa('in', ['two words', '?'], 'false')],
  ])('writes %s and reads it again', (text, condition) => {
    expect(printCondition(condition, vocabulary)).toBe(text);
    expect(parseCondition(text, vocabulary)).toEqual({ ok: true, value: condition });
  });

  it.each([
    ['t=idp & (p.mfa=no', 18],
    ['some around (p.mfa=no)', 6],
    ['count incoming >= 0 (p.mfa=no)', 16],
    ['t=idp p.mfa=no', 7],
    ['p.mfa=no else perhaps', 1],
    [`${'('.repeat(30)}t=idp${')'.repeat(30)}`, 21],
  ])('refuses “%s” and points at column %i, too', (text, column) => {
    const parsed = parseCondition(text, vocabulary);
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ code: 'library/rule-syntax', facts: { column } }]);
  });

  it('lets a default answer for a fact nobody has given', () => {
    expect(read('p.criticality=3,4')).toMatchObject({ unset: 'true' });
    expect(read('p.fetches_urls=yes')).toMatchObject({ unset: 'false' });
    expect(read('p.eol=yes')).toMatchObject({ unset: 'false' });
    expect(read('p.eol=yes,?')).toMatchObject({ values: ['yes'], unset: 'unknown' });
    expect(read('p.eol!=no')).toMatchObject({ unset: 'unknown' });
  });
});
