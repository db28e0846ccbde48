import { type Finding, isToVerify, type OpenThreat, openThreats } from '../analysis';
import { daysFrom } from '../base';
import { plainReader } from '../changes';
import { type ControlRow, isInPlace } from '../controls';
import type { Library } from '../library';
import { type Gate, type ProjectModel, QUALIFIERS, type Qualifier, standingOfThreat } from '../model';
import { enclosing, isTyped, responsibilityRow } from '../responsibility';
import { GATE_TEXT } from '../text';
import { acceptancesBeyond } from './acceptances';

/** What gates are judged by: the project as it was analysed on a day. */
export interface GateBasis {
  readonly model: ProjectModel;
  readonly library: Library;
  readonly findings: readonly Finding[];
  /** Every control that anything needs, one row per control and subject. */
  readonly controls: readonly ControlRow[];
  readonly today: string;
}

/** Something that stands in the way of a condition. */
export interface GateItem {
  /** As people call it. */
  readonly name: string;
  /** What it is: a finding by its key, a threat that people wrote by its id as one, a control by its id, else a row by its id. */
  readonly of: 'finding' | 'control' | 'thing' | 'asset' | 'action' | 'evidence';
  readonly id: string;
}

/** What a qualifier comes to. */
interface Measured {
  /** Null: it cannot be said, and what cannot be said does not pass. */
  readonly value: number | null;
  /** What counted. */
  readonly items: readonly GateItem[];
}

/** `waived`: it fails, and somebody has answered for that until a day. */
export type GateOutcome = 'passed' | 'failed' | 'waived';

export interface JudgedGate {
  readonly id: string;
  readonly title: string;
  readonly measure: string;
  readonly value: number | null;
  /** At most this much passes; null for a condition of one's own, which people judge. */
  readonly threshold: number | null;
  readonly outcome: GateOutcome;
  readonly items: readonly GateItem[];
  readonly owner: string | null;
  readonly evidence: readonly string[];
  readonly waiver: {
    readonly reason: string;
    readonly until: string;
    readonly by: string;
    /** Who sees to it, by name; null: nobody is named. */
    readonly owner: string | null;
  } | null;
  /** A waiver is there but has run out. */
  readonly waiverExpired: boolean;
}

type Measure = (basis: GateBasis) => Measured;

const counted = (items: readonly GateItem[]): Measured => ({ value: items.length, items });

const certain = ({ findings, model, today }: GateBasis) => openThreats(findings, model.threats.values(), today);

const itemOf = (finding: Finding): GateItem => ({
  name: `${finding.title} (${finding.subject.name || finding.endpoints.join(' → ')})`,
  of: 'finding',
  id: finding.key,
});

function threatItem({ model }: GateBasis, { finding, key, title, at }: OpenThreat): GateItem {
  if (finding) return itemOf(finding);
  const [subject] = at;
  return { name: subject ? `${title} (${subjectName(model, subject)})` : title, of: 'finding', id: key };
}

const thing = ({ id, name }: { readonly id: string; readonly name: string }): GateItem => ({ name, of: 'thing', id });

function controlItem({ library, model }: GateBasis, control: string, subject: string): GateItem {
  const title = library.controls.get(control)?.title ?? control;
  return { name: `${title} (${subjectName(model, subject)})`, of: 'control', id: control };
}

function withBand(band: 'critical' | 'high'): Measure {
  return basis =>
    counted(
      certain(basis)
        .filter(threat => threat.band === band)
        .map(threat => threatItem(basis, threat)),
    );
}

const SECRET_RULES: ReadonlySet<string> = new Set(['th-sc-secret-in-code', 'th-vm-userdata', 'th-sl-secrets-env']);
const PIPELINE_CONTROLS = ['ctl-app-test', 'ctl-scs-sca', 'ctl-sec-scan'] as const;

