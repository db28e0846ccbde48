import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { corpusFiles, fixtureText } from '../../tests/support/imports';
import { mutateXml, mutations } from '../../tests/support/mutate';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { invariant } from '../base';
import {
  compile,
  createVocabulary,
  type FactReader,
  KNOWS_NOTHING,
  loadLibrary,
  TRUE,
  type TypedFacts,
} from '../library';
import { oneLine } from '../text';
import { crossesBoundary, curveOf } from './microsoft/curve';
import { readSurfaces, type Surface, type Thing } from './microsoft/drawing';
import { parseExpression } from './microsoft/expression';
import { generateThreats, interactionsOf, rulesOf } from './microsoft/generate';
import { type KnowledgeBase, lineageOf, readKnowledgeBase } from './microsoft/knowledgeBase';
import { compareWithOwnTemplate } from './microsoft/oracle';
import { packOf, packOfTemplate } from './microsoft/pack';
import { childOf, parseXml } from './xmlTree';

const library = shippedLibrary();
const shop = fixtureText('microsoft/shop.tm7');
const template = fixtureText('microsoft/shop.tb7');

describe('the expressions of a template', () => {
  const parsed = (text: string) => {
    const read = parseExpression(text);
    return read.ok ? read.value : oneLine(read.problems[0]);
  };
  it.each([
    ["source is 'GE.P'", { role: 'source', is: 'GE.P' }],
    ["TARGET IS 'A B'", { role: 'target', is: 'A B' }],
    ["flow.0a-b is 'Not Selected'", { role: 'flow', attribute: '0a-b', is: 'Not Selected' }],
    ["flow crosses 'GE.TB.B'", { crosses: 'GE.TB.B' }],
    [
      "not source is 'A' and target is 'B'",
      { all: [{ not: { role: 'source', is: 'A' } }, { role: 'target', is: 'B' }] },
    ],
    [
      "source is 'A' or source is 'B' and (target is 'C' )",
      {
        any: [
          { role: 'source', is: 'A' },
          {
            all: [
              { role: 'source', is: 'B' },
              { role: 'target', is: 'C' },
            ],
          },
        ],
      },
    ],
    ['  ', null],
    ["source is 'A", expect.stringContaining('a quote is not closed')],
    ["source is 'A' and", expect.stringContaining('ends too early')],
    ["(source is 'A'", expect.stringContaining('ends too early')],
    ["source crosses 'A'", expect.stringContaining('something else is expected at source')],
    ["someone is 'A'", expect.stringContaining('something else is expected at someone')],
    [`${'('.repeat(100)}source is 'A'${')'.repeat(100)}`, expect.stringContaining('something else is expected')],
    ['x'.repeat(30_000), expect.stringContaining('longer than')],
  ])('%s', (text, expression) => {
    expect(parsed(text)).toEqual(expression);
  });
});

