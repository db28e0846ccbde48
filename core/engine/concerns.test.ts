import { describe, expect, it } from 'vitest';
import { aCloudShop, anAsset, anElement, typed } from '../../tests/support/aCloudShop';
import { after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import type { ProjectTable } from '../model';
import { Engine } from './engine';

const library = shippedLibrary();

const owned = (table: ProjectTable, id: string): Command =>
  ({ type: 'row/change', table, ids: [id], fields: { owner: 'pe_ops' } }) as Command;

/** A shop where an element, a flow and a data asset each have something confirmed. */
const shop = () =>
  changed(
    aCloudShop(),
    anAsset({ id: 'da_pay', name: 'Salaries', type: 'hr' }),
    anElement({
      id: 'el_pay',
      name: 'Salaries',
      kind: 'store',
      type: 'rdbms',
      parent: 'bo_vnet',
      holds: ['da_pay'],
      props: typed({ encryption_at_rest: 'cmk', public_access: 'yes' }),
    }),
    anElement({
      id: 'el_copy',
      name: 'Copy',
      kind: 'store',
      type: 'object-store',
      holds: ['da_pay'],
      props: typed({ encryption_at_rest: 'no' }),
    }),
    { type: 'fact/set', subjects: ['fl_buy'], fact: 'enc', value: 'none' },
  );

const KEYS = {
  element: 'th-da-public-store:element=el_pay',
  flow: 'th-nw-plaintext:flow=fl_buy',
  asset: 'th-as-uneven:asset=da_pay',
} as const;

/** Whether nobody is said to answer for a finding, after some commands. */
function misses(key: string, ...commands: readonly Command[]): boolean | undefined {
  const engine = new Engine(library);
  engine.open(changed(shop(), ...commands), { today: '2026-11-23' });
  return engine.concernCases().find(one => one.key === key)?.ownerMissing;
}

describe('whether anybody answers for what is pressing', () => {
  it.each(Object.values(KEYS))('nobody does for %s while nobody is named', key => {
    expect(misses(key)).toBe(true);
  });

  it.each(Object.values(KEYS))('who owns the project answers for %s when nobody nearer does', key => {
    expect(misses(key, owned('project', 'project'))).toBe(false);
  });

  it.each([
    ['the thing itself', KEYS.element, owned('elements', 'el_pay')],
    ['a boundary around it', KEYS.element, owned('boundaries', 'bo_aws')],
    ['the sender of a flow', KEYS.flow, owned('elements', 'el_buyer')],
    ['a boundary around the receiver of a flow', KEYS.flow, owned('boundaries', 'bo_vnet')],
    ['the data asset', KEYS.asset, owned('assets', 'da_pay')],
  ])('somebody does when %s has an owner', (_, key, command) => {
    expect(misses(key, command)).toBe(false);
  });

  it('an owner elsewhere does not count', () => {
    expect(misses(KEYS.element, owned('elements', 'el_copy'))).toBe(true);
    expect(misses(KEYS.asset, owned('elements', 'el_copy'))).toBe(true);
  });

  it('somebody does to whom the finding was given', () => {
    const remembered = { title: 't', subject: 's', library: 'l' };
    expect(
      misses(KEYS.element, {
        type: 'decision/set',
        findings: [{ key: KEYS.element, remembered }],
        fields: { assignee: 'pe_ops' },
      }),
    ).toBe(false);
  });
});
