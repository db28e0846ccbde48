import type { Finding, SubjectState } from '../analysis';
import { byCodeUnit, sortedJson } from '../base';
import { diff, type ProjectPatch, plainReader } from '../changes';
import type { ControlList, ControlSummary } from '../controls';
import type { Library } from '../library';
import type { ProjectModel, RiskBand } from '../model';
import { RISK_BANDS } from '../model';
import { responsibilityRow } from '../responsibility';

/** A project as it was analysed at some time. */
export interface AnalysedProject {
  readonly model: ProjectModel;
  readonly findings: readonly Finding[];
  readonly subjects: readonly SubjectState[];
  readonly controls: readonly ControlSummary[];
}

export const COMPARED_TABLES = ['elements', 'flows', 'boundaries', 'assets', 'providers'] as const;
export type ComparedTable = (typeof COMPARED_TABLES)[number];

export interface FieldChange {
  /** `name`, `provider`, `props.mfa` … */
  readonly field: string;
  /** In words; null: nothing. */
  readonly before: string | null;
  readonly after: string | null;
}

export interface ThingChange {
  readonly table: ComparedTable;
  readonly id: string;
  readonly name: string;
  readonly what: 'added' | 'removed' | 'changed';
  readonly fields: readonly FieldChange[];
}

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
  /** Everything on the diagram that is not as it was, for the overlay. */
  readonly touched: ReadonlySet<string>;
}

/** Compares two states of one project. What only moved on the page is no change. */
export function compareProjects(library: Library, before: AnalysedProject, after: AnalysedProject): Comparison {
  const patch = diff(before.model, after.model);
  const things = thingsOf(patch, before.model, after.model);
  const sensitivity = sensitivityChanges(library, before, after);
  const responsibility = responsibilityChanges(library, patch, before.model, after.model);
  const findings = findingChanges(before.findings, after.findings);
  const touched = new Set([
    ...things.map(thing => thing.id),
    ...sensitivity.map(one => one.id),
    ...responsibility.map(one => one.id),
  ]);
  return {
    things,
    sensitivity,
    responsibility,
    findings,
    controls: controlChanges(before.controls, after.controls),
    scores: scoreChange(before.findings, after.findings),
    touched,
  };
}

function isCompared(table: string): table is ComparedTable {
  return COMPARED_TABLES.some(one => one === table);
}

function thingsOf(patch: ProjectPatch, before: ProjectModel, after: ProjectModel): readonly ThingChange[] {
  const changes: ThingChange[] = [];
  for (const change of patch) {
    if (!isCompared(change.table)) continue;
    const { table, id } = change;
    if (change.before === null || change.after === null) {
      const what = change.before === null ? 'added' : 'removed';
      changes.push({ table, id, name: nameOf(change.before === null ? after : before, id), what, fields: [] });
      continue;
    }
    const fields = fieldChanges({ ...change.before }, { ...change.after }, { before, after });
    if (fields.length > 0) changes.push({ table, id, name: nameOf(after, id), what: 'changed', fields });
  }
  const order = (change: ThingChange) => COMPARED_TABLES.indexOf(change.table);
  return changes.sort((a, b) => order(a) - order(b) || byCodeUnit(a.name, b.name) || byCodeUnit(a.id, b.id));
}

/** Where a thing comes from and how sure its type was guessed is no change of it. */
const QUIET: ReadonlySet<string> = new Set(['id', 'origin', 'typeOrigin', 'kindOrigin', 'copiedFrom']);
const RECORDS: ReadonlySet<string> = new Set(['props', 'facts']);

type Fields = Readonly<Record<string, unknown>>;

interface Models {
  readonly before: ProjectModel;
  readonly after: ProjectModel;
}

function fieldChanges(before: Fields, after: Fields, models: Models, under = ''): FieldChange[] {
  const changes: FieldChange[] = [];
  for (const field of [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()) {
    if (QUIET.has(field) && under === '') continue;
    const [was, is] = [before[field], after[field]];
    if (was === is || textOf(was) === textOf(is)) continue;
    if (under === '' && RECORDS.has(field)) {
      changes.push(...fieldChanges({ ...(was as Fields) }, { ...(is as Fields) }, models, `${field}.`));
      continue;
    }
    const change = { field: `${under}${field}`, before: inWords(was, models.before), after: inWords(is, models.after) };
    if (change.before !== change.after) changes.push(change);
  }
  return changes;
}

const textOf = (value: unknown) => JSON.stringify(sortedJson(value));

/** A value as people read it: facts by their value, ids by the name of what they mean, lists with commas. */
function inWords(value: unknown, model: ProjectModel): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (Array.isArray(value)) return value.length === 0 ? null : value.map(one => inWords(one, model) ?? '').join(', ');
  if (typeof value === 'object') {
    const fields: Fields = { ...value };
    if ('value' in fields) return inWords(fields['value'], model);
    if ('reason' in fields) return String(fields['reason']);
    return textOf(value);
  }
  const text = String(value);
  return nameIn(model, text) ?? text;
}

function nameIn(model: ProjectModel, id: string): string | null {
  for (const table of ['elements', 'flows', 'boundaries', 'assets', 'providers', 'people'] as const) {
    const name = model[table].get(id)?.name;
    if (name !== undefined) return name;
  }
  return null;
}

/** What a thing is called; a flow without a name by its ends. */
function nameOf(model: ProjectModel, id: string): string {
  const name = nameIn(model, id) ?? '';
  const flow = model.flows.get(id);
  if (name.trim() !== '' || !flow) return name;
  return [flow.source, flow.target].map(end => model.elements.get(end ?? '')?.name ?? '').join(' → ');
}