describe('a model with its template', () => {
  it('is its own oracle: what the template generates is what the file holds, and nothing else', () => {
    const compared = compareWithOwnTemplate(shop, 'shop.tm7');
    const { dangling, ...rest } = compared.ok ? compared.value : { dangling: [] };
    expect(rest).toEqual({ held: 5, reproduced: 3, refastened: [], missing: [], extra: [] });
    expect(dangling.map(key => key.split(' ')[2])).toEqual([
      '00000000-0000-0000-0000-000000000000',
      'aaaaaaaa-0000-4000-8000-000000000077',
    ]);
  });

  it('reproduces what was judged before its flow was moved, with the flow put back', () => {
    const customer = 'aaaaaaaa-0000-4000-8000-000000000001';
    const moved = shop.replace(
      /(<SourceGuid [^>]*>)aaaaaaaa-0000-4000-8000-000000000001/,
      '$1aaaaaaaa-0000-4000-8000-000000000003',
    );
    expect(moved).not.toBe(shop);
    const compared = compareWithOwnTemplate(moved, 'shop.tm7');
    const { reproduced, refastened, missing } = compared.ok ? compared.value : { refastened: [], missing: ['unread'] };
    expect({ reproduced, missing }).toEqual({ reproduced: 1, missing: [] });
    expect(refastened.map(key => key.split(' ')[1])).toEqual([customer, customer]);
  });

  it.each([
    ['crossing a box', "flow crosses 'GE.TB.B'", "flow crosses 'SE.TB.Other'", 1],
    ['crossing a line', "flow crosses 'SE.TB.L.TMCore.Internet'", "flow crosses 'SE.TB.L.TMCore.Machine'", 1],
    ['an attribute', "target.hasInputSanitizers is 'No'", "target.hasInputSanitizers is 'Yes'", 1],
  ])('depends on %s', (_what, before, after, missing) => {
    expect(shop).toContain(before);
    const other = shop.replaceAll(before, after).replace("or flow crosses 'GE.TB.L'", '');
    const compared = compareWithOwnTemplate(other, 'shop.tm7');
    expect(compared.ok && compared.value.missing).toHaveLength(missing);
  });

  it('generates nothing for a flow that is out of scope, and as before for what it leads to', () => {
    const [inScope = '', word = ''] =
      /<b:Name>71f3d9aa-b8ef-4e54-8126-607a1d903103<\/b:Name><b:Value [^>]*>(false)</.exec(
        shop.slice(shop.indexOf('i:type="Connector"')),
      ) ?? [];
    const at = shop.indexOf(inScope, shop.indexOf('i:type="Connector"'));
    const other = shop.slice(0, at) + inScope.replace(word, 'true') + shop.slice(at + inScope.length);
    const before = compareWithOwnTemplate(shop, 'shop.tm7');
    const compared = compareWithOwnTemplate(other, 'shop.tm7');
    invariant(before.ok && compared.ok, 'both are read');
    expect(compared.value.reproduced).toBeLessThan(before.value.reproduced);
    expect(compared.value.extra).toEqual([]);
  });

  it('expects nothing new where the tool was told to generate no threats', () => {
    const fewer = shop.replace(
      /<a:KeyValueOfstringThreatpc_P0_PhOB>[\s\S]*?<\/a:KeyValueOfstringThreatpc_P0_PhOB>/,
      '',
    );
    const extra = (text: string) => {
      const compared = compareWithOwnTemplate(text, 'shop.tm7');
      invariant(compared.ok, 'it is read');
      return compared.value.extra;
    };
    expect(extra(fewer)).toHaveLength(1);
    expect(extra(fewer.replace('<ThreatGenerationEnabled>true', '<ThreatGenerationEnabled>false'))).toEqual([]);
  });

  it('never generates for the root of all stencils', () => {
    const other = shop.replaceAll("source is 'ROOT'", "source is 'ROOT' or target is 'ROOT'");
    const compared = compareWithOwnTemplate(other, 'shop.tm7');
    expect(compared.ok && compared.value.extra).toEqual([]);
  });

  it('with an expression that cannot be read is refused with its line', () => {
    const compared = compareWithOwnTemplate(shop.replace("source is 'ROOT'", "source was 'ROOT'"), 'shop.tm7');
    expect(compared.ok ? '' : oneLine(compared.problems[0])).toMatch(
      /^shop\.tm7, line \d+, threat type N1: The rule cannot be read/,
    );
  });
});

