import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { sharedPath } from '../../tests/support/shared';
import { shippedLibrary } from '../../tests/support/templates';
import { invariant } from '../base';
import { readDocument, writeDocument } from '../document';
import type { ProjectModel } from '../model';
import { oneLine } from '../text';
import { createImportTools, type Import } from './format';
import { FORMATS } from './formats';

const tools = createImportTools(shippedLibrary());
const folder = fileURLToPath(new URL('../../tests/fixtures/threat-dragon/', import.meta.url));
const fixture = (name: string): unknown => JSON.parse(readFileSync(`${folder}${name}`, 'utf8'));

function read(json: unknown, name = 'shop.json') {
  const file = { name, text: '', json };
  const format = FORMATS.find(one => one.sniff(file));
  invariant(format, `no format recognises ${name}`);
  return format.read(file, tools);
}

function opened(json: unknown): Import {
  const result = read(json);
  invariant(result.ok, JSON.stringify(result));
  return result.value;
}

function one<Row>(rows: ReadonlyMap<string, Row>, wanted: (row: Row) => boolean): Row {
  const row = [...rows.values()].find(wanted);
  invariant(row, 'no such row');
  return row;
}
const named = <Row extends { readonly name: string }>(rows: ReadonlyMap<string, Row>, name: string) =>
  one(rows, row => row.name === name);

const shop = opened(fixture('shop-v2.json'));

