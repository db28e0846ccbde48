import { describe, expect, it } from 'vitest';
import { A_PERSON, aFixedEnvironment, aProject, after as edited } from '../../tests/support/aModel';
import { Person } from '../model';
import { run } from './index';

const until = '2026-12-31';

describe('conditions of going to production', () => {
  it('keep what people said about them, whether they are worked out or their own', () => {
    const model = edited(
      aProject(),
      { type: 'gate/set', gate: 'little-unknown', fields: { threshold: 10 } },
      { type: 'gate/set', gate: 'own-pentest', fields: { title: 'Penetration test passed', met: true } },
    );
    expect(model.gates.get('little-unknown')).toMatchObject({ threshold: 10, waiver: null, off: false });
    expect(model.gates.get('own-pentest')).toMatchObject({ title: 'Penetration test passed', met: true });
  });

  it('are waived under a name, with a reason and to a day, and not without', () => {
    const waived = edited(aProject(), { type: 'gate/waive', gate: 'no-high-risk', waiver: { reason: 'Pilot', until } });
    expect(waived.gates.get('no-high-risk')?.waiver).toMatchObject({ reason: 'Pilot', until, stamp: { by: 'Ada' } });
    const environment = aFixedEnvironment();
    const command = { type: 'gate/waive', gate: 'no-high-risk', waiver: { reason: 'Pilot', until } } as const;
    expect(run(aProject(), command, { environment, who: null })).toMatchObject({
      problems: [{ code: 'profile/missing' }],
    });
    const unreasoned = { ...command, waiver: { reason: ' ', until } };
    expect(run(aProject(), unreasoned, { environment, who: A_PERSON })).toMatchObject({
      problems: [{ code: 'row/invalid' }],
    });
  });

  it('have a waiver with an owner of its own, who can change without another waiver; without a waiver there is none to own', () => {
    const waiver = { reason: 'Pilot', until, owner: 'pe_bea' as const };
    const people = (['pe_bea', 'pe_carl'] as const).map(id => ({
      type: 'row/add' as const,
      table: 'people' as const,
      row: Person.parse({ id, name: id }),
    }));
    const model = edited(aProject(), ...people, { type: 'gate/waive', gate: 'no-high-risk', waiver });
    const handed = edited(model, { type: 'gate/own-waiver', gate: 'no-high-risk', owner: 'pe_carl' });
    const given = model.gates.get('no-high-risk')?.waiver;
    expect(given?.owner).toBe('pe_bea');
    expect(handed.gates.get('no-high-risk')?.waiver).toEqual({ ...given, owner: 'pe_carl' });
    const left = edited(handed, { type: 'row/remove', ids: ['pe_carl'] });
    expect(left.gates.get('no-high-risk')?.waiver).toMatchObject({ reason: 'Pilot', owner: null });
    const none = { type: 'gate/own-waiver', gate: 'no-secrets', owner: 'pe_bea' } as const;
    expect(run(model, none, { environment: aFixedEnvironment(), who: A_PERSON }).ok).toBe(false);
  });

  it('refuse a waiver to a day that there is not, and an id that no condition can have', () => {
    const context = { environment: aFixedEnvironment(), who: A_PERSON };
    const never = { type: 'gate/waive', gate: 'no-high-risk', waiver: { reason: 'x', until: '2026-02-30' } } as const;
    expect(run(aProject(), never, context).ok).toBe(false);
    expect(run(aProject(), { type: 'gate/set', gate: '__proto__', fields: {} }, context).ok).toBe(false);
  });
});