describe('a template as a pack', () => {
  const pack = packOfTemplate(template, 'shop.tb7', library);
  invariant(pack.ok, JSON.stringify(pack));

  it('is library files that load beside the shipped ones', () => {
    const loaded = loadLibrary([...shippedFiles(), ...pack.value.files]);
    invariant(loaded.ok, JSON.stringify(loaded));
    const threat = loaded.value.threats.get('tmt-bbbbbb-t1');
    expect(threat).toMatchObject({
      title: 'The data flow changed',
      stride: ['T'],
      scope: 'flow',
      section: 'Tampering',
    });
    expect(threat?.description).toBe('On its way to the receiver.');
    expect(loaded.value.controls.get('tmt-bbbbbb-answer-t1')?.description).toBe('Sign what is sent by the sender.');
    expect(loaded.value.types.get('tmt-bbbbbb-se-ds-sql')?.tags).toEqual(['tmt-bbbbbb-se-ds-sql', 'tmt-bbbbbb-ge-ds']);
    expect(loaded.value.properties.get('tmt_bbbbbb_hasinputsanitizers')?.values).toEqual(['Not Selected', 'Yes', 'No']);
  });

  it('says what could not come along, and why', () => {
    expect(pack.value.threats).toBe(2);
    expect(pack.value.dropped).toEqual([
      { what: 'threat type N1', name: 'Old', reason: 'it is kept for old models and generated for nothing' },
      { what: 'threat type U1', name: 'Unknown', reason: 'the template declares no attribute nobodyKnows' },
      { what: 'threat type U2', name: 'Missing', reason: 'the template has no stencil SE.P.Missing' },
    ]);
  });

  it.each([
    ['that is no template', '<ThreatModel/>', /bad\.tb7, line 1, ThreatModel: .*KnowledgeBase is expected there/],
    ['that is cut off', template.slice(0, 400), /bad\.tb7, line \d+, column \d+: .*not well-formed XML/],
  ])('%s is refused with file, place, what and remedy', (_what, bad, words) => {
    const read = packOfTemplate(bad, 'bad.tb7', library);
    expect(read.ok ? 'read' : oneLine(read.problems[0])).toMatch(words);
  });

  const withRule = (rule: string, text = template) =>
    packOfTemplate(text.replace("target is 'GE.DS'", rule), 'shop.tb7', library);
  const droppedOf = (read: ReturnType<typeof withRule>) => {
    invariant(read.ok, JSON.stringify(read));
    const loaded = loadLibrary([...shippedFiles(), ...read.value.files]);
    expect(loaded.ok ? '' : JSON.stringify(loaded)).toBe('');
    return { threats: read.value.threats, why: read.value.dropped.find(one => one.what === 'threat type T1')?.reason };
  };

  it.each([
    [
      'that cannot be read',
      "target = 'GE.DS'",
      /^its rule in line \d+ cannot be read: something else is expected at target$/,
    ],
    ['about a boundary as if it were a thing', "target is 'GE.TB.B'", /^the template has no stencil GE\.TB\.B$/],
    ['about a thing as if it were a boundary', "flow crosses 'GE.DS'", /^the template has no stencil GE\.DS$/],
    [
      'about an answer that the attribute has not got',
      "target.hasInputSanitizers is 'Perhaps'",
      /has no answer Perhaps$/,
    ],
    [
      'about an attribute of another kind of thing',
      "flow.hasInputSanitizers is 'Yes'",
      /declares no attribute hasInputSanitizers$/,
    ],
    [
      'that needs what is nowhere',
      "target is 'GE.DS' and source is 'SE.P.Gone'",
      /^the template has no stencil SE\.P\.Gone$/,
    ],
  ])('leaves out a rule %s, says so, and keeps the rest', (_what, rule, reason) => {
    const { threats, why } = droppedOf(withRule(rule));
    expect(threats).toBe(1);
    expect(why).toMatch(reason);
  });

  it.each([
    ['an alternative', "(target is 'SE.P.Gone' or target is 'GE.DS')"],
    ['an exception', "target is 'GE.DS' and not source is 'SE.P.Gone'"],
  ])('keeps a rule with %s that names what is not in the template: it means what it meant', (_what, rule) => {
    const plain = withRule("target is 'GE.DS'");
    const read = withRule(rule);
    expect(droppedOf(read)).toEqual({ threats: 2, why: undefined });
    expect(read).toEqual(plain);
  });

  it('takes a root of its own for what it is drawn like', () => {
    const own =
      '<ElementType><Name>Pump</Name><ID>OWN.PUMP</ID><ParentElement>ROOT</ParentElement><Representation>Ellipse</Representation></ElementType>';
    const read = withRule("target is 'OWN.PUMP'", template.replace('</GenericElements>', `${own}</GenericElements>`));
    expect(droppedOf(read)).toEqual({ threats: 2, why: undefined });
    const loaded = loadLibrary([...shippedFiles(), ...(read.ok ? read.value.files : [])]);
    expect(loaded.ok && loaded.value.types.get('tmt-bbbbbb-own-pump')).toMatchObject({
      kind: 'process',
      tags: ['tmt-bbbbbb-own-pump'],
    });
  });

  it('speaks of the sender and the receiver where the template has gaps, with one article', () => {
    const read = withRule(
      "target is 'GE.DS'",
      template.replace('{flow.Name} changed', 'Spoofing the {source.Name} at {target.Name}'),
    );
    const loaded = loadLibrary([...shippedFiles(), ...(read.ok ? read.value.files : [])]);
    expect(loaded.ok && loaded.value.threats.get('tmt-bbbbbb-t1')?.title).toBe('Spoofing the sender at the receiver');
  });

  it('that was tampered with is refused, or still loads', () => {
    const run = fc.property(mutations, list => {
      const read = packOfTemplate(mutateXml(template, list), 'shop.tb7', library);
      if (!read.ok) {
        expect(read.problems[0].file).toBe('shop.tb7');
        return;
      }
      const loaded = loadLibrary([...shippedFiles(), ...read.value.files]);
      expect(
        loaded.ok ? [] : loaded.problems.map(oneLine).filter(line => !/is there twice|is named, but/.test(line)),
      ).toEqual([]);
    });
    fc.assert(run, { numRuns: 10 });
  });
});

