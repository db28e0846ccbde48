import { flowDataControls, statusesOf } from '../controls';
import type { Evaluator, FactReader, FactValue, Relation, TypedFacts } from '../library';
import type { Asset, Element, Facts, SubjectId } from '../model';
import {
  attestationOf,
  enclosing,
  isOwnPremises,
  providerOf,
  responsibilityFact,
  serviceModelOf,
  typeOf,
  typeOfBoundary,
} from '../responsibility';
import { type Listed, listedAnywhere } from './anywhere';
import { type AroundTable, waysFrom } from './around';
import { daysBetween } from './days';
import type { SubjectTable } from './finding';
import { worthOf } from './sensitivity';
import type { Window } from './window';

/** What is known of one subject, for rules: the library's reader with the subject's own name. */
export interface SubjectFacts extends FactReader {
  readonly table: SubjectTable;
  readonly id: SubjectId;
  readonly name: string;
  /** The second of a pair, of which this is the first; null for a thing alone. */
  readonly second: SubjectFacts | null;
  /** A flow that is used in both directions. */
  readonly bothWays: boolean;
  /** Such a flow seen from its other end: what it leads to is what sends. */
  readonly turned: boolean;
  related(relation: Relation, within?: number, sought?: readonly string[]): readonly SubjectFacts[];
}

/** A model that nobody has looked at for longer is overdue. Days. */
const MODEL_SCHEDULE = 90;

const NO_TAGS: ReadonlySet<string> = new Set();
const tagSets = new WeakMap<readonly string[], ReadonlySet<string>>();

function tagSet(tags: readonly string[]): ReadonlySet<string> {
  const known = tagSets.get(tags);
  if (known) return known;
  const set = new Set(tags);
  tagSets.set(tags, set);
  return set;
}

function said(facts: Facts, id: string): FactValue {
  const value = facts[id]?.value;
  return value === undefined || value.length === 0 ? null : value;
}

/** The name of the owner: its own, else that of the nearest boundary around it that has one. */
export function ownerOf({ reader }: Window, id: string): { readonly name: string; readonly from: string } | null {
  const own = reader.row('elements', id) ?? reader.row('boundaries', id);
  for (const row of own ? [own, ...enclosing(reader, id)] : []) {
    const person = row.owner === null ? undefined : reader.row('people', row.owner);
    if (person) return { name: person.name, from: row.id };
  }
  return null;
}

type RowProperty = (window: Window, id: string) => FactValue;

/** Properties that the model keeps as fields of its rows. */
const ROW_PROPERTIES: Readonly<Record<string, RowProperty>> = {
  owner: (window, id) => ownerOf(window, id)?.name ?? null,
  provider: ({ reader }, id) => {
    const key = providerOf(reader, id)?.provider.key ?? null;
    return key?.startsWith('saas:') ? 'saas' : key;
  },
  service_model: (window, id) => serviceModelOf(window, id).model,
  criticality: ({ reader }, id) => {
    const row = reader.row('elements', id) ?? reader.row('boundaries', id);
    return row?.criticality ? String(row.criticality) : null;
  },
};

/** Whether the model keeps the property as a field of the row, so that it is not set like the others. */
export function isRowProperty(id: string): boolean {
  return Object.hasOwn(ROW_PROPERTIES, id);
}

function propertyOf(window: Window, row: { readonly id: string; readonly props: Facts }, id: string): FactValue {
  return said(row.props, id) ?? ROW_PROPERTIES[id]?.(window, row.id) ?? null;
}

function typedFacts(window: Window, element: Element): TypedFacts {
  const type = typeOf(window.library, element);
  return {
    type: type?.id ?? '',
    tags: type ? tagSet(type.tags) : NO_TAGS,
    property: id => propertyOf(window, element, id),
  };
}

function projectFact(window: Window, id: string): FactValue {
  const project = window.reader.row('project', 'project');
  if (!project) return null;
  if (id === 'model_age') {
    const overdue = project.reviewed !== null && daysBetween(project.reviewed, window.today) > MODEL_SCHEDULE;
    return overdue ? 'overdue' : null;
  }
  const fact = said(project.facts, id);
  return fact === null && id === 'risk_owner' && project.owner !== null ? 'yes' : fact;
}

function providerFact(window: Window, subject: string, id: string): FactValue {
  const provider = providerOf(window.reader, subject)?.provider;
  if (!provider) return null;
  if (id === 'attestation') return attestationOf(window, subject).value;
  if (id !== 'criticality') return said(provider.facts, id);
  const rated = provider.criticality ?? window.derived(provider.id)?.criticality ?? null;
  return rated === null ? null : String(rated);
}

