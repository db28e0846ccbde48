import { bandsOf, openWritten, worstOf } from '../analysis';
import { byCodeUnit } from '../base';
import { diff } from '../changes';
import type { ControlList } from '../controls';
import type { Library } from '../library';
import type { ProjectModel, RiskBand } from '../model';
import { nameOf, type ThingChange, thingsOf } from './comparedThings';
import type { JudgedFinding, JudgedProject, Judgement } from './judgement';

export interface SensitivityChange {
  readonly id: string;
  readonly name: string;
  /** Data class id; null: nothing known. */
  readonly before: string | null;
  readonly after: string | null;
  readonly raised: boolean;
}

export interface ResponsibilityChange {
  readonly id: string;
  readonly name: string;
  readonly layer: string;
  readonly before: string;
  readonly after: string;
}

export interface FindingChange {
  readonly key: string;
  readonly title: string;
  readonly subject: string;
  readonly what: 'new' | 'gone' | 'worse' | 'better' | 'state' | 'standing';
  readonly before: {
    readonly state: string;
    readonly standing: string;
    readonly band: RiskBand;
    readonly index: number;
  } | null;
  readonly after: FindingChange['before'];
}

export interface ControlChange {
  readonly control: string;
  readonly title: string;
  /** Null: nothing needed it. */
  readonly before: ControlList | null;
  readonly after: ControlList | null;
}

export interface ScoreChange {
  readonly confirmed: readonly [number, number];
  readonly toVerify: readonly [number, number];
  readonly bands: Readonly<Record<RiskBand, readonly [number, number]>>;
  readonly worst: readonly [RiskBand | null, RiskBand | null];
}

/** What is different between two states of a project. */
export interface Comparison {
  readonly things: readonly ThingChange[];
  readonly sensitivity: readonly SensitivityChange[];
  readonly responsibility: readonly ResponsibilityChange[];
  readonly findings: readonly FindingChange[];
  readonly controls: readonly ControlChange[];
  readonly scores: ScoreChange;
  /** The library and packs that each was judged by; where they differ, so may the judgement of what has not changed. */
  readonly by: readonly [string, string];
  /** Everything on the diagram that is not as it was, for the overlay. */
  readonly touched: ReadonlySet<string>;
}

/** Compares two states of one project, each as it was judged then. What only moved on the page is no change. */
export function compareProjects(library: Library, before: JudgedProject, after: JudgedProject): Comparison {
  const things = thingsOf(diff(before.model, after.model), before.model, after.model);
  const sensitivity = sensitivityChanges(library, before, after);
  const responsibility = responsibilityChanges(library, before, after);
  const [was, is] = [before.judgement, after.judgement];
  return {
    things,
    sensitivity,
    responsibility,
    findings: findingChanges(was, is),
    controls: controlChanges(was, is),
    scores: scoreChange(before, after),
    by: [was.by, is.by],
    touched: new Set([...things, ...sensitivity, ...responsibility].map(one => one.id)),
  };
}

function sensitivityChanges(
  library: Library,
  before: JudgedProject,
  after: JudgedProject,
): readonly SensitivityChange[] {
  const was = before.judgement.sensitivity;
  const rating = (id: string | null) => library.dataClasses.get(id ?? '')?.rating ?? 0;
  return Object.entries(after.judgement.sensitivity).flatMap(([id, other]) => {
    const one = was[id];
    // What was not there before has no class that could have changed.
    if (one === undefined || one === other) return [];
    return [{ id, name: nameOf(after.model, id), before: one, after: other, raised: rating(other) > rating(one) }];
  });
}

function responsibilityChanges(
  library: Library,
  { judgement: was }: JudgedProject,
  { model, judgement: is }: JudgedProject,
): readonly ResponsibilityChange[] {
  const duties = (of: Judgement, id: string) => of.duties[of.dutiesOf[id] ?? -1];
  return [...model.elements.values()].flatMap(({ id, name }) => {
    const earlier = duties(was, id);
    if (!earlier) return [];
    return Object.entries(duties(is, id) ?? {}).flatMap(([layer, after]) => {
      const before = earlier[layer] ?? '';
      return before === after ? [] : [{ id, name, layer: library.layers.get(layer)?.name ?? layer, before, after }];
    });
  });
}

function findingChanges(before: Judgement, after: Judgement): readonly FindingChange[] {
  const was = new Map(before.findings.map(one => [one.key, one]));
  const changes: FindingChange[] = [];
  for (const finding of after.findings) {
    const earlier = was.get(finding.key);
    was.delete(finding.key);
    const what = earlier ? changeOf(earlier, finding) : 'new';
    if (what !== null) changes.push(findingChange(finding, what, earlier ?? null, finding));
  }
  for (const finding of was.values()) changes.push(findingChange(finding, 'gone', finding, null));
  const weight = (change: FindingChange) => (change.after ?? change.before)?.index ?? 0;
  return changes.sort((a, b) => weight(b) - weight(a) || byCodeUnit(a.key, b.key));
}

function changeOf(before: JudgedFinding, after: JudgedFinding): FindingChange['what'] | null {
  if (after.index > before.index) return 'worse';
  if (after.index < before.index) return 'better';
  if (after.state !== before.state) return 'state';
  return after.standing === before.standing ? null : 'standing';
}

function findingChange(
  { key, title, subject }: JudgedFinding,
  what: FindingChange['what'],
  before: JudgedFinding | null,
  after: JudgedFinding | null,
): FindingChange {
  return { key, title, subject, what, before: brief(before), after: brief(after) };
}

function brief(finding: JudgedFinding | null): FindingChange['before'] {
  if (!finding) return null;
  const { state, standing, band, index } = finding;
  return { state, standing, band, index };
}

function controlChanges(before: Judgement, after: Judgement): readonly ControlChange[] {
  const was = new Map(before.controls.map(one => [one.control, one]));
  const is = new Map(after.controls.map(one => [one.control, one]));
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap(control => {
    const [one, other] = [was.get(control), is.get(control)];
    const change = { before: one?.list ?? null, after: other?.list ?? null };
    return change.before === change.after ? [] : [{ control, title: (other ?? one)?.title ?? control, ...change }];
  });
}

function scoreChange(before: JudgedProject, after: JudgedProject): ScoreChange {
  const of = ({ model, judgement }: JudgedProject) => tally(model, judgement.findings, judgement.day);
  const [was, is] = [of(before), of(after)];
  const pair = (band: RiskBand) => [was.bands[band], is.bands[band]] as const;
  return {
    confirmed: [was.confirmed, is.confirmed],
    toVerify: [was.toVerify, is.toVerify],
    bands: { low: pair('low'), moderate: pair('moderate'), high: pair('high'), critical: pair('critical') },
    worst: [was.worst, is.worst],
  };
}

/** What counts on a day, by what is left of it; what is to be verified counts for nothing but its number. */
export function tally(model: ProjectModel, findings: readonly JudgedFinding[], day: string) {
  const left = findings.filter(finding => finding.standing !== 'dismissed');
  const confirmed = [
    ...left.filter(finding => finding.state === 'confirmed'),
    ...openWritten(model.threats.values(), day),
  ];
  return {
    confirmed: confirmed.length,
    toVerify: left.length - left.filter(finding => finding.state === 'confirmed').length,
    bands: bandsOf(confirmed),
    worst: worstOf(confirmed.map(one => one.band)),
  };
}
