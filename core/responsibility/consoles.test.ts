import { expect, it } from 'vitest';
import { aCloudShop, anElement } from '../../tests/support/aCloudShop';
import { after as edited } from '../../tests/support/aModel';
import { plainReader } from '../changes';
import { providersWithoutConsole } from './consoles';

it('every provider but our own premises lacks a console until one is drawn there, by itself or within a boundary of it', () => {
  const without = (...commands: Parameters<typeof edited> extends [unknown, ...infer C] ? C : never) =>
    [...providersWithoutConsole(plainReader(edited(aCloudShop(), ...commands)))].sort();
  expect(without()).toEqual(['pv_aws', 'pv_crm']);
  const console = { id: 'el_console', name: 'Console', kind: 'process', type: 'cloud-console' };
  expect(without(anElement({ ...console, parent: 'bo_aws' }))).toEqual(['pv_crm']);
  expect(without(anElement({ ...console, provider: 'pv_crm' }))).toEqual(['pv_aws']);
});