describe('a Threat Dragon 2 file', () => {
  it('keeps every text byte for byte', () => {
    const info = one(shop.model.project, () => true);
    expect(info.name).toBe('Corner shop R&D <tenant-id> 🛒 متجر');
    expect(info.description).toBe('Sells "things" & ships them.\nSecond line.');
    const threat = one(shop.model.threats, row => row.status === 'open' && row.stride[0] === 'S');
    expect(threat.title).toBe("Orders in <somebody else's> name & more 🔓");
    expect(threat.description).toBe('شخص آخر');
    expect(one(shop.model.notes, () => true).text).toBe('A note\nof two lines');
  });

  it('makes a page of every diagram and says with which method it was drawn', () => {
    const pages = [...shop.model.pages.values()];
    expect(pages.map(page => page.name)).toEqual(['Ordering', 'Privacy']);
    expect(pages[0]?.description).toBe('How an order comes in.\n\nDiagram type in Threat Dragon: STRIDE');
    expect(pages[1]?.description).toBe('Diagram type in Threat Dragon: LINDDUN');
  });

  it('keeps the layout exactly', () => {
    const process = named(shop.model.elements, 'Zyx');
    const place = one(shop.model.placements, row => row.subject === process.id);
    expect(place).toMatchObject({ x: 370, y: 200, width: 100, height: 100 });
    const order = named(shop.model.flows, 'Order');
    expect(one(shop.model.routes, row => row.subject === order.id).points).toEqual([{ x: 280, y: 180 }]);
  });

  it('puts things into the smallest box that is drawn around them', () => {
    const account = named(shop.model.boundaries, 'Cloud account');
    const subnet = named(shop.model.boundaries, 'Private subnet');
    expect(subnet.parent).toBe(account.id);
    expect(account.parent).toBeNull();
    expect(named(shop.model.elements, 'Order database').parent).toBe(subnet.id);
    expect(named(shop.model.elements, 'Zyx').parent).toBe(account.id);
    expect(named(shop.model.elements, 'Customer').parent).toBeNull();
  });

  it('draws a curve as a line through its ends and bends', () => {
    const edge = named(shop.model.boundaries, 'Edge');
    expect(edge.form).toBe('line');
    expect(one(shop.model.routes, row => row.subject === edge.id).points).toEqual([
      { x: 250, y: 20 },
      { x: 230, y: 250 },
      { x: 250, y: 480 },
    ]);
  });

  it('leaves an end loose that is fastened to nothing, at its place', () => {
    const flow = named(shop.model.flows, 'From nowhere');
    expect(flow.source).toBeNull();
    expect(flow.target).toBe(named(shop.model.elements, 'Zyx').id);
    expect(one(shop.model.routes, row => row.subject === flow.id).points).toEqual([{ x: 420, y: 420 }]);
  });

  it('fastens an end that is drawn up to an element but not fastened to it, and says so', () => {
    const text = JSON.stringify(fixture('shop-v2.json'));
    const drawnUp = text.replace(/"source":\{"x":420,"y":420\}/, '"source":{"x":640,"y":210}');
    expect(drawnUp).not.toBe(text);
    const { model, report } = opened(JSON.parse(drawnUp));
    const flow = named(model.flows, 'From nowhere');
    expect(flow.source).toBe(named(model.elements, 'Order database').id);
    expect([...model.routes.values()].some(row => row.subject === flow.id)).toBe(false);
    const said = report.guessed.find(line => line.subject === flow.source && line.what.includes('From nowhere'));
    expect(said).toMatchObject({ as: 'fastened to Order database', reason: 'it is drawn up to it' });
  });

  it('takes encryption from the flag or from a protocol that leaves no doubt, and from nothing else', () => {
    expect(named(shop.model.flows, 'Order').props['enc']?.value).toBe('tls');
    expect(named(shop.model.flows, '').props['enc']?.value).toBe('tls');
    expect(named(shop.model.flows, 'From nowhere').props['enc']).toMatchObject({
      value: 'none',
      origin: { kind: 'import', file: 'shop.json', address: 'dddddddd-0000-4000-8000-000000000003' },
    });
    const older = opened(fixture('shop-v2.0.json'));
    expect(named(older.model.flows, 'Put message').props).toEqual({});
    expect(named(older.model.flows, 'Put message').protocol).toBe('HTTP/S');
  });

  it('turns flags into data assets, facts and tags', () => {
    const database = named(shop.model.elements, 'Order database');
    expect(database.holds).toEqual(['da_credentials']);
    // Who holds the key is not said, so that nobody is accused of a key of the provider.
    expect(database.props['encryption_at_rest']?.value).toBe('yes');
    expect(database.tags).toEqual(['Signed']);
    const shopProcess = named(shop.model.elements, 'Zyx');
    expect(shopProcess.processes).toEqual(['da_card-payments']);
    expect(shopProcess.tags).toEqual(['Web application', 'Privilege level: limited']);
    expect(shop.model.assets.get('da_credentials')?.type).toBe('cred');
    const library = shippedLibrary();
    for (const asset of shop.model.assets.values()) expect(library.dataTypes.has(asset.type ?? '')).toBe(true);
  });

  it('keeps what is out of scope, with the reason', () => {
    expect(named(shop.model.elements, 'Customer').outOfScope).toEqual({ reason: 'People cannot be patched' });
    expect(named(shop.model.flows, 'Order').bidirectional).toBe(true);
  });

  it('keeps its threats as threats written by hand, with status, severity and category', () => {
    const zyx = named(shop.model.elements, 'Zyx').id;
    const threats = [...shop.model.threats.values()];
    expect(threats.filter(row => row.subject === zyx).map(row => [row.status, row.severity, row.stride])).toEqual([
      ['open', 'high', ['S']],
      ['mitigated', 'moderate', []],
      ['not-applicable', null, ['I']],
    ]);
    expect(threats[0]?.categories).toEqual(['Score 7.5']);
    expect(threats[1]?.categories).toEqual(['CIA: Integrity']);
    expect(threats[0]?.mitigation).toBe('Ask twice.');
    expect(threats[0]?.origin).toEqual({
      kind: 'import',
      format: 'threat-dragon',
      file: 'shop.json',
      address: 'bbbbbbbb-0000-4000-8000-000000000002/cccccccc-0000-4000-8000-000000000001',
    });
    expect(one(shop.model.threats, row => row.title === 'Read on the way').subject).toBe(
      named(shop.model.flows, 'Order').id,
    );
    expect(one(shop.model.threats, row => row.severity === 'low').categories).toEqual(['LINDDUN: Linkability']);
  });

  it('keeps owner, reviewer and contributors as people, one per name', () => {
    expect([...shop.model.people.values()].map(person => [person.name, person.roles])).toEqual([
      ['Ada Example', ['Owner', 'Contributor']],
      ['Cho Example', ['Reviewer']],
      ['Ben Example', ['Contributor']],
    ]);
    expect(one(shop.model.project, () => true).owner).toBe(named(shop.model.people, 'Ada Example').id);
  });

  it('guesses types from names, then from flags, and lists every guess with its reason', () => {
    expect(named(shop.model.elements, 'Order database')).toMatchObject({
      type: 'rdbms',
      typeOrigin: { kind: 'guess' },
    });
    expect(named(shop.model.elements, 'Zyx').type).toBe('web-app');
    expect(named(shop.model.elements, 'Qwv').type).toBe('log-sink');
    for (const type of ['web-app', 'log-sink']) expect(shippedLibrary().types.has(type)).toBe(true);
    const typed = [...shop.model.elements.values()].filter(row => row.type !== null);
    const listed = new Set(shop.report.guessed.map(line => line.subject));
    for (const element of typed) expect(listed.has(element.id), element.name).toBe(true);
    for (const line of shop.report.guessed) {
      expect(line.reason).not.toBe('');
      expect(line.confidence).toBeGreaterThan(0);
    }
  });

  it('takes a boundary for the internet edge when a flow over a public network crosses it', () => {
    expect(named(shop.model.boundaries, 'Edge')).toMatchObject({ kind: 'internet', kindOrigin: { kind: 'guess' } });
    expect(shippedLibrary().boundaryKinds.has('internet')).toBe(true);
    expect(named(shop.model.boundaries, 'Private subnet').kind).toBe('subnet');
  });

  it('gives the same ids every time, and two ids to a thing that stands in two diagrams', () => {
    expect(writeDocument({ kind: 'project', id: 'do_1', model: opened(fixture('shop-v2.json')).model })).toBe(
      writeDocument({ kind: 'project', id: 'do_1', model: shop.model }),
    );
    const customers = [...shop.model.elements.values()].filter(row => row.name === 'Customer').map(row => row.id);
    expect(customers).toEqual(['el_bbbbbbbb-0000-4000-8000-000000000001', 'el_bbbbbbbb-0000-4000-8000-000000000001-2']);
    expect(one(shop.model.threats, row => row.severity === 'low').subject).toBe(customers[1]);
  });

  it('reports what was mapped, and has a line for everything that was dropped', () => {
    expect(shop.report.counts).toEqual({ elements: 5, flows: 3, boundaries: 3, dataAssets: 3, threats: 5 });
    expect(shop.report.mapped).toContainEqual({ what: 'store', as: 'element', count: 2 });
    const dropped = shop.report.dropped.map(line => line.what);
    expect(dropped).toContain('field "threatFrequency"');
    expect(dropped).toContain('field "number" of a threat');
    expect(dropped).toContain('flag "Encrypted", not set');
  });

  it('becomes a document that can be saved and opened again', () => {
    const text = writeDocument({ kind: 'project', id: 'do_1', model: shop.model });
    const again = readDocument(text, 'again');
    invariant(again.ok && again.value.kind === 'project', JSON.stringify(again));
    expect(writeDocument(again.value)).toBe(text);
  });

  it('opens with the keys of version 2.0, misspelt ones included', () => {
    const { model } = opened(fixture('shop-v2.0.json'));
    expect([...model.elements.values()].map(row => [row.kind, row.name])).toEqual([
      ['store', 'Message queue'],
      ['process', 'Worker'],
    ]);
    expect(one(model.boundaries, () => true)).toMatchObject({ form: 'line', name: 'Between' });
  });

  it('opens without diagrams as a project with an empty page', () => {
    const { model, report } = opened(fixture('empty.json'));
    expect(model.pages.size).toBe(1);
    expect(report.counts).toEqual({ elements: 0, flows: 0, boundaries: 0, dataAssets: 0, threats: 0 });
  });
});

