import type { ModelReader } from '../changes';
import type { AssetType, Library } from '../library';
import type { Boundary, Element, Flow, ProjectModel } from '../model';
import { type Basis, enclosing, isOwnPremises, providerOf, serviceModelOf, typeOf } from '../responsibility';
import { lineCrossings } from './lines';

/** A crossing through a boundary whose kind nobody has chosen: it counts as one, but as which is not known. */
export const UNCLEAR_CROSSING = '?';

/** Between our own site and what runs at a provider. */
const INTO_CLOUD = 'onprem-cloud';

/** Where an element stands. */
export interface Position {
  readonly type: AssetType | null;
  /** Boundaries around it, nearest first. */
  readonly inside: readonly string[];
  readonly provider: string | null;
  /** It runs on our own premises. */
  readonly onPremises: boolean;
  /** It is software as a service, or runs at a provider other than ourselves. */
  readonly atProvider: boolean;
  /** Somebody or something beyond our control: visitors, customers, partners, their devices. */
  readonly outsider: boolean;
}

/** What a flow goes through. */
export interface Passage {
  /** Kinds of crossing, in order; empty for none. */
  readonly crosses: readonly string[];
  /** The boundaries it leaves or enters, in order of id. */
  readonly boundaries: readonly string[];
}

export interface Topology {
  readonly positions: ReadonlyMap<string, Position>;
  readonly passages: ReadonlyMap<string, Passage>;
  /** Flows that leave or enter a boundary, in order of the model. */
  readonly flowsAcross: ReadonlyMap<string, readonly string[]>;
}

const NO_PASSAGE: Passage = { crosses: [], boundaries: [] };

/** A window on the rows alone, for what is worked out in one pass over everything. */
function rowsOnly(model: ProjectModel): ModelReader {
  return { row: (table, id) => model[table].get(id), ids: () => [], all: table => model[table].keys() };
}

/** Where everything stands and what every flow crosses, in one pass over the model. */
export function topologyOf(model: ProjectModel, library: Library): Topology {
  const basis: Basis = { reader: rowsOnly(model), library };
  const chains = new Map<string, readonly string[]>();
  const positions = new Map<string, Position>();
  for (const element of model.elements.values()) positions.set(element.id, positionOf(basis, element, chains));
  const drawn = lineCrossings(model);
  const passages = new Map<string, Passage>();
  const flowsAcross = new Map<string, string[]>();
  for (const flow of model.flows.values()) {
    const passage = passageOf({ model, library, positions, lines: drawn.get(flow.id) ?? [] }, flow);
    passages.set(flow.id, passage);
    for (const boundary of passage.boundaries) {
      const flows = flowsAcross.get(boundary);
      if (flows) flows.push(flow.id);
      else flowsAcross.set(boundary, [flow.id]);
    }
  }
  return { positions, passages, flowsAcross };
}

/** Chains are shared by all elements of a boundary. */
function chainOf({ reader }: Basis, element: Element, chains: Map<string, readonly string[]>): readonly string[] {
  if (element.parent === null) return [];
  const known = chains.get(element.parent);
  if (known) return known;
  const chain = enclosing(reader, element.id).map(boundary => boundary.id);
  chains.set(element.parent, chain);
  return chain;
}

function positionOf(basis: Basis, element: Element, chains: Map<string, readonly string[]>): Position {
  const type = typeOf(basis.library, element);
  const hosting = providerOf(basis.reader, element.id);
  const { model } = serviceModelOf(basis, element.id);
  return {
    type,
    inside: chainOf(basis, element, chains),
    provider: hosting?.provider.id ?? null,
    onPremises: hosting ? isOwnPremises(hosting.provider) : model === 'onprem' && type?.kind !== 'actor',
    atProvider: hosting ? !isOwnPremises(hosting.provider) : model === 'saas',
    outsider: isOutsider(type),
  };
}

function isOutsider(type: AssetType | null): boolean {
  if (!type || type.tags.includes('internal')) return false;
  return type.tags.includes('external') || type.tags.includes('client');
}

interface PassageCase {
  readonly model: ProjectModel;
  readonly library: Library;
  readonly positions: ReadonlyMap<string, Position>;
  readonly lines: readonly string[];
}

function passageOf(given: PassageCase, flow: Flow): Passage {
  const source = given.positions.get(flow.source ?? '');
  const target = given.positions.get(flow.target ?? '');
  if (!source || !target) return NO_PASSAGE;
  const left = source.inside.filter(id => !target.inside.includes(id));
  const entered = target.inside.filter(id => !source.inside.includes(id));
  const boundaries = [...new Set([...left, ...entered, ...given.lines])].sort();
  const crosses = new Set<string>();
  for (const id of boundaries) {
    const kind = crossingOf(given.library, given.model.boundaries.get(id));
    // Somebody outside who comes to our own site comes over the internet, not out of our cloud.
    if (kind !== null && !(kind === INTO_CLOUD && source.outsider !== target.outsider)) crosses.add(kind);
  }
  addProviderCrossings(crosses, source, target);
  const into = entered.length > 0 || facesInternet(given.model, flow.target);
  const outOf = left.length > 0 || facesInternet(given.model, flow.source);
  addOutsiderCrossings(crosses, source, target, into);
  addOutsiderCrossings(crosses, target, source, outOf);
  if (crosses.size === 0 && boundaries.length === 0) return NO_PASSAGE;
  return { crosses: [...crosses].sort(), boundaries };
}

/** What going through a boundary counts as; null for no crossing of its own. */
function crossingOf(library: Library, boundary: Boundary | undefined): string | null {
  const kind = boundary?.kind ? library.boundaryKinds.get(boundary.kind) : undefined;
  if (!kind) return UNCLEAR_CROSSING;
  return kind.crossing === 'none' ? null : kind.crossing;
}

function addProviderCrossings(crosses: Set<string>, a: Position, b: Position): void {
  if (handsOver(a, b)) crosses.add('provider');
  if ((a.onPremises && b.atProvider) || (b.onPremises && a.atProvider)) crosses.add(INTO_CLOUD);
}

/** Whether the flow passes from one responsibility into another's: between providers, or between us and one. */
function handsOver(a: Position, b: Position): boolean {
  if (!a.atProvider && !b.atProvider) return false;
  if (a.provider !== null && b.provider !== null) return a.provider !== b.provider;
  if (isElsewhere(a) || isElsewhere(b)) return a.atProvider !== b.atProvider;
  // A service whose vendor nobody has named is still not run by whoever runs the other end.
  return isNamelessService(a) !== isNamelessService(b);
}

const isNamelessService = (one: Position) => one.atProvider && one.provider === null;

/** It is known not to be at the other end's provider: it is outside, or on our own premises. */
function isElsewhere(one: Position): boolean {
  return one.outsider || one.onPremises;
}

/** What it means that one end is beyond our control and the other is within. */
function addOutsiderCrossings(crosses: Set<string>, outside: Position, within: Position, guarded: boolean): void {
  if (!outside.outsider || within.outsider) return;
  if (!guarded && !within.atProvider) return;
  crosses.add('internet');
  if (outside.type?.tags.includes('thirdparty')) crosses.add('partner');
}

function facesInternet(model: ProjectModel, id: string | null): boolean {
  return model.elements.get(id ?? '')?.props['internet_facing']?.value === 'yes';
}
