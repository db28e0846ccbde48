import { type ControlRow, flowDataControls } from '../controls';
import {
  actualValue,
  applicability,
  FALSE,
  type FactTest,
  type FactValue,
  factName,
  type Library,
  selects,
  TRUTH_NAMES,
  type TypeTest,
  valueName,
} from '../library';
import type { Attested, Facts, Origin } from '../model';
import { attestationOf, providerOf } from '../responsibility';
import { EXPLAINED } from '../text';
import { isRowProperty, ownerOf, type SubjectFacts } from './facts';
import type { Because, FactOrigin } from './finding';
import { type AskedLeaf, endOf, evaluatorOf, factBehind } from './openFacts';
import type { RuleSet } from './ruleSet';
import { UNCLEAR_CROSSING } from './topology';
import type { Window } from './window';

const UNSET: FactOrigin = { kind: 'unset' };
const DEFAULT: FactOrigin = { kind: 'default' };
const DRAWN: FactOrigin = { kind: 'computed', how: 'worked out from the model' };

const { quoted, list } = EXPLAINED;

/** What a leaf says, before its origin is added. */
interface Said {
  readonly text: string;
  readonly origin: FactOrigin;
}

interface Telling {
  readonly window: Window;
  readonly rules: RuleSet;
}

/** One leaf of a rule, as it came out, in a sentence. `home` is what the finding is about: of anything else the name is told. */
export function becauseOf(telling: Telling, leaf: AskedLeaf, home: SubjectFacts): Because {
  const { test, facts } = leaf;
  const truth = evaluatorOf(test, telling.rules.vocabulary)(facts);
  const said = 'path' in test ? saidOfFact(telling, test, leaf) : saidOfType(telling, test, leaf);
  const fact = factBehind(telling.window, leaf);
  const elsewhere = facts.id !== home.id && 'path' in test;
  const text = withOrigin(elsewhere ? EXPLAINED.of(nameOf(telling.window, facts), said.text) : said.text, said.origin);
  const asked = 'isA' in test && truth === FALSE ? `; ${EXPLAINED.asksType(typesMeant(telling.rules, test.isA))}` : '';
  return {
    path: 'path' in test ? test.path : 'isA',
    text: `${text}${asked}`,
    outcome: TRUTH_NAMES[truth],
    origin: said.origin,
    subject: fact?.subject ?? ('isA' in test && test.of === 'target' ? facts.second?.id : undefined) ?? facts.id,
    parts: [],
  };
}

/** A thing by its name, a flow without one by its ends. */
export function nameOf({ reader }: Window, { table, id, name }: SubjectFacts): string {
  const flow = table === 'flows' && name === '' ? reader.row('flows', id) : undefined;
  if (!flow) return quoted(name);
  const end = (at: string | null) => quoted(reader.row('elements', at ?? '')?.name ?? '');
  return EXPLAINED.fromTo(end(flow.source), end(flow.target));
}

const NAMED_TYPES = 3;

// A library never changes, so what is worked out of it is kept as long as it is.
const meantIn = new WeakMap<Library, Map<string, string>>();

/** The first types that a type test lets through, by name; worked out once for all tests that ask the same. */
export function typesMeant({ library }: RuleSet, isA: readonly string[]): string {
  const known = meantIn.get(library) ?? new Map<string, string>();
  meantIn.set(library, known);
  const asked = isA.join(' ');
  const words = known.get(asked) ?? namesOfTypes(library, isA);
  known.set(asked, words);
  return words;
}

function namesOfTypes(library: Library, isA: readonly string[]): string {
  const meant = [...library.types.values()].filter(type => selects(isA, type.id, type.tags)).map(type => type.name);
  const more = meant.length - NAMED_TYPES;
  return more > 0 ? EXPLAINED.andMore(meant.slice(0, NAMED_TYPES).join(', '), more) : list(meant, 'or');
}

function withOrigin(text: string, origin: FactOrigin): string {
  const from = originWords(origin);
  return from === null ? text : `${text} (${from})`;
}

function originWords(origin: FactOrigin): string | null {
  switch (origin.kind) {
    case 'person':
      return EXPLAINED.typed(origin.by, origin.at.slice(0, 10));
    case 'import':
      return EXPLAINED.imported(origin.file, origin.address);
    case 'guess':
      return EXPLAINED.guessed(origin.reason);
    case 'template':
      return EXPLAINED.template(origin.name);
    case 'organisation':
      return EXPLAINED.organisation(origin.name, origin.at);
    case 'inherited':
      return EXPLAINED.inherited(origin.from);
    default:
      return null;
  }
}

