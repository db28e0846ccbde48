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
import { mutateXml, mutations } from '../../tests/support/mutate';
import { shippedLibrary } from '../../tests/support/templates';
import { writeDocument } from '../document';

const text = fixtureText('microsoft/shop.tm7');
const shop = openedForeign(text, 'shop.tm7');
const { model, report } = shop;
const SHOP = 'Shop <front> & "back" 🛒';
const guid = (n: string) => `aaaaaaaa-0000-4000-8000-0000000000${n}`;

describe('a Microsoft threat model', () => {
  it('keeps every text byte for byte', () => {
    const info = oneRow(model.project, () => true);
    expect(info.name).toBe('Corner shop R&D متجر');
    expect(info.description).toBe('Sells "things" & ships them.\r\nSecond line.');
    expect([...model.notes.values()].map(note => note.text)).toEqual([
      'First line\nsecond line',
      'Ask about refunds.\nBen Example',
    ]);
    expect([...model.assumptions.values()].map(row => [row.kind, row.text])).toEqual([
      ['assumption', 'The cloud keeps its word.'],
      ['dependency', 'A payment service.'],
    ]);
  });

  it('keeps the layout, puts things into the smallest box around them and draws curves through their handles', () => {
    const shopId = rowNamed(model.elements, SHOP).id;
    expect(oneRow(model.placements, row => row.subject === shopId)).toMatchObject({ x: 300, y: 220, width: 100 });
    const cloud = rowNamed(model.boundaries, 'Our cloud');
    const subnet = rowNamed(model.boundaries, 'Private subnet');
    expect(subnet.parent).toBe(cloud.id);
    expect(rowNamed(model.elements, 'Orders').parent).toBe(subnet.id);
    expect(rowNamed(model.elements, 'Customer').parent).toBeNull();
    const routeOf = (name: string) =>
      oneRow(model.routes, row => row.subject === rowNamed(model.flows, name).id).points;
    expect(routeOf('Order')).toEqual([{ x: 220, y: 180 }]);
    // The handle of this one lies where the tool puts it by itself.
    expect(() => routeOf('Save order')).toThrow();
    const edge = rowNamed(model.boundaries, 'Edge');
    expect(oneRow(model.routes, row => row.subject === edge.id).points).toHaveLength(3);
  });

  it('leaves an end loose that is fastened to nothing', () => {
    const flow = rowNamed(model.flows, 'Export');
    expect([flow.source, flow.target]).toEqual([rowNamed(model.elements, SHOP).id, null]);
    expect(oneRow(model.routes, row => row.subject === flow.id).points.at(-1)).toEqual({ x: 560, y: 300 });
  });

  it('fastens an end that is drawn up to an element but not fastened to it', () => {
    const near = text.replace(/(<TargetX [^>]*>)560(<.TargetX><TargetY [^>]*>)300/, '$1630$2210');
    expect(near).not.toBe(text);
    const { model: read } = openedForeign(near, 'shop.tm7');
    expect(rowNamed(read.flows, 'Export').target).toBe(rowNamed(read.elements, 'Orders').id);
  });

  it('takes types from stencils first and names second, and lists each with its reason', () => {
    const types = [...model.elements.values()].map(row => [row.name, row.type]);
    expect(types).toEqual([
      ['Customer', 'browser'],
      [SHOP, 'web-app'],
      ['Orders', 'rdbms'],
      ['Archive of invoices', 'archive-store'],
      ['Nightly backup job', 'batch-job'],
    ]);
    expect(rowNamed(model.boundaries, 'Our cloud').kind).toBe('provider');
    expect(rowNamed(model.boundaries, 'Edge').kind).toBe('internet');
    expect(rowNamed(model.boundaries, 'Private subnet').kind).toBe('subnet');
    const line = report.guessed.find(one => one.what === 'Orders');
    expect(line).toMatchObject({ confidence: 0.95, reason: 'it is drawn with the stencil “Azure SQL Database”' });
    expect(model.providers.get(rowNamed(model.elements, 'Orders').provider ?? '')?.key).toBe('azure');
  });

  it('knows every type and boundary kind that a stencil stands for', async () => {
    const { ALL_MEANINGS } = await import('./microsoft/stencils');
    const library = shippedLibrary();
    for (const { type, boundary } of ALL_MEANINGS) {
      if (type) expect(library.types.has(type), type).toBe(true);
      if (boundary) expect(library.boundaryKinds.has(boundary), boundary).toBe(true);
    }
  });

  it('takes from attributes what a person has set, and nothing that is so on everything new', () => {
    expect(valuesOf(rowNamed(model.elements, SHOP))).toEqual({
      input_validation: 'no',
      least_privilege: 'yes',
      parses_xml: 'yes',
    });
    expect(valuesOf(rowNamed(model.elements, 'Orders'))).toEqual({
      encryption_at_rest: 'no',
      public_access: 'yes',
      logging: 'full',
    });
    const archive = rowNamed(model.elements, 'Archive of invoices');
    expect(valuesOf(archive)).toEqual({});
    expect([archive.holds, archive.tags]).toEqual([['da_credentials'], ['Signed: Yes']]);
    expect(valuesOf(rowNamed(model.flows, 'Order'))).toEqual({ enc: 'tls' });
    expect(valuesOf(rowNamed(model.flows, 'Save order'))).toEqual({ authn: 'none', via: 'api', enc: 'tls' });
    expect(valuesOf(rowNamed(model.flows, 'Export'))).toEqual({});
    expect(report.dropped.map(line => line.what)).toContain('attribute "Encrypted": No, not changed');
  });

  it('reads the account a process runs under as its rights on the machine, not as what its roles allow', () => {
    // The third of its choices is the system itself.
    const asSystem = text.replace(/(>runningAs<.*?SelectedIndex>)3</s, (_, before: string) => `${before}2<`);
    const changed = openedForeign(asSystem, 'shop.tm7');
    const said = valuesOf(rowNamed(changed.model.elements, SHOP));
    expect(said['privileged']).toBe('yes');
    expect(said['least_privilege']).toBeUndefined();
  });

  it('gives every fact a value of the library and an origin in the file', () => {
    const library = shippedLibrary();
    for (const row of [...model.elements.values(), ...model.flows.values()]) {
      const known = 'source' in row ? library.flowProperties : library.properties;
      for (const [id, fact] of Object.entries(row.props)) {
        expect(known.get(id)?.values, id).toContain(fact.value);
        expect(fact.origin).toMatchObject({
          kind: 'import',
          file: 'shop.tm7',
          address: expect.stringMatching(/^aaaa/),
        });
      }
    }
  });

  it('keeps what is out of scope, with the reason', () => {
    expect(rowNamed(model.elements, 'Customer').outOfScope).toEqual({ reason: 'Browsers are not ours' });
    expect(rowNamed(model.elements, SHOP).outOfScope).toBeNull();
  });

  it('keeps generated threats with state, priority, category and what was written about them', () => {
    const order = rowNamed(model.flows, 'Order').id;
    const rows = [...model.threats.values()].map(row => [row.title, row.subject, row.status, row.severity, row.stride]);
    expect(rows).toEqual([
      ['Orders are "changed" on their way', rowNamed(model.flows, 'Save order').id, 'mitigated', 'high', ['T']],
      [`Customer floods ${SHOP}`, order, 'not-applicable', 'low', ['D']],
      ['Abused by its users', order, 'open', 'moderate', []],
      ['Started by somebody else', rowNamed(model.elements, 'Nightly backup job').id, 'open', null, ['S']],
      ['About something deleted', null, 'open', null, ['E']],
    ]);
    const threat = oneRow(model.threats, row => row.status === 'mitigated');
    expect(threat.mitigation).toBe('Signed since May.\n\nSign what is sent.');
    expect(threat.description).toBe('Line one\nline two');
    expect(oneRow(model.threats, row => row.severity === 'moderate').categories).toEqual(['Abuse']);
    const dropped = report.dropped.map(line => line.what);
    expect(dropped).toContain('state "Strange" of threat About something deleted');
    expect(dropped).toContain('what threat About something deleted is about');
    expect(dropped).toContain('property "SDLPhase" of a threat');
    expect(dropped).toContain('the template Shop template with 4 threat types');
  });

  it('keeps owner, reviewer and contributors as people', () => {
    expect([...model.people.values()].map(person => [person.name, person.roles])).toEqual([
      ['Ada Example', ['Owner', 'Contributor']],
      ['Cho Example', ['Reviewer']],
      ['Ben Example', ['Contributor']],
    ]);
  });

  it('gives the same ids every time, made of the guids of the file', () => {
    expect(rowNamed(model.elements, 'Customer').id).toBe(`el_${guid('01')}`);
    const again = openedForeign(text, 'shop.tm7').model;
    const written = (one: typeof model) => writeDocument({ kind: 'project', id: 'do_1', model: one });
    expect(written(again)).toBe(written(model));
    expectSound(shop);
  });

  it('puts what says no place below the others, and says so', () => {
    const moved = openedForeign(text.replace('>300</Left>', '>far away</Left>'), 'shop.tm7');
    const id = rowNamed(moved.model.elements, SHOP).id;
    expect(oneRow(moved.model.placements, row => row.subject === id).y).toBeGreaterThan(480);
    expect(moved.report.guessed.map(line => line.as)).toContain('a place below the others');
  });
});