/** A drawing of the tool seen through the window of our rules, with the pack's own names. */
function windowOn(surface: Surface, base: KnowledgeBase, named: (foreign: string) => string) {
  const tags = (thing: Thing) => lineageOf(base, thing.type, thing.genericType).map(named);
  const mark = named('x').slice(4, 10);
  const propertyOf = (thing: Thing) => (id: string) =>
    thing.attributes
      .find(one => `tmt_${mark}_${one.name.toLowerCase().replace(/[^a-z0-9]+/g, '_')}` === id)
      ?.value.trim() ?? 'nobody said';
  const typed = (thing: Thing): TypedFacts => ({
    type: tags(thing)[0] ?? '',
    tags: new Set(tags(thing)),
    property: propertyOf(thing),
  });
  const boundaries = surface.things.filter(thing => thing.form === 'box' || thing.form === 'line');
  return interactionsOf(surface).map(interaction => {
    const path = curveOf(interaction.flow);
    const facts: FactReader = {
      ...KNOWS_NOTHING,
      source: typed(interaction.source),
      target: typed(interaction.target),
      crosses: boundaries.filter(one => crossesBoundary(path, one)).flatMap(one => tags(one)[0] ?? []),
      flow: id => (id.endsWith('_kind_of_flow') ? (tags(interaction.flow)[0] ?? '') : propertyOf(interaction.flow)(id)),
    };
    return { interaction, facts };
  });
}

