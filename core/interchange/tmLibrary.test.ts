import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  corpusFiles,
  expectRefusedOrSound,
  expectSound,
  fixtureText,
  oneRow,
  openBytes,
  openedForeign,
  refusalOf,
  rowNamed,
  valuesOf,
} from '../../tests/support/imports';
import { mutate, mutations } from '../../tests/support/mutate';
import { shippedLibrary } from '../../tests/support/templates';
import { invariant } from '../base';
import { ACTOR_TYPES, AUTHENTICATION, SENSITIVITIES, STORE_TYPES } from './tmLibrary/words';

const text = fixtureText('tm-library/shop.json');
const shop = openedForeign(text, 'shop.json');
const { model, report } = shop;
const library = shippedLibrary();

describe('a model of the OWASP Threat Model Library', () => {
  it('keeps texts byte for byte, and scope, links and day of review', () => {
    const info = oneRow(model.project, () => true);
    expect(info.name).toBe('Corner shop R&D <tenant-id> 🛒 متجر');
    expect(info.description).toContain(
      'Sells "things".\nSecond line.\n\nBusiness criticality: high\nExposure: external',
    );
    expect(info.reviewed).toBe('2026-02-03');
    expect(oneRow(model.assumptions, () => true).text).toBe(
      'The cloud keeps its word.\n\nValidity: confirmed\nAbout: prod',
    );
  });

  it('puts elements into their zones, with types by product, word or name', () => {
    const zone = (name: string) => rowNamed(model.boundaries, name).id;
    expect([...model.elements.values()].map(row => [row.name, row.kind, row.type, row.parent])).toEqual([
      ['Customer', 'actor', 'ext-user', zone('Public Internet')],
      ['Zyx', 'actor', 'admin-user', null],
      ['Web shop', 'process', 'web-app', zone('Production')],
      ['Orders', 'store', 'rdbms', zone('Production')],
    ]);
    expect(rowNamed(model.boundaries, 'Public Internet').kind).toBe('internet');
    expect(model.providers.get(rowNamed(model.elements, 'Orders').provider ?? '')?.key).toBe('aws');
    expect(rowNamed(model.elements, 'Customer').description).toBe('Buys\n\nPermissions: Order');
  });

  it('reads data sets as data assets in their stores, which lack what one of them lacks', () => {
    const store = rowNamed(model.elements, 'Orders');
    expect(store.holds).toEqual(['da_orders', 'da_tokens']);
    expect(valuesOf(store)).toEqual({ encryption_at_rest: 'no' });
    expect([...model.assets.values()].map(row => [row.type, row.records])).toEqual([
      ['pii', 12000],
      ['cred', null],
    ]);
  });

  it('reads flows with encryption, and authentication from the boundary that they cross', () => {
    const order = rowNamed(model.flows, 'Order');
    expect(valuesOf(order)).toEqual({ enc: 'tls', authn: 'password' });
    expect(order.props['authn']?.origin).toMatchObject({ kind: 'import', address: 'trust_boundaries › 1' });
    expect(order.tags).toEqual(['Sensitive data']);
    expect(valuesOf(rowNamed(model.flows, 'Save'))).toEqual({ enc: 'none' });
    // Its source is named as an actor but is a component.
    expect(rowNamed(model.flows, 'Save').source).toBe('el_shop');
    expect(rowNamed(model.flows, 'Away').target).toBeNull();
    expect(rowNamed(model.boundaries, 'Production').tags).toEqual([
      'Towards Public Internet: access control rbac',
      'Towards Public Internet: authentication password',
    ]);
  });

  it('keeps threats with persona, weaknesses, the controls that answer them and the worst risk', () => {
    const threat = rowByTitle('SQL "injection"');
    expect(threat).toMatchObject({
      subject: 'el_orders-db',
      severity: 'critical',
      likelihood: 4,
      impact: 5,
      status: 'open',
    });
    expect(threat.categories).toEqual(['CWE-89 SQL Injection', 'CAPEC-66 SQL Injection']);
    expect(threat.description).toContain('Line one\nline two\n\nEvent: Reads all\n\nPersona: Eve – Reads along');
    expect(threat.description).toContain('Risk: Loss of orders\n\nAll gone\n\nNo sales');
    expect(threat.mitigation).toBe('Prepared statements (active, high, between net and prod)\nEverywhere');
    expect(rowByTitle('Bad press')).toMatchObject({ severity: 'low', categories: ['Risk'] });
    expect([...model.actions.values()].map(row => [row.title, row.status])).toEqual([['Fire drill', 'done']]);
  });

  const rowByTitle = (title: string) => oneRow(model.threats, row => row.title === title);

  it('has a line for everything that leads nowhere or has no place', () => {
    const dropped = report.dropped.map(line => line.what);
    for (const what of [
      'trust_boundaries › 2',
      'trust zone of actor Zyx',
      'data set Orders in gone',
      'end nobody of data flow Away',
      'data flow Nothing',
      'something that threat SQL "injection" affects',
      'field "colour" of a data store',
      'field "extensions" of the model',
      'mark "frozen"',
      'diagram Picture',
    ]) {
      expect(dropped).toContain(what);
    }
    expectSound(shop);
  });

  it('speaks of types and values that the library has', () => {
    for (const { type } of [...Object.values(ACTOR_TYPES), ...Object.values(STORE_TYPES)]) {
      expect(library.types.has(type), type).toBe(true);
    }
    for (const [, type] of SENSITIVITIES) expect(library.dataTypes.has(type), type).toBe(true);
    for (const value of Object.values(AUTHENTICATION)) {
      expect(library.flowProperties.get('authn')?.values).toContain(value);
    }
  });

  it.each([
    ['without a scope', { scope: undefined }, /bad\.json, scope: .*an object is missing there/],
    ['with a text for a list', { components: 'many' }, /bad\.json, components: .*a list is expected there/],
    ['with too much', { components: Array.from({ length: 5001 }, () => ({})) }, /more than 5000 components/],
  ])('%s is refused with file, place, what and remedy', async (_what, change, words) => {
    expect(await refusalOf(JSON.stringify({ ...JSON.parse(text), ...change }), 'bad.json')).toMatch(words);
  });
});

