import { plainReader } from '../../core/changes';
import type { Command } from '../../core/commands';
import {
  Asset,
  Boundary,
  Element,
  Flow,
  Person,
  type ProjectModel,
  type ProjectRows,
  type ProjectTable,
  Provider,
} from '../../core/model';
import { A_PERSON, aProject, after as changed } from './aModel';
import { shippedLibrary } from './templates';

/** The command that adds a complete row; fields that are not given have their defaults. */
function added<N extends ProjectTable>(table: N, row: ProjectRows[N]): Command {
  return { type: 'row/add', table, row } as Command;
}

export const anElement = (row: Parameters<typeof Element.parse>[0]): Command => added('elements', Element.parse(row));
export const aFlow = (row: Parameters<typeof Flow.parse>[0]): Command => added('flows', Flow.parse(row));
export const aBoundary = (row: Parameters<typeof Boundary.parse>[0]): Command =>
  added('boundaries', Boundary.parse(row));
export const anAsset = (row: Parameters<typeof Asset.parse>[0]): Command => added('assets', Asset.parse(row));
export const aPerson = (row: Parameters<typeof Person.parse>[0]): Command => added('people', Person.parse(row));
export const aProvider = (row: Parameters<typeof Provider.parse>[0]): Command =>
  added('providers', Provider.parse(row));

/** Facts as a person types them. */
export function typed(values: Readonly<Record<string, string>>) {
  const origin = { kind: 'person', by: A_PERSON.name, at: '2026-01-01T00:00:00.000Z' } as const;
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, origin }]));
}

/**
 * A shop: customers reach a web application and its database at AWS, inside a virtual network; photos lie in an object store;
 * orders are kept in a core system on the shop's own premises; a CRM is software as a service. Names, e-mail addresses and card
 * numbers travel. Nothing is answered that is not given here.
 */
export function aCloudShop(): ProjectModel {
  return changed(
    aProject(),
    aPerson({ id: 'pe_ops', name: 'Olga, operations' }),
    aProvider({ id: 'pv_aws', key: 'aws', name: 'Amazon Web Services' }),
    aProvider({ id: 'pv_own', key: 'onprem', name: 'Our own premises' }),
    aProvider({ id: 'pv_crm', key: 'saas:crm', name: 'CRM vendor' }),
    anAsset({ id: 'da_people', name: 'Customers', type: 'pii' }),
    anAsset({ id: 'da_cards', name: 'Card numbers', type: 'chd' }),
    aBoundary({ id: 'bo_aws', name: 'AWS', kind: 'provider', provider: 'pv_aws' }),
    aBoundary({ id: 'bo_vnet', name: 'Shop network', kind: 'vnet', parent: 'bo_aws' }),
    aBoundary({ id: 'bo_own', name: 'Data centre', kind: 'onprem', provider: 'pv_own' }),
    anElement({ id: 'el_buyer', name: 'Buyer', kind: 'actor', type: 'ext-user' }),
    anElement({ id: 'el_web', name: 'Shop', kind: 'process', type: 'web-app', parent: 'bo_vnet' }),
    anElement({ id: 'el_db', name: 'Orders', kind: 'store', type: 'rdbms', parent: 'bo_vnet', holds: ['da_people'] }),
    anElement({ id: 'el_photos', name: 'Photos', kind: 'store', type: 'object-store', parent: 'bo_aws' }),
    anElement({ id: 'el_core', name: 'Ledger', kind: 'process', type: 'legacy-core', parent: 'bo_own' }),
    anElement({ id: 'el_crm', name: 'CRM', kind: 'store', type: 'saas-crm', provider: 'pv_crm' }),
    aFlow({ id: 'fl_buy', name: 'order', source: 'el_buyer', target: 'el_web', data: ['da_people', 'da_cards'] }),
    aFlow({ id: 'fl_store', name: 'store', source: 'el_web', target: 'el_db', data: ['da_people'] }),
    aFlow({ id: 'fl_book', name: 'book', source: 'el_web', target: 'el_core', data: ['da_people'] }),
    aFlow({ id: 'fl_crm', name: 'sync', source: 'el_core', target: 'el_crm', data: ['da_people'] }),
  );
}

/** What the functions of responsibility and controls rest on, over this model and the shipped library. */
export function basisOf(model: ProjectModel) {
  return { reader: plainReader(model), library: shippedLibrary(), today: '2026-11-23' };
}