describe('a Threat Dragon 1 file', () => {
  const { model, report } = opened(fixture('shop-v1.json'));
  it('opens too, with names, threats and flags where that version keeps them', () => {
    expect(report.format).toBe('threat-dragon-v1');
    expect([...model.elements.values()].map(row => row.name)).toEqual(['Browser', 'Web\nApplication']);
    const flow = named(model.flows, 'Request');
    expect([model.elements.get(flow.source ?? '')?.name, flow.props['enc']?.value]).toEqual(['Browser', 'tls']);
    expect(one(model.threats, () => true)).toMatchObject({ stride: ['D'], severity: 'moderate' });
    expect(one(model.boundaries, () => true).form).toBe('line');
  });
});

describe('a malformed file', () => {
  const sentence = (json: unknown) => {
    const result = read(json, 'bad.json');
    return result.ok ? 'opened' : oneLine(result.problems[0]);
  };
  const good = () => structuredClone(fixture('shop-v2.json')) as Record<string, Record<string, unknown>>;

  it.each([
    [fixture('misspelt.json'), 'bad.json, summary › title: ', 'a text is missing'],
    [{ ...good(), summary: 3 }, 'bad.json, summary: ', 'an object is expected'],
    [{ ...good(), detail: { diagrams: {} } }, 'bad.json, detail › diagrams: ', 'a list is expected'],
    [{ ...good(), detail: { diagrams: [7] } }, 'bad.json, detail › diagrams › 1: ', 'an object is expected'],
    [
      { ...good(), detail: { diagrams: [{ cells: 'none' }] } },
      'bad.json, detail › diagrams › 1 › cells: ',
      'a list is expected',
    ],
  ])('is refused with file, place and what is wrong (%#)', (json, start, reason) => {
    expect(sentence(json)).toContain(start);
    expect(sentence(json)).toContain(reason);
  });

  it('is refused when it holds more things than anybody draws', () => {
    const cells = Array.from({ length: 20_001 }, () => ({}));
    expect(sentence({ ...good(), detail: { diagrams: [{ cells }] } })).toContain('more than 20000 things');
  });

  it('opens without what cannot be drawn, with a line for each', () => {
    const cells = [
      5,
      { shape: 'spaceship', id: 'x' },
      { shape: 'actor', id: 'a', position: { x: 1e300, y: null }, data: { type: 'tm.Actor', name: 12, threats: [3] } },
      { shape: 'flow', id: 'f', source: { cell: 'gone' }, target: { cell: 'a' }, data: { threats: 'many' } },
      { shape: 'flow', id: 'g' },
      { shape: 'trust-boundary-curve', id: 'c', source: { x: 1, y: 1 } },
    ];
    const { model, report } = opened({ ...good(), detail: { diagrams: [{ cells }] } });
    expect(report.counts).toEqual({ elements: 1, flows: 1, boundaries: 0, dataAssets: 0, threats: 0 });
    expect(one(model.placements, () => true)).toMatchObject({ x: 40, y: 40 });
    expect(report.dropped.length).toBeGreaterThanOrEqual(6);
  });

  it('keeps both of two things with one id, and fastens flows to the first', () => {
    const actor = (name: string) => ({ shape: 'actor', id: 'a', position: { x: 0, y: 0 }, data: { name } });
    const flow = { shape: 'flow', id: 'f', source: { cell: 'a' }, target: { x: 300, y: 9 } };
    const { model } = opened({ ...good(), detail: { diagrams: [{ cells: [actor('One'), actor('Two'), flow] }] } });
    expect(named(model.elements, 'Two').id).toBe('el_a-2');
    expect(one(model.flows, () => true).source).toBe('el_a');
  });

  it('does not take names of built-in members for content', () => {
    const json: unknown = JSON.parse(
      '{"version":"2.1","summary":{"title":"t"},"detail":{"diagrams":[{"cells":[{"id":"__proto__","shape":"actor",' +
        '"data":{"name":"constructor","__proto__":{"name":"x"}}},{"id":"f","shape":"flow","source":{"cell":"toString"}}]}]}}',
    );
    const { model } = opened(json);
    expect(one(model.elements, () => true).name).toBe('constructor');
  });
});