function saidOfType({ window, rules }: Telling, test: TypeTest, { facts }: AskedLeaf): Said {
  const { reader } = window;
  const id = test.of === 'element' ? facts.id : (endOf(window, facts, test.of) ?? '');
  const element = reader.row('elements', id);
  const boundary = reader.row('boundaries', id);
  const name = quoted(element?.name ?? boundary?.name ?? '');
  const typed = test.of === 'element' ? facts.type : ((test.of === 'source' ? facts.source : facts.target)?.type ?? '');
  const origin: Origin | null = element ? element.typeOrigin : (boundary?.kindOrigin ?? null);
  const type = rules.library.types.get(typed);
  if (!type || type.tags.includes('generic')) return { text: EXPLAINED.noType(name), origin: UNSET };
  return { text: EXPLAINED.type(name, type.name), origin: origin ?? DRAWN };
}

type Saying = (telling: Telling, test: FactTest, leaf: AskedLeaf) => Said;

/** Leaves about what is drawn or worked out have sentences of their own. */
const SAYINGS: Readonly<Record<string, Saying>> = {
  'data.class': saidOfClass,
  'flow.data.class': saidOfClass,
  'data.type': saidOfDataTypes,
  'flow.data.type': saidOfDataTypes,
  'flow.crosses': saidOfCrossing,
  'flow.data.controls': saidOfControls,
};

function saidOfFact(telling: Telling, test: FactTest, leaf: AskedLeaf): Said {
  const saying = SAYINGS[test.path];
  if (saying) return saying(telling, test, leaf);
  const { rules, window } = telling;
  const name = factName(rules.vocabulary, test.path);
  if (!applicability(test, rules.vocabulary)(leaf.facts)) {
    return { text: EXPLAINED.notApplicable(name), origin: DRAWN };
  }
  if (test.path.startsWith('provider.') && !providerOf(window.reader, leaf.facts.id)) {
    return { text: EXPLAINED.noProvider, origin: UNSET };
  }
  const covered = test.path === 'provider.attestation' ? saidOfAttestation(telling, leaf) : null;
  if (covered) return covered;
  return saidOfValue(telling, test, leaf);
}

function saidOfValue({ rules, window }: Telling, test: FactTest, leaf: AskedLeaf): Said {
  const { vocabulary, library } = rules;
  const name = factName(vocabulary, test.path);
  const value = actualValue(test, vocabulary, leaf.facts);
  const standard = vocabulary.definition(test.path)?.default ?? null;
  if (value === null || value.length === 0) {
    if (test.op === 'empty') return { text: EXPLAINED.nobody(name), origin: UNSET };
    if (standard === null) return { text: EXPLAINED.unknown(name), origin: UNSET };
    return { text: EXPLAINED.byDefault(name, valueName(library, vocabulary, test.path, standard)), origin: DEFAULT };
  }
  const origin = originOf(window, leaf, test.path);
  if (value === '?') return { text: EXPLAINED.saidUnknown(name), origin };
  const word = (one: string) => (one === '?' ? EXPLAINED.notDecided : valueName(library, vocabulary, test.path, one));
  return { text: EXPLAINED.value(name, wordsOf(value).map(word).join(', ')), origin };
}

/** Which service or region the attestations of the provider leave out, or which of the two has to be said first. */
function saidOfAttestation({ window }: Telling, { facts }: AskedLeaf): Said | null {
  const { coverage, use } = attestationOf(window, facts.id);
  if (!coverage) return null;
  const provider = providerOf(window.reader, facts.id)?.provider;
  const all = provider?.attested ?? [];
  const origin = provider?.facts['attestation']?.origin ?? DRAWN;
  const service = list(use.service.names.map(quoted));
  const regions = list(use.regions.names.map(quoted));
  if (coverage.state === 'covered')
    return { text: EXPLAINED.attested(quoted(coverage.by.name), coveredUse(coverage.by, service, regions)), origin };
  const names = list(all.map(one => quoted(one.name)));
  if (coverage.state === 'unknown') return { text: EXPLAINED.attestedUnknown[coverage.missing](names), origin: UNSET };
  return coverage.missing === 'service'
    ? { text: EXPLAINED.notAttested.service(names, service), origin }
    : { text: EXPLAINED.notAttested.region(names, regions), origin };
}

function coveredUse(by: Attested, service: string, regions: string): string {
  const asked = EXPLAINED.attestedIn(by.services.length > 0 ? service : '', by.regions.length > 0 ? regions : '');
  return asked === '' ? EXPLAINED.attestedAll : asked;
}

const wordsOf = (value: Exclude<FactValue, null>) => (typeof value === 'string' ? [value] : value);