describe('a malformed Microsoft threat model', () => {
  const bomb = '<!DOCTYPE a [<!ENTITY b "cccccccccc">]>';
  it.each([
    ['cut off', text.slice(0, text.length / 2), /^bad\.tm7, line \d+, column \d+: The file is not well-formed XML/],
    ['with a document type', text.replace('<ThreatModel', `${bomb}<ThreatModel`), /line 2.*declares a document type/],
    [
      'with an entity of its own',
      text.replace('Ask about', '&b;'),
      /line \d+, column \d+: .*not well-formed XML \(undefined entity/,
    ],
    [
      'without diagrams',
      text.replaceAll('DrawingSurfaceList', 'Other'),
      /bad\.tm7, line 2, ThreatModel: .*DrawingSurfaceList is missing there/,
    ],
    ['nested too deep', text.replace('<Header>', '<z>'.repeat(80)), /nested more than 60 levels/],
    [
      'that is only a template',
      fixtureText('microsoft/shop.tb7'),
      /bad\.tm7: The file is a template of the Microsoft tool, without a model\. Import it as a pack/,
    ],
    ['that is a page of the web', '<html><body/></html>', /in none of the formats/],
  ])('%s is refused with file, place, what and remedy', async (_what, bad, words) => {
    expect(await refusalOf(bad, 'bad.tm7')).toMatch(words);
  });

  it('is refused when it holds more things than anybody draws', async () => {
    const thing = '<p><Value i:type="StencilEllipse"/></p>';
    const many = text
      .replace('<Header>', `<Borders/><Header>`)
      .replace('</Borders>', `${thing.repeat(20_001)}</Borders>`);
    expect(await refusalOf(many, 'bad.tm7')).toContain('more than 20000 things');
  });

  it('that was tampered with is refused with a problem, or opens as a sound document', () => {
    const run = fc.property(mutations, list => expectRefusedOrSound(mutateXml(text, list), 'shop.tm7'));
    fc.assert(run, { numRuns: 100 });
  });
});

const corpus = corpusFiles('tm7').filter(file => file.name.endsWith('.tm7'));

describe.runIf(corpus.length > 0)('the Microsoft models of the collection', () => {
  it.each(corpus)('$name opens with everything that is in it', async ({ name, path, counts }) => {
    const opened = await openBytes(readFileSync(path), name);
    expect(opened.ok && opened.value.report?.format).toBe('microsoft-tm7');
    if (!opened.ok || !opened.value.report || opened.value.document.kind !== 'project') return;
    const { document, report: lines } = opened.value;
    const { elements, flows, boundaries, threats } = lines.counts;
    // The manifest counts a text on the drawing as an element.
    const drawn = elements + document.model.notes.size;
    expect({ elements: drawn, flows, boundaries, threats }).toMatchObject({
      flows: counts['flows'],
      boundaries: counts['boundaries'],
      threats: counts['threats'],
      elements: counts['elements'],
    });
    expectSound({ model: document.model, report: lines });
  });
});