function sensitivityChanges(
  library: Library,
  before: AnalysedProject,
  after: AnalysedProject,
): readonly SensitivityChange[] {
  const was = new Map(before.subjects.map(state => [state.id, state.sensitivity?.class ?? null]));
  const rating = (id: string | null) => library.dataClasses.get(id ?? '')?.rating ?? 0;
  return after.subjects.flatMap(state => {
    const [one, other] = [was.get(state.id), state.sensitivity?.class ?? null];
    // What was not there before has no class that could have changed.
    if (one === undefined || one === other) return [];
    const name = nameOf(after.model, state.id);
    return [{ id: state.id, name, before: one, after: other, raised: rating(other) > rating(one) }];
  });
}

const ABOUT_RESPONSIBILITY: ReadonlySet<string> = new Set([
  'elements',
  'boundaries',
  'providers',
  'responsibilities',
  'people',
]);

function responsibilityChanges(
  library: Library,
  patch: ProjectPatch,
  before: ProjectModel,
  after: ProjectModel,
): readonly ResponsibilityChange[] {
  if (!patch.some(change => ABOUT_RESPONSIBILITY.has(change.table))) return [];
  const was = { reader: plainReader(before), library };
  const is = { reader: plainReader(after), library };
  const changes: ResponsibilityChange[] = [];
  for (const element of after.elements.values()) {
    if (!before.elements.has(element.id)) continue;
    const earlier = new Map(responsibilityRow(was, element.id).cells.map(cell => [cell.layer, cell]));
    for (const cell of responsibilityRow(is, element.id).cells) {
      const one = earlier.get(cell.layer);
      const [from, to] = [one ? wordOf(one) : '', wordOf(cell)];
      if (from === to) continue;
      const layer = library.layers.get(cell.layer)?.name ?? cell.layer;
      changes.push({ id: element.id, name: element.name, layer, before: from, after: to });
    }
  }
  return changes;
}

/** `customer: Platform team`, `provider`, `shared: nobody named` … */
function wordOf(cell: {
  readonly share: string | null;
  readonly party: string | null;
  readonly assigned: string;
}): string {
  const share = cell.share ?? '?';
  const who = cell.party ?? (cell.assigned === 'gap' ? 'nobody' : '');
  return who === '' ? share : `${share}: ${who}`;
}

function findingChanges(before: readonly Finding[], after: readonly Finding[]): readonly FindingChange[] {
  const shown = (list: readonly Finding[]) => new Map(list.filter(one => one.shown).map(one => [one.key, one]));
  const [was, is] = [shown(before), shown(after)];
  const changes: FindingChange[] = [];
  for (const finding of is.values()) {
    const earlier = was.get(finding.key);
    const what = earlier ? changeOf(earlier, finding) : 'new';
    if (what !== null) changes.push(findingChange(finding, what, earlier ?? null, finding));
  }
  for (const finding of was.values()) {
    if (!is.has(finding.key)) changes.push(findingChange(finding, 'gone', finding, null));
  }
  const weight = (change: FindingChange) => (change.after ?? change.before)?.index ?? 0;
  return changes.sort((a, b) => weight(b) - weight(a) || byCodeUnit(a.key, b.key));
}

function changeOf(before: Finding, after: Finding): FindingChange['what'] | null {
  if (after.residual.index > before.residual.index) return 'worse';
  if (after.residual.index < before.residual.index) return 'better';
  if (after.state !== before.state) return 'state';
  return after.standing === before.standing ? null : 'standing';
}

function findingChange(
  of: Finding,
  what: FindingChange['what'],
  before: Finding | null,
  after: Finding | null,
): FindingChange {
  const subject = of.subject.name.trim() === '' ? of.endpoints.join(' → ') : of.subject.name;
  return { key: of.key, title: of.title, subject, what, before: brief(before), after: brief(after) };
}

function brief(finding: Finding | null): FindingChange['before'] {
  if (!finding) return null;
  const { state, standing, residual } = finding;
  return { state, standing, band: residual.band, index: residual.index };
}

function controlChanges(before: readonly ControlSummary[], after: readonly ControlSummary[]): readonly ControlChange[] {
  const was = new Map(before.map(summary => [summary.control, summary]));
  const is = new Map(after.map(summary => [summary.control, summary]));
  return [...new Set([...was.keys(), ...is.keys()])].sort().flatMap(control => {
    const [one, other] = [was.get(control), is.get(control)];
    const change = { before: one?.list ?? null, after: other?.list ?? null };
    return change.before === change.after ? [] : [{ control, title: (other ?? one)?.title ?? control, ...change }];
  });
}

function scoreChange(before: readonly Finding[], after: readonly Finding[]): ScoreChange {
  const [was, is] = [tally(before), tally(after)];
  const pair = (band: RiskBand) => [was.bands[band], is.bands[band]] as const;
  return {
    confirmed: [was.confirmed, is.confirmed],
    toVerify: [was.toVerify, is.toVerify],
    bands: { low: pair('low'), moderate: pair('moderate'), high: pair('high'), critical: pair('critical') },
    worst: [was.worst, is.worst],
  };
}

/** Shown findings by what is left of their risk; those to verify count for nothing but their number. */
export function tally(findings: readonly Finding[]) {
  const bands: Record<RiskBand, number> = { low: 0, moderate: 0, high: 0, critical: 0 };
  let confirmed = 0;
  let toVerify = 0;
  for (const finding of findings) {
    if (!finding.shown || finding.standing === 'dismissed') continue;
    if (finding.state === 'to-verify') toVerify += 1;
    else {
      confirmed += 1;
      bands[finding.residual.band] += 1;
    }
  }
  const worst = RISK_BANDS.findLast(band => bands[band] > 0) ?? null;
  return { confirmed, toVerify, bands, worst };
}