/** What differs between kinds of subjects. */
interface Parts {
  readonly typed?: TypedFacts | null;
  readonly dataControls?: () => 'ok' | 'missing' | null;
  readonly flow?: (id: string) => FactValue;
  readonly source?: () => TypedFacts | null;
  readonly target?: () => TypedFacts | null;
  readonly boundaryKind?: string | null;
  readonly responsibility?: (id: string) => FactValue;
  readonly related?: SubjectFacts['related'];
  readonly asset?: (id: string) => FactValue;
  readonly bothWays?: boolean;
}

interface SubjectRow {
  readonly id: SubjectId;
  readonly name: string;
}

const nobody = () => null;

function subjectFacts(window: Window, table: SubjectTable, row: SubjectRow, parts: Parts): SubjectFacts {
  const derived = once(() => window.derived(row.id));
  return {
    table,
    id: row.id,
    get name() {
      return row.name;
    },
    second: null,
    bothWays: parts.bothWays ?? false,
    turned: false,
    type: parts.typed?.type ?? '',
    tags: parts.typed?.tags ?? NO_TAGS,
    property: parts.typed?.property ?? nobody,
    get dataTypes() {
      return derived()?.data.dataTypes ?? NO_TAGS;
    },
    get dataRating() {
      return derived()?.data.class?.rating ?? 0;
    },
    get dataControls() {
      return parts.dataControls?.() ?? null;
    },
    flow: parts.flow ?? nobody,
    get crosses() {
      return derived()?.crosses ?? [];
    },
    get source() {
      return parts.source?.() ?? null;
    },
    get target() {
      return parts.target?.() ?? null;
    },
    boundaryKind: parts.boundaryKind ?? null,
    project: id => projectFact(window, id),
    provider: id => providerFact(window, row.id, id),
    asset: parts.asset ?? nobody,
    control: statesOf(window, row.id),
    responsibility: parts.responsibility ?? nobody,
    related: parts.related ?? (() => []),
  };
}

/** The states of controls on a subject; nothing where nobody can tell. Looked up when the first is asked for. */
function statesOf(window: Window, subject: string): (control: string) => FactValue {
  let states: ReturnType<typeof statusesOf> | null = null;
  return control => {
    states ??= statusesOf(window, subject);
    const { status } = states(control);
    return status === 'unknown' ? null : status;
  };
}

type AssetFact = (asset: Asset, window: Window) => FactValue;

const mark = (rating: number): FactValue => (rating === 0 ? null : String(rating));

/** What is said of a data asset, or what its type and class say. */
const ASSET_FACTS: Readonly<Record<string, AssetFact>> = {
  owner: (asset, { reader }) => (asset.owner === null ? null : (reader.row('people', asset.owner)?.name ?? null)),
  records: asset => (asset.records === null ? null : String(asset.records)),
  confidentiality: (asset, { library }) => mark(worthOf(library, asset).confidentiality),
  integrity: (asset, { library }) => mark(worthOf(library, asset).integrity),
  privacy: (asset, { library }) => mark(worthOf(library, asset).privacy),
};

function assetFacts(window: Window, id: string): SubjectFacts | null {
  const asset = window.reader.row('assets', id);
  if (!asset) return null;
  return subjectFacts(window, 'assets', asset, {
    asset: fact => ASSET_FACTS[fact]?.(asset, window) ?? null,
    related: around(window, 'assets', id),
  });
}

function elementFacts(window: Window, id: string): SubjectFacts | null {
  const element = window.reader.row('elements', id);
  if (!element) return null;
  return subjectFacts(window, 'elements', element, {
    typed: typedFacts(window, element),
    responsibility: fact => responsibilityFact(window, id, fact),
    related: around(window, 'elements', id),
  });
}

/** What many leaves ask for, made when the first does. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function flowFacts(window: Window, id: string): SubjectFacts | null {
  const flow = window.reader.row('flows', id);
  if (!flow) return null;
  const end = (at: string | null) =>
    once(() => {
      const element = at === null ? undefined : window.reader.row('elements', at);
      return element ? typedFacts(window, element) : null;
    });
  return subjectFacts(window, 'flows', flow, {
    dataControls: () => flowDataControls(window, id).verdict,
    flow: fact => said(flow.props, fact),
    source: end(flow.source),
    target: end(flow.target),
    bothWays: flow.bidirectional,
    related: around(window, 'flows', id),
  });
}

const OTHER_END: Partial<Record<Relation, Relation>> = { source: 'target', target: 'source' };

/** A flow seen from its other end. The getters are kept, so that nothing is read before it is asked for. */
export function turnedRound(flow: SubjectFacts): SubjectFacts {
  const related: SubjectFacts['related'] = (relation, ...how) => flow.related(OTHER_END[relation] ?? relation, ...how);
  const turned: SubjectFacts = Object.create(flow, {
    turned: { value: !flow.turned },
    source: { get: () => flow.target },
    target: { get: () => flow.source },
    related: { value: related },
  });
  return turned;
}

