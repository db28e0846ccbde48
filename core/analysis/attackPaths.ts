import { addTo, byCodeUnit } from '../base';
import type { Element, Flow, ProjectModel } from '../model';
import type { Analyzer } from './analyzer';
import { isOpen } from './decisions';
import { ownReach } from './exposure';
import type { FindingKey } from './finding';

/** One step of an attacker: along a flow, to the element that it leads to. */
export interface AttackStep {
  readonly from: string;
  readonly flow: string;
  readonly to: string;
  /** Controls that are in place on the flow or on what it leads to and that prevent: what stops the step, or slows it down. */
  readonly stoppedBy: readonly string[];
  /** Open confirmed findings on either: what lets it through. */
  readonly letBy: readonly FindingKey[];
}

export interface AttackPath {
  readonly steps: readonly AttackStep[];
}

/** Every shortest way from the outside to one element. */
export interface AttackPaths {
  readonly to: string;
  /** It faces the outside itself: anybody may stand at its door, whatever leads there besides. */
  readonly outside: boolean;
  readonly paths: readonly AttackPath[];
  /** There are more than are listed. */
  readonly more: boolean;
}

/** More ways than these nobody reads; the shortest come first. */
export const MOST_PATHS = 50;

/** Reach from which somebody counts as coming from outside: partners, customers, anybody. */
const OUTSIDE = 2;

interface Edge {
  readonly flow: string;
  readonly from: string;
  readonly to: string;
}

/** An actor is reached by nobody: people are where a way begins. */
const isActor = (element: Element | undefined) => element?.kind === 'actor';
const isStore = (element: Element | undefined) => element?.kind === 'store';

/** The directions in which a flow can be used: forward, and against it by whoever reads from a store or is answered. */
function* edgesOf(model: ProjectModel, flow: Flow): Generator<Edge> {
  const { source, target } = flow;
  if (source === null || target === null || flow.outOfScope !== null) return;
  const [from, to] = [model.elements.get(source), model.elements.get(target)];
  if (!isActor(to)) yield { flow: flow.id, from: source, to: target };
  if ((flow.bidirectional || isStore(from)) && !isActor(from)) yield { flow: flow.id, from: target, to: source };
}

function edgesInto(model: ProjectModel): ReadonlyMap<string, readonly Edge[]> {
  const into = new Map<string, Edge[]>();
  for (const flow of model.flows.values()) {
    for (const edge of edgesOf(model, flow)) {
      addTo(into, edge.to, edge);
    }
  }
  return into;
}

/** How many steps everything is away from the goal; one pass, each flow looked at once. */
function distancesTo(goal: string, into: ReadonlyMap<string, readonly Edge[]>): ReadonlyMap<string, number> {
  const distances = new Map([[goal, 0]]);
  const queue = [goal];
  for (let at = 0; at < queue.length; at += 1) {
    const here = queue[at] ?? '';
    const next = (distances.get(here) ?? 0) + 1;
    for (const { from } of into.get(here) ?? []) {
      if (distances.has(from)) continue;
      distances.set(from, next);
      queue.push(from);
    }
  }
  return distances;
}

/** Somebody from outside may begin there: it is a person or system outside, faces the internet, or is used over it by what it is. */
function isOrigin({ rules }: Analyzer, element: Element): boolean {
  if (element.outOfScope !== null) return false;
  const type = rules.library.types.get(element.type ?? '') ?? null;
  return (ownReach(element, type) ?? 0) >= OUTSIDE;
}

function stepOf(analyzer: Analyzer, { flow, from, to }: Edge): AttackStep {
  const { library } = analyzer.rules;
  const runs = [analyzer.run(flow), analyzer.run(to)];
  const stopping = runs
    .flatMap(run => run.controls)
    .filter(row => row.list === 'have' && library.controls.get(row.control)?.kind === 'preventive')
    .map(row => row.control);
  const letting = runs
    .flatMap(run => run.findings)
    .filter(finding => finding.state === 'confirmed' && isOpen(finding))
    .map(finding => finding.key);
  return { flow, from, to, stoppedBy: [...new Set(stopping)].sort(), letBy: [...new Set(letting)].sort() };
}

/** Steps by their edges: many ways share one, and what is known of it is looked up once. */
function stepsOf(analyzer: Analyzer): (edge: Edge) => AttackStep {
  const known = new Map<Edge, AttackStep>();
  return edge => {
    const step = known.get(edge) ?? stepOf(analyzer, edge);
    known.set(edge, step);
    return step;
  };
}

/**
 * All shortest ways by which somebody from outside comes to an element, usually a store, and what stands in the way of each step. People
 * and systems outside, what faces the internet and what is used over it are where ways begin. In order of length, then of ids; at most `MOST_PATHS`.
 */
export function attackPathsTo(analyzer: Analyzer, goal: string): AttackPaths {
  const { model } = analyzer;
  const into = edgesInto(model);
  const distances = distancesTo(goal, into);
  const onward = new Map<string, Edge[]>();
  for (const edge of [...into.values()].flat()) {
    const [here, there] = [distances.get(edge.from), distances.get(edge.to)];
    if (here === undefined || there === undefined || there !== here - 1) continue;
    addTo(onward, edge.from, edge);
  }
  const origins = [...model.elements.values()].filter(element => element.id !== goal && isOrigin(analyzer, element));
  const reaching = origins
    .map(({ id }) => ({ id, steps: distances.get(id) }))
    .filter((one): one is { readonly id: Element['id']; readonly steps: number } => one.steps !== undefined)
    .sort((a, b) => a.steps - b.steps || byCodeUnit(a.id, b.id));
  const paths: AttackPath[] = [];
  const steps = stepsOf(analyzer);
  const walk = (at: string, taken: readonly Edge[]): boolean => {
    if (at === goal) {
      if (paths.length === MOST_PATHS) return false;
      paths.push({ steps: taken.map(steps) });
      return true;
    }
    const ways = (onward.get(at) ?? []).toSorted((a, b) => byCodeUnit(a.flow, b.flow) || byCodeUnit(a.to, b.to));
    return ways.every(edge => walk(edge.to, [...taken, edge]));
  };
  const whole = reaching.every(({ id }) => walk(id, []));
  const end = model.elements.get(goal);
  return { to: goal, outside: end !== undefined && isOrigin(analyzer, end), paths, more: !whole };
}