function nameIn({ reader }: Window, id: string): string {
  const row = reader.row('elements', id) ?? reader.row('boundaries', id) ?? reader.row('providers', id);
  return quoted(row?.name ?? id);
}

/** Where a value that is there comes from. */
function originOf(window: Window, leaf: AskedLeaf, path: string): FactOrigin {
  if (path.startsWith('asset.')) return window.reader.row('assets', leaf.facts.id)?.origin ?? DRAWN;
  const fact = path.startsWith('control.') ? null : factBehind(window, leaf);
  if (!fact) return DRAWN;
  const { reader } = window;
  const element = reader.row('elements', fact.subject) ?? reader.row('boundaries', fact.subject);
  const facts: Facts | undefined =
    element?.props ??
    reader.row('flows', fact.subject)?.props ??
    reader.row('providers', fact.subject)?.facts ??
    reader.row('project', fact.subject)?.facts;
  const origin = facts?.[fact.fact]?.origin;
  if (origin) return origin;
  return path.startsWith('property.') && isRowProperty(fact.fact) ? rowOrigin(window, fact.subject, fact.fact) : DRAWN;
}

/** Fields of a row: its own, or those of a boundary around it. */
function rowOrigin(window: Window, id: string, property: string): FactOrigin {
  const from =
    property === 'owner'
      ? ownerOf(window, id)?.from
      : property === 'provider'
        ? providerOf(window.reader, id)?.from
        : undefined;
  if (from !== undefined && from !== id) return { kind: 'inherited', from: nameIn(window, from) };
  const row = window.reader.row('elements', id) ?? window.reader.row('boundaries', id);
  return row?.origin ?? DRAWN;
}

function saidOfClass({ window, rules }: Telling, test: FactTest, { facts }: AskedLeaf): Said {
  const data = window.derived(facts.id)?.data;
  if (!data?.class) {
    return { text: test.path.startsWith('flow') ? EXPLAINED.noDataCarried : EXPLAINED.noData, origin: DRAWN };
  }
  const assets = data.from.map(one => quoted(window.reader.row('assets', one.asset)?.name ?? ''));
  const name = factName(rules.vocabulary, test.path);
  return { text: EXPLAINED.dataClass(name, data.class.name, list(assets)), origin: DRAWN };
}

function saidOfDataTypes({ window, rules }: Telling, test: FactTest, { facts }: AskedLeaf): Said {
  const { library, vocabulary } = rules;
  const types = [...(window.derived(facts.id)?.data.dataTypes ?? [])];
  if (types.length === 0) {
    return { text: test.path.startsWith('flow') ? EXPLAINED.noDataCarried : EXPLAINED.noData, origin: DRAWN };
  }
  const meant = new Set(test.values.flatMap(id => vocabulary.dataTypesMeant(id)));
  const told = types.filter(type => meant.has(type));
  const names = (told.length > 0 ? told : types).map(type => library.dataTypes.get(type)?.name ?? type);
  return { text: EXPLAINED.value(factName(vocabulary, test.path), list(names)), origin: DRAWN };
}

function saidOfCrossing({ window, rules }: Telling, test: FactTest, { facts }: AskedLeaf): Said {
  const derived = window.derived(facts.id);
  const kinds = derived?.crosses ?? [];
  if (kinds.length === 0) return { text: EXPLAINED.noCrossing, origin: DRAWN };
  const word = (kind: string) =>
    kind === UNCLEAR_CROSSING ? EXPLAINED.unclearBoundary : valueName(rules.library, rules.vocabulary, test.path, kind);
  const words = kinds.map(word).join(', ');
  const places = (derived?.boundaries ?? []).map(id => nameIn(window, id));
  const text = places.length > 0 ? EXPLAINED.through(words, list(places)) : EXPLAINED.crosses(words);
  return { text, origin: DRAWN };
}

function saidOfControls({ window, rules }: Telling, _: FactTest, { facts }: AskedLeaf): Said {
  const { verdict, missing, unknown } = flowDataControls(window, facts.id);
  const titles = (rows: readonly Pick<ControlRow, 'control'>[]) =>
    list([...new Set(rows.map(row => rules.library.controls.get(row.control)?.title ?? row.control))]);
  if (verdict === 'ok') return { text: EXPLAINED.controlsOk, origin: DRAWN };
  if (verdict === 'missing') return { text: EXPLAINED.controlsMissing(titles(missing)), origin: DRAWN };
  const text = unknown.length > 0 ? EXPLAINED.controlsUnknown(titles(unknown)) : EXPLAINED.controlsOpen;
  return { text, origin: UNSET };
}
