import {
  type Condition,
  type Control,
  compile,
  createVocabulary,
  type Evaluator,
  type FactTest,
  type Library,
  leadingThreatsOf,
  leavesOf,
  packOf,
  partsOf,
  SHIPPED_PACK,
  selects,
  type Threat,
  type TypeTest,
  type Vocabulary,
} from '../library';
import { CONTROL_STATUSES, type ControlStatus } from '../model';
import type { RatedControl } from '../risk';
import type { ControlState } from './finding';

/** A control in one of its states, as findings show it and as ratings use it. */
export interface AnsweringState {
  readonly state: ControlState;
  readonly rated: RatedControl;
}

/** A control that answers a rule, in each state that it can be in: made once, however many things are found to be in it. */
export interface AnsweringControl {
  readonly id: string;
  readonly in: Readonly<Record<ControlStatus, AnsweringState>>;
}

const answering = new WeakMap<Control, AnsweringControl>();

function answeringControl(control: Control): AnsweringControl {
  const known = answering.get(control);
  if (known) return known;
  const { id, strength, side } = control;
  const states = CONTROL_STATUSES.map(status => [status, { state: { id, status }, rated: { strength, side, status } }]);
  // One state for each status, which Object.fromEntries cannot say.
  const made: AnsweringControl = { id, in: Object.fromEntries(states) as AnsweringControl['in'] };
  answering.set(control, made);
  return made;
}

export interface CompiledLeaf {
  readonly test: FactTest | TypeTest;
  readonly evaluate: Evaluator;
  /** That it holds shows that somebody said or drew something: it is no test of the type, and no default answers it. */
  readonly shows: boolean;
}

/** A threat with its rule compiled and what else can be worked out before anybody has drawn anything. */
export interface CompiledRule {
  readonly threat: Threat;
  /** Place in the library: the last word in every order. */
  readonly order: number;
  /** It comes from a pack that the project puts to use, not from what is shipped. */
  readonly fromPack: boolean;
  readonly condition: Condition;
  readonly evaluate: Evaluator;
  /** Its leaves, where it is one leaf or several that must all hold, as nearly every rule is; null for others. */
  readonly flat: readonly CompiledLeaf[] | null;
  /**
   * It asks whether somebody owns a thing. That nobody does is said once for the project, with all it concerns: on every new element
   * it would be true and would tell nobody anything.
   */
  readonly asksOwner: boolean;
  /** Of a rule about pairs: what must hold of the first alone, so that nobody looks for a second in vain. */
  readonly ofFirst: Evaluator | null;
  /** It asks what a provider does or leaves to us, so that it says nothing of what stands on our own premises. */
  readonly asksProvider: boolean;
  readonly controls: readonly AnsweringControl[];
  /** How many types its type test lets through; the fewer, the more it is about them. */
  readonly breadth: number;
}

export interface RuleSet {
  readonly library: Library;
  readonly vocabulary: Vocabulary;
  readonly byId: ReadonlyMap<string, CompiledRule>;
  /** Rules asked of an element, or of a boundary that is an asset, of this type. */
  forType(type: string): readonly CompiledRule[];
  /** What is named first of a type, with its place from 0. */
  leadsOf(type: string): ReadonlyMap<string, number>;
  readonly forFlows: readonly CompiledRule[];
  readonly forBoundaries: readonly CompiledRule[];
  /** Rules about pairs whose first element can be of this type. */
  pairsFrom(type: string): readonly CompiledRule[];
  readonly forAssets: readonly CompiledRule[];
  readonly forProviders: readonly CompiledRule[];
  readonly forProject: readonly CompiledRule[];
}

/** Leaves about what is worked out from the drawing, where what is worked out may itself be open. */
const OPEN_LEAVES: Readonly<Record<string, readonly FactTest['op'][]>> = {
  // Nobody has said anything yet of the controls that the data of a flow needs before it is sent.
  'flow.data.controls': ['in'],
  // It goes through a boundary of which nobody has said what it keeps apart.
  'flow.crosses': ['in'],
  // Nobody has said yet which data is there.
  'data.class': ['atLeast'],
  'flow.data.class': ['atLeast'],
};

/**
 * The condition with its open leaves: what is not worked out yet is a question, as every other fact that nobody has given, and neither
 * met nor ruled out. What a flow's data needs before it is sent can only be asked once the flow carries something.
 */
function withOpenLeaves(condition: Condition, asksControls: boolean): Condition {
  if ('path' in condition) {
    const opens = OPEN_LEAVES[condition.path]?.includes(condition.op) ?? false;
    const closed = asksControls && condition.path === 'flow.data.class';
    return opens && !closed ? { ...condition, unset: 'unknown' } : condition;
  }
  const inner = (part: Condition) => withOpenLeaves(part, asksControls);
  if ('all' in condition) return { all: condition.all.map(inner) };
  if ('any' in condition) return { any: condition.any.map(inner) };
  return condition;
}

