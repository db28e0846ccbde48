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
import { contains, invariant, overlaps } from '../base';
import { AT_REST, AUTHENTICATION, AUTHORIZATION, BOUNDARY_KINDS, CLASSES, TECHNOLOGIES, VIA } from './threagile/words';
import { parseYaml } from './yamlValue';

const text = fixtureText('threagile/shop.yaml');
const shop = openedForeign(text, 'shop.yaml');
const { model, report } = shop;
const library = shippedLibrary();

describe('a Threagile model', () => {
  it('keeps every text byte for byte', () => {
    const info = oneRow(model.project, () => true);
    expect(info.name).toBe('Corner shop R&D <tenant-id> 🛒 متجر');
    expect(info.description).toBe('Sells "things" & ships them.\nSecond line.\n\n\nBusiness criticality: critical');
    expect(rowNamed(model.elements, 'Shop').description).toBe('The front\n\nNobody can buy without it.');
  });

  it('reads technical assets as elements, with type by technology, and by name where the technology is vague', () => {
    expect([...model.elements.values()].map(row => [row.name, row.kind, row.type])).toEqual([
      ['Customer', 'actor', 'browser'],
      ['Shop', 'process', 'web-app'],
      ['Orders DB (PostgreSQL)', 'store', 'rdbms'],
      ['Mail relay', 'process', expect.any(String)],
    ]);
    expect(report.guessed.find(line => line.what === 'Shop')?.reason).toBe('its technology is web-application');
    expect(model.providers.get(rowNamed(model.elements, 'Shop').provider ?? '')?.key).toBe('aws');
    expect(rowNamed(model.elements, 'Customer').outOfScope).toEqual({ reason: 'People cannot be patched' });
    expect(rowNamed(model.elements, 'Shop').criticality).toBe(5);
  });

  it('takes properties with file and address as their origin', () => {
    const front = rowNamed(model.elements, 'Shop');
    expect(valuesOf(front)).toEqual({
      multi_tenant: 'yes',
      redundancy: 'zone',
      parses_xml: 'yes',
      file_upload: 'yes',
    });
    expect(front.props['multi_tenant']?.origin).toEqual({
      kind: 'import',
      format: 'threagile',
      file: 'shop.yaml',
      address: 'technical_assets › Shop',
    });
    expect(valuesOf(rowNamed(model.elements, 'Orders DB (PostgreSQL)'))).toEqual({
      encryption_at_rest: 'cmk',
      redundancy: 'none',
    });
    expect(valuesOf(rowNamed(model.elements, 'Customer'))).toEqual({ internet_facing: 'yes' });
    expect(front.tags).toEqual(expect.arrayContaining(['blue', 'Machine: container', 'Shared runtime: Old cluster']));
  });

  it('reads links as data flows with what they say about the wire', () => {
    expect([...model.flows.values()].map(row => [row.name, row.protocol, valuesOf(row)])).toEqual([
      ['Order', 'https', { enc: 'tls', authn: 'password', authz: 'yes' }],
      ['Save', 'jdbc', { enc: 'none', authn: 'password', authz: 'yes', via: 'query' }],
      ['Save over a tunnel', 'jdbc', { authn: 'none', authz: 'no', via: 'query' }],
      ['To nowhere', 'http', { enc: 'none' }],
      ['Mail', 'smtp-encrypted', { enc: 'tls', via: 'mail' }],
    ]);
    const loose = rowNamed(model.flows, 'To nowhere');
    expect(loose.target).toBeNull();
    expect(oneRow(model.routes, row => row.subject === loose.id).points).toHaveLength(1);
    expect(rowNamed(model.flows, 'Order').data).toEqual(['da_orders', 'da_brochures']);
    expect(rowNamed(model.flows, 'Order').tags).toContain('Two factors');
    expect(rowNamed(model.flows, 'Save over a tunnel').tags).toContain('VPN');
  });

  it('reads data assets with class, rating and owner, merge keys followed', () => {
    expect([...model.assets.values()].map(row => [row.name, row.class, row.integrity])).toEqual([
      ['Customer orders', 'restricted', 4],
      ['Access tokens', 'secret', 4],
      ['Brochures', null, null],
    ]);
    expect(rowNamed(model.assets, 'Customer orders').description).toBe(
      'What was ordered\n\nDisputes need it.\n\nOrigin: Customer\nQuantity: many\nUsage: business\nAvailability: important',
    );
    expect(rowNamed(model.assets, 'Access tokens').type).toBe('cred');
    expect(rowNamed(model.elements, 'Orders DB (PostgreSQL)').holds).toEqual(['da_orders', 'da_tokens']);
    expect([...model.people.values()].map(person => [person.name, person.roles])).toEqual([
      ['Ben Example', ['Data owner', 'Asset owner']],
      ['Ada Example', ['Author']],
    ]);
  });

  it('nests boundaries, but never one inside itself', () => {
    const cloud = rowNamed(model.boundaries, 'Cloud');
    const subnet = rowNamed(model.boundaries, 'Data subnet');
    expect([cloud.kind, subnet.kind, rowNamed(model.boundaries, 'Private office').kind]).toEqual([
      'provider',
      'subnet',
      'onprem',
    ]);
    expect([cloud.parent, subnet.parent].filter(parent => parent === null)).toHaveLength(1);
    expect(rowNamed(model.elements, 'Orders DB (PostgreSQL)').parent).toBe(subnet.id);
    expect(report.dropped.map(line => line.reason)).toContain('it would be inside itself, or too deep');
  });

  it('places everything without overlap, inside its boundary, and says that it did', () => {
    const placeOf = (id: string) => {
      const place = oneRow(model.placements, row => row.subject === id);
      return { x: place.x, y: place.y, width: place.width, height: place.height };
    };
    const elements = [...model.elements.values()];
    for (const [index, one] of elements.entries()) {
      for (const other of elements.slice(index + 1)) {
        expect(overlaps(placeOf(one.id), placeOf(other.id)), `${one.name} and ${other.name}`).toBe(false);
      }
      if (one.parent) expect(contains(placeOf(one.parent), placeOf(one.id)), one.name).toBe(true);
    }
    expect(report.guessed.map(line => line.what)).toContain('the drawing');
  });

  it('keeps abuse cases, own risks and decisions about the tool’s risks as threats', () => {
    const rows = [...model.threats.values()].map(row => [row.title, row.subject, row.status, row.severity, row.stride]);
    expect(rows).toEqual([
      ['Empty the till', 'project', 'open', null, []],
      ['Refund at the shop', 'el_shop', 'open', 'high', ['R']],
      ['Sql nosql injection', 'fl_shop-Save', 'mitigated', null, ['T']],
      ['Unencrypted asset', null, 'not-applicable', null, ['I']],
    ]);
    const refund = oneRow(model.threats, row => row.severity === 'high');
    expect([refund.likelihood, refund.impact, refund.categories]).toEqual([3, 4, ['Refund fraud', 'CWE-284']]);
    expect(refund.mitigation).toBe('Check twice.\n\nTwo people decide.');
    expect(oneRow(model.threats, row => row.status === 'mitigated').mitigation).toBe(
      'Prepared statements only.\n\nTicket: X-1\nDate: 2026-01-01\nChecked by: Cho Example',
    );
  });

  it('keeps questions and requirements, answered ones as assumptions', () => {
    expect([...model.actions.values()].map(row => [row.title, row.note])).toEqual([
      ['Who answers at night?', ''],
      ['Two people', 'Refunds need two people.'],
    ]);
    expect([...model.assumptions.values()].map(row => row.text)).toEqual(['Who pays?\nThe customer.']);
  });

  it('has a line for everything that leads nowhere', () => {
    const dropped = report.dropped.map(line => line.what);
    for (const what of [
      'end of communication link To nowhere',
      'data asset nothing of communication link Order',
      'asset ghost inside a boundary',
      'confidentiality "secretish" of data asset Brochures',
      'field "shelf" of a data asset',
      'field "colour" of a technical asset',
      'field "confidentiality" of a technical asset',
      'date of the model',
    ]) {
      expect(dropped).toContain(what);
    }
    expectSound(shop);
  });

  it('speaks of types, boundaries, classes and values that the library has', () => {
    for (const { type } of Object.values(TECHNOLOGIES)) expect(library.types.has(type), type).toBe(true);
    for (const kind of Object.values(BOUNDARY_KINDS)) expect(library.boundaryKinds.has(kind), kind).toBe(true);
    for (const id of Object.values(CLASSES)) expect(library.dataClasses.has(id), id).toBe(true);
    const flow = (id: string) => library.flowProperties.get(id)?.values ?? [];
    for (const value of Object.values(AUTHENTICATION)) expect(flow('authn')).toContain(value);
    for (const value of Object.values(AUTHORIZATION)) expect(flow('authz')).toContain(value);
    for (const { via } of VIA) expect(flow('via')).toContain(via);
    for (const value of Object.values(AT_REST)) {
      expect(library.properties.get('encryption_at_rest')?.values).toContain(value);
    }
  });

  it('reads links and risk categories that other versions write as lists', () => {
    const list = text
      .replace('      Mail:\n        target: mail', '      Mail:\n        target_id: mail')
      .replace(
        'individual_risk_categories:\n  Refund fraud:\n    id',
        'custom_risk_categories:\n  - title: Refund fraud\n    id',
      );
    const other = openedForeign(list, 'list.yaml');
    expect(other.report.counts).toEqual(report.counts);
    expect(rowNamed(other.model.flows, 'Mail').target).toBe('el_mail');
  });
});