describe('a CycloneDX document with a threat model', () => {
  const cdxText = fixtureText('cyclonedx/shop.cdx.json');
  const cdx = openedForeign(cdxText, 'shop.cdx.json');

  it('opens with boundaries, elements, data and flows', () => {
    expect(cdx.report.counts).toEqual({ elements: 3, flows: 1, boundaries: 2, dataAssets: 1, threats: 0 });
    expect([...cdx.model.elements.values()].map(row => [row.name, row.kind, row.type])).toEqual([
      ['Customer', 'actor', expect.any(String)],
      ['Web server', 'process', 'web-server'],
      ['Orders', 'store', expect.any(String)],
    ]);
    expect(rowNamed(cdx.model.elements, 'Web server').parent).toBe('bo_b2');
    expect(rowNamed(cdx.model.boundaries, 'Private network').parent).toBe('bo_b1');
    expect(rowNamed(cdx.model.elements, 'Web server').tags).toEqual(['platform: nginx', 'isHardened: true']);
    expect(rowNamed(cdx.model.elements, 'Orders').outOfScope).toEqual({ reason: '' });
    expect(rowNamed(cdx.model.elements, 'Orders').holds).toEqual(['da_x1']);
    expect(oneRow(cdx.model.assets, () => true)).toMatchObject({ type: 'chd', confidentiality: 5, integrity: 3 });
    const flow = rowNamed(cdx.model.flows, 'Order');
    expect([flow.bidirectional, flow.protocol, flow.data, flow.description]).toEqual([
      true,
      'HTTP',
      ['da_x1'],
      'Data: Comments',
    ]);
    expect(valuesOf(flow)).toEqual({ enc: 'none' });
    expect(cdx.report.dropped.map(line => line.what)).toEqual(
      expect.arrayContaining([
        'data flow Nowhere',
        'boundary around Orders',
        'repository Code',
        'where Card numbers is',
      ]),
    );
    expectSound(cdx);
  });

  it('without a threat model is no model', async () => {
    const parts = JSON.stringify({ ...JSON.parse(cdxText), components: [{ type: 'library', name: 'x' }] });
    expect(await refusalOf(parts, 'bom.json')).toContain('in none of the formats');
  });
});

describe('a tampered file of either', () => {
  it('is refused with a problem, or opens as a sound document', () => {
    const originals = [text, fixtureText('cyclonedx/shop.cdx.json')];
    const run = fc.property(fc.nat(1), mutations, (which, list) => {
      const json: unknown = JSON.parse(originals[which] ?? '{}');
      for (const one of list) mutate(json, one);
      expectRefusedOrSound('', 'shop.json', json);
    });
    fc.assert(run, { numRuns: 150 });
  });
});

const corpus = corpusFiles('tm-bom');

describe.runIf(corpus.length > 0)('the threat models and bills of materials of the collection', () => {
  it.each(corpus)('$name opens with everything that is in it', async ({ name, path, counts }) => {
    const opened = await openBytes(readFileSync(path), name);
    invariant(opened.ok && opened.value.report && opened.value.document.kind === 'project', JSON.stringify(opened));
    const { document, report: lines } = opened.value;
    const { elements, flows, boundaries, threats } = lines.counts;
    const cdx = lines.format === 'cyclonedx-tm-bom';
    if (cdx) expect(Math.min(elements, flows, boundaries)).toBeGreaterThan(0);
    else {
      expect({ elements, flows, boundaries, threats }).toEqual({
        elements: counts['elements'],
        flows: counts['flows'],
        boundaries: counts['zones'],
        threats: counts['threats'],
      });
    }
    expectSound({ model: document.model, report: lines });
  });
});