const MEASURES: Readonly<Record<Qualifier, Measure>> = {
  'no-critical-risk': withBand('critical'),
  'no-high-risk': withBand('high'),
  'little-unknown': ({ findings, model, today }) => {
    const unknown = findings.filter(isToVerify);
    const shown = unknown.length + openThreats(findings, model.threats.values(), today).length;
    if (shown === 0) return { value: 0, items: [] };
    return { value: Math.round((100 * unknown.length) / shown), items: unknown.map(itemOf) };
  },
  'data-controls': basis =>
    counted(
      basis.controls
        .filter(row => row.list !== 'have' && row.list !== 'excluded' && row.required.some(one => one.by === 'data'))
        .map(row => controlItem(basis, row.control, row.subject)),
    ),
  'no-secrets': basis =>
    counted(
      certain(basis).flatMap(({ finding }) => (finding && SECRET_RULES.has(finding.rule) ? [itemOf(finding)] : [])),
    ),
  'tests-in-pipeline': ({ controls, library }) => {
    const open = PIPELINE_CONTROLS.filter(control =>
      controls.some(row => row.control === control && row.list !== 'excluded' && !isInPlace(row.status)),
    );
    return counted(open.map(id => ({ name: library.controls.get(id)?.title ?? id, of: 'control', id })));
  },
  'typed-elements': ({ model, library }) =>
    counted(inScope(model).flatMap(element => (isTyped(library, element) ? [] : [thing(element)]))),
  'classified-data': ({ model }) =>
    counted(
      [...model.assets.values()].flatMap(asset =>
        asset.class || asset.type ? [] : [{ name: asset.name, of: 'asset', id: asset.id }],
      ),
    ),
  'named-owners': ({ model }) => {
    const reader = plainReader(model);
    return counted(
      inScope(model).flatMap(element =>
        element.kind === 'actor' || [element, ...enclosing(reader, element.id)].some(row => row.owner !== null)
          ? []
          : [thing(element)],
      ),
    );
  },
  responsibility: ({ model, library }) => {
    const basis = { reader: plainReader(model), library };
    return counted(
      inScope(model).flatMap(element =>
        responsibilityRow(basis, element.id)
          .cells.filter(cell => cell.assigned === 'gap')
          .map(cell =>
            thing({ id: element.id, name: `${library.layers.get(cell.layer)?.name ?? cell.layer} (${element.name})` }),
          ),
      ),
    );
  },
  'acceptances-valid': ({ model, findings, today }) => {
    const beyond = new Set(acceptancesBeyond({ model, findings, today }).map(one => one.key));
    const written = [...model.threats.values()].filter(
      one => standingOfThreat(one, today) === 'expired' || beyond.has(one.id),
    );
    return counted([
      ...findings.filter(one => one.standing === 'expired' || beyond.has(one.key)).map(itemOf),
      ...written.map(({ title, id }): GateItem => ({ name: title, of: 'finding', id })),
    ]);
  },
  'evidence-current': basis => {
    const { model, today } = basis;
    const records = [...model.controls.values()].filter(record => (record.expires ?? today) < today);
    const pieces = [...model.evidence.values()].filter(piece => (piece.expires ?? today) < today);
    return counted([
      ...records.map(record => controlItem(basis, record.control, record.subject)),
      ...pieces.map(({ id, name }): GateItem => ({ name, of: 'evidence', id })),
    ]);
  },
  'actions-on-time': ({ model, today }) =>
    counted(
      [...model.actions.values()].flatMap(one =>
        one.status === 'open' && (one.due ?? today) < today ? [{ name: one.title, of: 'action', id: one.id }] : [],
      ),
    ),
  'model-current': ({ model, today }) => {
    const reviewed = model.project.get('project')?.reviewed ?? null;
    return { value: reviewed === null ? null : Math.max(0, daysFrom(reviewed, today)), items: [] };
  },
};

/** At most so much passes while a project says nothing else. */
const THRESHOLDS: Readonly<Record<Qualifier, number>> = {
  'no-critical-risk': 0,
  'no-high-risk': 0,
  'little-unknown': 50,
  'data-controls': 0,
  'no-secrets': 0,
  'tests-in-pipeline': 0,
  'typed-elements': 0,
  'classified-data': 0,
  'named-owners': 0,
  responsibility: 0,
  'acceptances-valid': 0,
  'evidence-current': 0,
  'actions-on-time': 0,
  'model-current': 90,
};

function inScope(model: ProjectModel) {
  return [...model.elements.values()].filter(element => element.outOfScope === null);
}

function subjectName(model: ProjectModel, id: string): string {
  for (const table of ['elements', 'flows', 'boundaries', 'providers', 'project'] as const) {
    const name = model[table].get(id)?.name;
    if (name !== undefined && name !== '') return name;
  }
  const flow = model.flows.get(id);
  const ends = [flow?.source, flow?.target].map(end => model.elements.get(end ?? '')?.name ?? '');
  return flow ? ends.join(' → ') : id;
}

/** Every condition of going to production, judged: those worked out from the model first, then the project's own. */
export function judgedGates(basis: GateBasis): readonly JudgedGate[] {
  const generated = QUALIFIERS.filter(id => basis.model.gates.get(id)?.off !== true).map(id => {
    const gate = basis.model.gates.get(id);
    const threshold = gate?.threshold ?? THRESHOLDS[id];
    const { value, items } = MEASURES[id](basis);
    const met = value !== null && value <= threshold;
    const { title, measure } = GATE_TEXT[id];
    return judged(basis, {
      id,
      title,
      measure: value === 1 ? measure.one : measure.many,
      gate,
      value,
      threshold,
      met,
      items,
    });
  });
  const own = [...basis.model.gates.values()].filter(gate => !isQualifier(gate.id) && !gate.off);
  const judgedOwn = own.map(gate =>
    judged(basis, {
      id: gate.id,
      title: gateTitle(gate.id, gate.title),
      measure: gate.note,
      gate,
      value: null,
      threshold: null,
      met: gate.met === true,
      items: [],
    }),
  );
  return [...generated, ...judgedOwn];
}

function isQualifier(id: string): id is Qualifier {
  return QUALIFIERS.some(one => one === id);
}

/** What a condition is called: by its own words, or by those of the qualifier. */
export function gateTitle(id: string, title: string): string {
  if (title !== '') return title;
  return isQualifier(id) ? GATE_TEXT[id].title : id;
}

interface Judging extends Pick<JudgedGate, 'id' | 'title' | 'measure' | 'value' | 'threshold' | 'items'> {
  readonly gate: Gate | undefined;
  readonly met: boolean;
}

function judged({ model, today }: GateBasis, { gate, met, ...rest }: Judging): JudgedGate {
  const waiver = gate?.waiver ?? null;
  const nameOf = (person: string | null | undefined) => model.people.get(person ?? '')?.name ?? null;
  // A waiver holds to the end of its day.
  const holds = waiver !== null && waiver.until >= today;
  return {
    ...rest,
    outcome: met ? 'passed' : holds ? 'waived' : 'failed',
    owner: nameOf(gate?.owner),
    evidence: (gate?.evidence ?? []).flatMap(id => model.evidence.get(id)?.name ?? []),
    waiver: waiver && {
      reason: waiver.reason,
      until: waiver.until,
      by: waiver.stamp.by,
      owner: nameOf(waiver.owner),
    },
    waiverExpired: waiver !== null && !holds,
  };
}