describe('a malformed Threagile model', () => {
  it.each([
    ['with broken indentation', `${text}\n\tx: 1`, /^bad\.yaml, line \d+, column 1: The file is not well-formed YAML/],
    [
      'with a tag of its own',
      text.replace('The customer.', '!!js/function x'),
      /line \d+, column 14: .*more of YAML than plain values/,
    ],
    [
      'with a key twice',
      text.replace('title:', 'threagile_version: 2\ntitle:'),
      /the key threagile_version is there twice/,
    ],
    ['without technical assets', 'threagile_version: 1.0.0\n', /bad\.yaml, technical_assets: .*a map is missing there/],
    [
      'with a text for a section',
      `threagile_version: 1\ntechnical_assets: {}\ndata_assets: many\n`,
      /data_assets: .*a map is expected/,
    ],
    ['nested too deep', `threagile_version: 1\nx: ${'['.repeat(100)}`, /nested more than 40 levels/],
  ])('%s is refused with file, place, what and remedy', async (_what, bad, words) => {
    expect(await refusalOf(bad, 'bad.yaml')).toMatch(words);
  });

  it('cannot use up memory with aliases', async () => {
    const levels = Array.from({ length: 12 }, (_, n) => `k${n + 1}: &k${n + 1} [${`*k${n}, `.repeat(9)}*k${n}]`);
    const bomb = `threagile_version: 1\nk0: &k0 [x]\n${levels.join('\n')}\n`;
    expect(await refusalOf(bomb, 'bad.yaml')).toMatch(/more than 500000 values/);
  });

  it('is refused when it holds more than anybody models', async () => {
    const assets = Array.from({ length: 5001 }, (_, n) => `  a${n}: {type: process}`).join('\n');
    expect(await refusalOf(`threagile_version: 1\ntechnical_assets:\n${assets}`, 'bad.yaml')).toContain(
      'more than 5000 technical assets',
    );
  });

  it('that was tampered with is refused with a problem, or opens as a sound document', () => {
    const value = parseYaml(text, 'shop.yaml');
    invariant(value.ok, 'the fixture is well-formed');
    const run = fc.property(mutations, list => {
      const json = structuredClone(value.value);
      for (const one of list) mutate(json, one);
      expectRefusedOrSound(JSON.stringify(json), 'shop.yaml', json);
    });
    fc.assert(run, { numRuns: 100 });
  });
});