const corpus = sharedPath('corpus', 'threat-dragon');

describe.runIf(corpus)('the files of the collection', () => {
  const rows = readManifest();
  it.each(rows.filter(row => !row.malformed))('$name opens with everything that is in it', ({ name, counts }) => {
    const { model, report } = opened(JSON.parse(readFileSync(`${corpus}/${name}`, 'utf8')));
    const { elements, flows, boundaries, threats } = report.counts;
    expect({ diagrams: diagramsOf(model), elements, flows, boundaries, threats }).toEqual(counts);
    const again = readDocument(writeDocument({ kind: 'project', id: 'do_1', model }), name);
    expect(again.ok).toBe(true);
  });

  it.each(rows.filter(row => row.malformed))('$name gets its sentence', ({ name }) => {
    const result = read(JSON.parse(readFileSync(`${corpus}/${name}`, 'utf8')), name);
    expect(result.ok ? '' : oneLine(result.problems[0])).toMatch(new RegExp(`^${name}, .+: The file says it is OWASP`));
  });
});

function diagramsOf(model: ProjectModel): number {
  return [...model.pages.values()].filter(page => page.origin !== null).length;
}

function readManifest() {
  const path = sharedPath('corpus', 'MANIFEST.tsv');
  const lines = path ? readFileSync(path, 'utf8').split('\n') : [];
  return lines.flatMap(line => {
    const [file = '', format, , , , , , , counts = ''] = line.split('\t');
    if (format !== 'threat-dragon') return [];
    const number = (what: string) => Number(new RegExp(`\\b${what}=(\\d+)`).exec(counts)?.[1]);
    const what = ['diagrams', 'elements', 'flows', 'boundaries', 'threats'] as const;
    const name = file.replace('threat-dragon/', '');
    return [
      { name, malformed: name.includes('malformed'), counts: Object.fromEntries(what.map(one => [one, number(one)])) },
    ];
  });
}
