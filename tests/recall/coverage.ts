import type { Finding } from '../../core/analysis';
import { Engine } from '../../core/engine';
import type { Library, Threat } from '../../core/library';
import { idPart, type ProjectModel } from '../../core/model';
import { type ExpertSystem, type ExpertThreat, lettersOf } from './experts';
import { topicOf } from './reread';
import type { Topic } from './topics';

/** Any day; nothing here has a date. */
const TODAY = '2026-01-01';

export interface Noise {
  readonly mean: number;
  readonly max: number;
}

export interface Verdict {
  readonly threat: ExpertThreat;
  /** The finding that says the same; null where none that is shown does. */
  readonly by: Finding | null;
  /** At how many of the places that the expert named. */
  readonly places: number;
  readonly of: number;
  /** Why it is missed; empty where it is covered. */
  readonly reason: string;
}

export interface Measured {
  readonly verdicts: readonly Verdict[];
  readonly confirmed: Noise;
  readonly toVerify: Noise;
  readonly toVerifyOfFlows: Noise;
}

type Place = ExpertThreat['also'][number];

/** The subjects at which a finding may stand for a threat at this place: the element with its flows, or the flow itself. */
function subjectsAt(model: ProjectModel, place: Place) {
  const element = elementAt(model, place);
  if (element !== null) {
    const touching = [...model.flows.values()].filter(flow => flow.source === element || flow.target === element);
    return { at: element, all: new Set<string>([element, ...touching.map(flow => flow.id)]) };
  }
  const flow = flowAt(model, place);
  return flow === null ? null : { at: flow, all: new Set<string>([flow]) };
}

const same = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

function elementAt(model: ProjectModel, { element, element_id }: Place) {
  const byId = model.elements.get(`el_${idPart(element_id)}`);
  if (byId) return byId.id;
  for (const row of model.elements.values()) if (same(row.name, element)) return row.id;
  return null;
}

function flowAt(model: ProjectModel, { element, element_id }: Place) {
  const byId = model.flows.get(`fl_${idPart(element_id)}`);
  if (byId) return byId.id;
  const [source, target] = element.replace(/^flow "[^"]*"\s*/, '').split(/\s*->\s*/);
  const nameOf = (id: string | null) => model.elements.get(id as `el_${string}`)?.name ?? '?';
  for (const flow of model.flows.values()) {
    if (same(flow.name, element)) return flow.id;
    if (target && same(nameOf(flow.source), source ?? '') && same(nameOf(flow.target), target)) return flow.id;
  }
  return null;
}

const isAbout = (topic: Topic, threat: Threat): boolean =>
  topic.threats.includes(threat.id) || threat.cwe.some(id => topic.cwe.includes(id));

const sharesLetter = (threat: Threat, letters: readonly string[]): boolean =>
  threat.stride.some(letter => letters.includes(letter));

const saysTheSame = (topic: Topic, threat: Threat, letters: readonly string[]): boolean =>
  sharesLetter(threat, letters) && isAbout(topic, threat);

interface Judging {
  readonly engine: Engine;
  readonly findings: readonly Finding[];
  readonly library: Library;
  readonly model: ProjectModel;
}

/** Where a rule is asked, by what an expert's threat can stand at. */
const isAskedAt = (rule: Threat, place: string): boolean =>
  rule.scope === (place.startsWith('el_') ? 'element' : 'flow');

/** Why these rules are not found at an element or its flows; null where each is about other types or cannot be asked there. */
function ruledOut({ engine }: Judging, rules: readonly Threat[], places: readonly string[]): string | null {
  const told = rules.flatMap(rule =>
    places
      .filter(place => isAskedAt(rule, place))
      .map(place => ({ rule: rule.id, ...(engine.whyNot(rule.id, place) ?? { state: null, because: [] }) })),
  );
  const waiting = told.find(one => one.state === 'to-verify');
  if (waiting) return `tier 2: ${waiting.rule}`;
  for (const { rule, because } of told) {
    const failing = because.filter(one => one.outcome === 'false');
    const [first] = failing;
    if (first && failing.every(one => one.path !== 'isA')) return `${rule} is ruled out: ${first.text}`;
  }
  return null;
}