describe('YAML as plain values', () => {
  const parsed = (yaml: string) => {
    const value = parseYaml(yaml, 'a.yaml');
    return value.ok ? value.value : value.problems[0].code;
  };
  it.each([
    ['a: 2020-01-01', { a: '2020-01-01' }],
    ['a: yes\nb: ~\nc: true\nd: 1.5', { a: 'yes', b: null, c: true, d: 1.5 }],
    ['a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}', { a: { p: 1, q: 2 }, b: { p: 1, q: 3 } }],
    ['a: {<<: [{p: 1}, {p: 2, q: 2}]}', { a: { p: 1, q: 2 } }],
    ['1: a\ntrue: b', { '1': 'a', true: 'b' }],
    ['', null],
    ['a: &x [*x]', 'yaml/malformed'],
    ['__proto__: 1', 'yaml/malformed'],
    ['? [a]\n: b', 'yaml/not-plain'],
    ['a: 1\n---\nb: 2', 'yaml/malformed'],
    ['- '.repeat(50_000), 'import/too-deep'],
    ['x'.repeat(3_000_000), 'file/too-large'],
  ])('%#', (yaml, value) => {
    expect(parsed(yaml)).toEqual(value);
  });
});

const corpus = corpusFiles('threagile');

describe.runIf(corpus.length > 0)('the Threagile models of the collection', () => {
  it.each(corpus)('$name opens with everything that is in it', async ({ name, path, counts }) => {
    const opened = await openBytes(readFileSync(path), name);
    invariant(opened.ok && opened.value.report && opened.value.document.kind === 'project', JSON.stringify(opened));
    const { document, report: lines } = opened.value;
    expect(lines.format).toBe('threagile');
    expect(lines.counts).toMatchObject({
      elements: counts['elements'],
      flows: counts['flows'],
      boundaries: counts['boundaries'],
      dataAssets: counts['data'],
    });
    expect(lines.counts.threats).toBeGreaterThanOrEqual((counts['risk_tracking'] ?? 0) + (counts['abuse_cases'] ?? 0));
    expectSound({ model: document.model, report: lines });
  });
});