/** Threats that our own engine confirms with the pack of a file's template, beside those that the template generates. */
function bothWays(text: string, file: string) {
  const tree = parseXml(text, file);
  invariant(tree.ok, file);
  const base = readKnowledgeBase(childOf(tree.value, 'KnowledgeBase'));
  const { rules } = rulesOf(base, file);
  const pack = packOf(base, file, library);
  invariant(pack.ok, file);
  const loaded = loadLibrary([...shippedFiles(), ...pack.value.files]);
  invariant(loaded.ok, JSON.stringify(loaded));
  const vocabulary = createVocabulary(loaded.value);
  const own = [...loaded.value.threats.values()].filter(threat => threat.id.startsWith('tmt-'));
  const prefix = /^tmt-[a-z0-9]+/.exec(own[0]?.id ?? '')?.[0] ?? '';
  const named = (foreign: string) => `${prefix}-${foreign.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
  const confirmed: string[] = [];
  const generated: string[] = [];
  for (const surface of readSurfaces(tree.value)) {
    for (const one of generateThreats(surface, base, rules)) generated.push(`${named(one.type.id)} ${one.flow.guid}`);
    for (const { interaction, facts } of windowOn(surface, base, named)) {
      for (const threat of own) {
        if (compile(threat.when, vocabulary)(facts) === TRUE) confirmed.push(`${threat.id} ${interaction.flow.guid}`);
      }
    }
  }
  return { confirmed: confirmed.sort(), generated: generated.sort(), dropped: pack.value.dropped };
}

describe('rules of a pack', () => {
  it('mean in our rule language what they mean in the template', () => {
    const { confirmed, generated } = bothWays(shop, 'shop.tm7');
    expect(generated).toHaveLength(3);
    expect(confirmed).toEqual(generated);
  });
});

const models = corpusFiles('tm7').filter(file => file.name.endsWith('.tm7'));
const templates = corpusFiles('tb7');
const TEMPLATE = /<(\w+:)?KnowledgeBase[\s>]/;

describe.runIf(models.length > 0)('the Microsoft models of the collection', () => {
  const withTemplate = models.filter(({ path }) => TEMPLATE.test(readFileSync(path, 'utf8')));

  it.each(withTemplate)('$name: every threat in it is reproduced, with none extra', ({ name, path }) => {
    const compared = compareWithOwnTemplate(readFileSync(path, 'utf8'), name);
    invariant(compared.ok, JSON.stringify(compared));
    const { held, reproduced, refastened, ...rest } = compared.value;
    expect(rest).toEqual({ dangling: [], missing: [], extra: [] });
    expect(reproduced + refastened.length).toBe(held);
  });

  /**
   * 348 on the drawings as they are. The other two, E5 and S3 of the portal of a university, were judged while the flow “VPN
   * Configuration” came from “Staff/Users”; it was fastened to another process afterwards, and the tool kept what was judged.
   */
  it('hold 350 threats that a template generated: 348 of what is drawn now, 2 of a flow that was moved after they were judged', () => {
    const all = withTemplate.flatMap(({ name, path }) => {
      const compared = compareWithOwnTemplate(readFileSync(path, 'utf8'), name);
      return compared.ok ? [{ name, ...compared.value }] : [];
    });
    const sum = (of: (one: (typeof all)[number]) => number) => all.reduce((total, one) => total + of(one), 0);
    expect({
      files: all.length,
      held: sum(one => one.held),
      reproduced: sum(one => one.reproduced),
      extra: sum(one => one.extra.length),
      moved: all.flatMap(one => one.refastened.map(key => `${one.name} ${key.split(' ')[0]}`)),
    }).toEqual({
      files: 8,
      held: 350,
      reproduced: 348,
      extra: 0,
      moved: ['university-portal-ad.tm7 E5', 'university-portal-ad.tm7 S3'],
    });
  });

  it.each(withTemplate)('$name: our own rules confirm the same', ({ name, path }) => {
    const { confirmed, generated } = bothWays(readFileSync(path, 'utf8'), name);
    expect(confirmed).toEqual(generated);
  });
});

describe.runIf(templates.length > 0)('the Microsoft templates of the collection', () => {
  it.each(templates)(
    '$name loads as a pack with every threat type that is ever generated',
    ({ name, path, counts }) => {
      const pack = packOfTemplate(readFileSync(path, 'utf8'), name, library);
      invariant(pack.ok, JSON.stringify(pack));
      const never = pack.value.dropped.filter(line => line.reason.startsWith('it is kept for old models'));
      expect(pack.value.dropped).toEqual(never);
      expect(pack.value.threats + never.length).toBe(counts['threattypes']);
      const loaded = loadLibrary([...shippedFiles(), ...pack.value.files]);
      expect(loaded.ok ? [] : loaded.problems.map(oneLine)).toEqual([]);
    },
  );
});