/** Why nothing that is shown says what the expert said. */
function reasonOf(judging: Judging, threat: ExpertThreat, at: string, all: ReadonlySet<string>): string {
  const { findings, library, model } = judging;
  const topic = topicOf(threat);
  if (!topic) return `topic ${threat.topic} is not in the table`;
  const about = [...library.threats.values()].filter(rule => isAbout(topic, rule));
  if (about.length === 0) return 'no rule says this';
  const rules = about.filter(rule => sharesLetter(rule, lettersOf(threat)));
  const ids = new Set(rules.map(rule => rule.id));
  if (rules.length === 0) return `with another letter: ${namesOf(about)}`;
  const element = model.elements.get(at as `el_${string}`);
  if (element && element.outOfScope !== null) return 'it was drawn as out of scope';
  const hidden = findings.find(finding => all.has(finding.subject.id) && ids.has(finding.rule));
  if (hidden) return `not shown, because others rank before ${hidden.rule}`;
  if (element && (element.type === null || element.type.startsWith('generic-'))) return 'the type is not guessed';
  const type = library.types.get(element?.type ?? '')?.name ?? 'flow like this';
  return ruledOut(judging, rules, [at, ...all]) ?? `no rule says this of a ${type} (${namesOf(rules)})`;
}

const namesOf = (rules: readonly Threat[]): string =>
  rules
    .slice(0, 4)
    .map(rule => rule.id)
    .join(', ');

/** The shown finding that says at this place what the expert said; null where there is none. */
function coverAt({ model, findings, library }: Judging, threat: ExpertThreat, place: Place): Finding | null {
  const there = subjectsAt(model, place);
  const topic = topicOf(threat);
  if (!there || !topic) return null;
  const letters = lettersOf(threat);
  const match = findings.find(finding => {
    const rule = library.threats.get(finding.rule);
    return finding.shown && there.all.has(finding.subject.id) && rule && saysTheSame(topic, rule, letters);
  });
  return match ?? null;
}

/**
 * Covered: at the place that the expert named first, or, where the same threat was written at several places, at half of them or more.
 */
function verdictOf(judging: Judging, threat: ExpertThreat): Verdict {
  const covers = [threat, ...threat.also].map(place => coverAt(judging, threat, place));
  const places = covers.filter(one => one !== null).length;
  const of = covers.length;
  const by = covers[0] ?? (2 * places >= of ? (covers.find(one => one !== null) ?? null) : null);
  if (by !== null) return { threat, by, places, of, reason: '' };
  const first = subjectsAt(judging.model, threat);
  const reason = first ? reasonOf(judging, threat, first.at, first.all) : 'it is not in the drawing';
  return { threat, by, places, of, reason };
}

function noise(subjects: Iterable<string>, findings: readonly Finding[], state: Finding['state']): Noise {
  const counts = new Map<string, number>([...subjects].map(id => [id, 0]));
  for (const finding of findings) {
    const before = counts.get(finding.subject.id);
    if (before !== undefined && finding.shown && finding.state === state) counts.set(finding.subject.id, before + 1);
  }
  const all = [...counts.values()];
  return { mean: all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length), max: Math.max(0, ...all) };
}

/** What the engine shows of a system, held against what its experts wrote. */
export function measure(library: Library, model: ProjectModel, system: ExpertSystem): Measured {
  const engine = new Engine(library);
  engine.open(model, { today: TODAY });
  const findings = engine.findings();
  const judging = { engine, findings, library, model };
  return {
    verdicts: system.threats.map(threat => verdictOf(judging, threat)),
    confirmed: noise(model.elements.keys(), findings, 'confirmed'),
    toVerify: noise(model.elements.keys(), findings, 'to-verify'),
    toVerifyOfFlows: noise(model.flows.keys(), findings, 'to-verify'),
  };
}
