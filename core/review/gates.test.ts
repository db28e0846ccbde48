import { describe, expect, it } from 'vitest';
import { aCloudShop } from '../../tests/support/aCloudShop';
import { after } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Engine } from '../engine';
import { Evidence, Gate, Person, type ProjectModel } from '../model';
import { type GateItem, type JudgedGate, judgedGates } from './index';

const LIBRARY = shippedLibrary();
const stamp = { by: 'Ada', roles: ['CISO'], at: '2026-11-01T00:00:00.000Z' };

function judged(model: ProjectModel, today = '2026-11-23'): ReadonlyMap<string, JudgedGate> {
  const engine = new Engine(LIBRARY);
  engine.open(model, { today });
  const [findings, controls] = [engine.findings(), engine.allControlRows()];
  const gates = judgedGates({ model, library: LIBRARY, findings, controls, today });
  return new Map(gates.map(gate => [gate.id, gate]));
}

const OPEN_STORE = after(aCloudShop(), {
  type: 'fact/set',
  subjects: ['el_photos'],
  fact: 'public_access',
  value: 'yes',
});

describe('what stands in the way of a condition', () => {
  it('is named one by one with the finding, control or element that it is, so that each can be gone to', () => {
    const gates = judged(OPEN_STORE);
    const items = (gate: string) => gates.get(gate)?.items ?? [];
    const finding = [...items('no-critical-risk'), ...items('no-high-risk')].find(one => one.id.endsWith('el_photos'));
    expect(finding).toMatchObject({ of: 'finding', id: 'th-da-public-store:element=el_photos' });
    expect(items('data-controls').length).toBeGreaterThan(0);
    for (const { of, id } of items('data-controls')) expect([of, LIBRARY.controls.has(id)]).toEqual(['control', true]);
    for (const { of, id } of items('named-owners')) expect([of, OPEN_STORE.elements.has(id)]).toEqual(['thing', true]);
    const known: Readonly<Record<GateItem['of'], (id: string) => boolean>> = {
      finding: id => id.includes(':'),
      control: id => LIBRARY.controls.has(id),
      thing: id => OPEN_STORE.elements.has(id),
      asset: id => OPEN_STORE.assets.has(id),
      action: id => OPEN_STORE.actions.has(id),
      evidence: id => OPEN_STORE.evidence.has(id),
    };
    for (const gate of gates.values()) for (const item of gate.items) expect(known[item.of](item.id)).toBe(true);
  });
});

describe('evidence of a condition', () => {
  const piece = Evidence.parse({
    id: 'ev_1',
    name: 'Test report.pdf',
    kind: 'file',
    hash: 'a'.repeat(64),
    size: 9,
    expires: '2026-11-30',
    stamp,
  });
  const own = Gate.parse({ id: 'own-1', title: 'Penetration test passed', met: true, evidence: ['ev_1'] });
  const model = { ...aCloudShop(), evidence: new Map([[piece.id, piece]]), gates: new Map([[own.id, own]]) };

  it('is named with it, and holds to the end of its last day', () => {
    const there = judged(model, '2026-11-30');
    expect(there.get('own-1')).toMatchObject({ outcome: 'passed', evidence: ['Test report.pdf'] });
    expect(there.get('evidence-current')).toMatchObject({ outcome: 'passed', items: [] });
  });

  it('keeps the evidence from being current once it has run out', () => {
    expect(judged(model, '2026-12-01').get('evidence-current')).toMatchObject({
      outcome: 'failed',
      items: [{ name: 'Test report.pdf', of: 'evidence', id: 'ev_1' }],
    });
  });
});

describe('a waiver', () => {
  it('lets a condition fail to the end of its day under the name of who gave it, with the owner who follows it up', () => {
    const person = Person.parse({ id: 'pe_bea', name: 'Bea' });
    const waiver = { reason: 'Pilot', until: '2028-02-29', stamp, owner: person.id };
    const gate = Gate.parse({ id: 'own-1', title: 'Penetration test passed', waiver });
    const shop = aCloudShop();
    const people = new Map([...shop.people, [person.id, person] as const]);
    const model = { ...shop, people, gates: new Map([[gate.id, gate]]) };
    const on = (day: string) => judged(model, day).get('own-1');
    expect(on('2028-02-29')).toMatchObject({ outcome: 'waived', owner: null, waiver: { by: 'Ada', owner: 'Bea' } });
    expect(on('2028-03-01')).toMatchObject({ outcome: 'failed', waiverExpired: true });
  });
});