/** The type tests of the subject itself that must hold whatever else does. */
function typeTestsOf(condition: Condition): readonly TypeTest[] {
  if ('isA' in condition) return condition.of === 'element' ? [condition] : [];
  return 'all' in condition ? partsOf(condition).flatMap(typeTestsOf) : [];
}

function admits(tests: readonly TypeTest[], type: string, tags: readonly string[]): boolean {
  return tests.every(test => selects(test.isA, type, tags));
}

function flatLeaves(condition: Condition, vocabulary: Vocabulary): readonly CompiledLeaf[] | null {
  const parts = 'all' in condition ? condition.all : [condition];
  const leaves: CompiledLeaf[] = [];
  for (const test of parts) {
    if (!('path' in test) && !('isA' in test)) return null;
    const shows = 'path' in test && test.op !== 'empty' && vocabulary.definition(test.path)?.default === null;
    leaves.push({ test, evaluate: compile(test, vocabulary), shows });
  }
  return leaves;
}

const OF_ONE = /^(?:property|data|control|provider|responsibility|project)\./;

/** The parts of a condition about pairs that are asked of the first alone and must hold whatever else does. */
function partsOfFirst(condition: Condition): Condition | null {
  const parts = 'all' in condition ? condition.all : [condition];
  const alone = parts.filter(part =>
    'path' in part ? OF_ONE.test(part.path) : 'isA' in part && part.of === 'element',
  );
  return alone.length > 0 ? { all: alone } : null;
}

/** One rule compiled. */
export function compiledRule(library: Library, vocabulary: Vocabulary, threat: Threat, order = 0): CompiledRule {
  const paths = leavesOf(threat.when).flatMap(leaf => ('path' in leaf ? [leaf] : []));
  const asksControls = paths.some(leaf => leaf.path === 'flow.data.controls');
  const condition = withOpenLeaves(threat.when, asksControls);
  const tests = typeTestsOf(condition);
  const types = [...library.types.values()].filter(type => admits(tests, type.id, type.tags));
  const first = threat.scope === 'pair' ? partsOfFirst(condition) : null;
  return {
    threat,
    order,
    fromPack: packOf(library, 'threats', threat.id) !== SHIPPED_PACK,
    condition,
    evaluate: compile(condition, vocabulary),
    flat: flatLeaves(condition, vocabulary),
    asksOwner: threat.scope === 'element' && paths.some(leaf => leaf.path === 'property.owner' && leaf.op === 'empty'),
    ofFirst: first && compile(first, vocabulary),
    asksProvider: paths.some(leaf => /^(provider|responsibility)\./.test(leaf.path)),
    controls: threat.controls.flatMap(id => {
      const control = library.controls.get(id);
      return control ? [answeringControl(control)] : [];
    }),
    breadth: types.length,
  };
}

/** Picks the rules whose tests of the subject's type let a type through; worked out once a type. */
function admitting(library: Library, rules: readonly CompiledRule[]): (type: string) => readonly CompiledRule[] {
  const tested = rules.map(rule => ({ rule, tests: typeTestsOf(rule.condition) }));
  const byType = new Map<string, readonly CompiledRule[]>();
  return type => {
    const known = byType.get(type);
    if (known) return known;
    const tags = library.types.get(type)?.tags ?? [];
    const own = tested.filter(({ tests }) => admits(tests, type, tags)).map(({ rule }) => rule);
    byType.set(type, own);
    return own;
  };
}

/** Compiles every rule of a library, once. */
export function ruleSetOf(library: Library): RuleSet {
  const vocabulary = createVocabulary(library);
  const rules = [...library.threats.values()].map((threat, order) => compiledRule(library, vocabulary, threat, order));
  const scoped = (scope: Threat['scope']) => rules.filter(rule => rule.threat.scope === scope);
  const leads = new Map<string, ReadonlyMap<string, number>>();
  const leadsOf = (type: string) => {
    const known = leads.get(type);
    if (known) return known;
    const places = new Map(leadingThreatsOf(library, type).map((id, place) => [id, place] as const));
    leads.set(type, places);
    return places;
  };
  return {
    library,
    vocabulary,
    leadsOf,
    byId: new Map(rules.map(rule => [rule.threat.id, rule])),
    forType: admitting(library, scoped('element')),
    pairsFrom: admitting(library, scoped('pair')),
    forFlows: scoped('flow'),
    forBoundaries: scoped('boundary'),
    forAssets: scoped('asset'),
    forProviders: scoped('provider'),
    forProject: scoped('project'),
  };
}