/** The facts as a rule is met by them soonest: a flow in both directions is asked about in each. */
export function facing({ evaluate }: { readonly evaluate: Evaluator }, facts: SubjectFacts): SubjectFacts {
  if (!facts.bothWays) return facts;
  const back = turnedRound(facts);
  return evaluate(back) > evaluate(facts) ? back : facts;
}

function boundaryFacts(window: Window, id: string): SubjectFacts | null {
  const boundary = window.reader.row('boundaries', id);
  if (!boundary) return null;
  const type = typeOfBoundary(window.library, boundary);
  return subjectFacts(window, 'boundaries', boundary, {
    typed: type && { type: type.id, tags: tagSet(type.tags), property: fact => propertyOf(window, boundary, fact) },
    boundaryKind: boundary.kind,
    responsibility: fact => responsibilityFact(window, id, fact),
    related: around(window, 'boundaries', id),
  });
}

const MAKERS: Readonly<Record<SubjectTable, (window: Window, id: string) => SubjectFacts | null>> = {
  elements: elementFacts,
  flows: flowFacts,
  boundaries: boundaryFacts,
  assets: assetFacts,
  providers: (window, id) => {
    const provider = window.reader.row('providers', id);
    return provider ? subjectFacts(window, 'providers', provider, {}) : null;
  },
  project: (window, id) => {
    const project = window.reader.row('project', id);
    return project ? subjectFacts(window, 'project', project, { related: anywhere(window) }) : null;
  },
};

/** The facts of a subject as the window shows it; null when there is no such row. */
export function factsOf(window: Window, table: SubjectTable, id: string): SubjectFacts | null {
  return MAKERS[table](window, id);
}

/** Which end of a flow into a thing, or out of it, is the thing. */
const END_HERE: Partial<Record<Relation, 'source' | 'target'>> = { incoming: 'target', outgoing: 'source' };

/** A flow in both directions is drawn in one of them, and comes in and goes out at either end. */
function seenFrom(
  { reader }: Window,
  flow: SubjectFacts,
  { near, id }: { readonly near: 'source' | 'target'; readonly id: string },
): SubjectFacts {
  return flow.bothWays && reader.row('flows', flow.id)?.[near] !== id ? turnedRound(flow) : flow;
}

/** What stands around a row, as facts. */
function around(window: Window, table: AroundTable, id: string): NonNullable<Parts['related']> {
  return (relation, within = 1) => {
    const way = waysFrom(table, relation);
    const found = way ? way.find(window, id, within).flatMap(one => MAKERS[way.to](window, one) ?? []) : [];
    const near = END_HERE[relation];
    return near === undefined ? found : found.map(flow => seenFrom(window, flow, { near, id }));
  };
}

/** An element as the index of types knows it: its row is read only when more than its type is asked for. */
function listedFacts(window: Window, { id, type }: Listed): SubjectFacts {
  const row = {
    id,
    get name() {
      return window.reader.row('elements', id)?.name ?? '';
    },
  };
  const property = (fact: string) => {
    const element = window.reader.row('elements', id);
    return element ? propertyOf(window, element, fact) : null;
  };
  return subjectFacts(window, 'elements', row, {
    typed: { type: type.id, tags: tagSet(type.tags), property },
    responsibility: fact => responsibilityFact(window, id, fact),
    related: around(window, 'elements', id),
  });
}

/** What stands anywhere in the model, as facts. */
function anywhere(window: Window): SubjectFacts['related'] {
  return (relation, _within, sought) => listedAnywhere(window, relation, sought).map(one => listedFacts(window, one));
}

/** An element together with another: all that is known of the first, with both as its ends. */
export function pairOf(first: SubjectFacts, second: SubjectFacts): SubjectFacts {
  const related: SubjectFacts['related'] = (relation, within) => {
    if (relation === 'source') return [first];
    return relation === 'target' ? [second] : first.related(relation, within);
  };
  // The getters of the first are kept, so that nothing is read before it is asked for.
  const pair: SubjectFacts = Object.create(first, {
    second: { value: second },
    source: { value: first },
    target: { value: second },
    related: { value: related },
  });
  return pair;
}

/** Whether the subject stands on our own premises, so that facts of a provider do not concern it. */
export function isOnOwnPremises(window: Window, id: string): boolean {
  const hosting = providerOf(window.reader, id);
  if (hosting) return isOwnPremises(hosting.provider);
  return serviceModelOf(window, id).model === 'onprem';
}
