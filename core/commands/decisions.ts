import { daysFrom, fail, ok, type Problem, type Result } from '../base';
import { changeOf, type ProjectEdit, type ProjectPatch } from '../changes';
import {
  type BoundaryId,
  type ControlRecord,
  controlRecordId,
  type Decision,
  type ElementId,
  type Evidence,
  mayAccept,
  type ProjectModel,
  type ProjectRows,
  type Responsibility,
  type RiskBand,
  responsibilityId,
  type Stamp,
  type SubjectId,
  type ThreatId,
} from '../model';
import type { CommandRunner } from './command';
import { upsert } from './rows';
import { stampOf } from './stamps';

/** Decides something about findings; each key carries what is remembered for the day its finding is gone. */
export interface Decide {
  readonly type: 'decision/set';
  readonly findings: readonly {
    readonly key: string;
    readonly remembered: Decision['remembered'];
    /** How large the risk is that is left; where nobody says it, it counts as critical. */
    readonly band?: RiskBand;
  }[];
  readonly fields: Partial<Pick<Decision, 'verdict' | 'reason' | 'note' | 'assignee' | 'due' | 'expires'>> & {
    readonly rating?: Omit<NonNullable<Decision['rating']>, 'stamp'> | null;
  };
}
/** Accepts threats that people wrote, under a name and to a day; null takes that back, so that they are open again. */
export interface AcceptThreats {
  readonly type: 'threat/accept';
  /** `band` as in `Decide`. */
  readonly threats: readonly { readonly id: ThreatId; readonly band?: RiskBand }[];
  readonly acceptance: { readonly reason: string; readonly expires: string | null } | null;
}
/** Takes decisions back: the findings are open again. */
export interface Undecide {
  readonly type: 'decision/clear';
  readonly keys: readonly string[];
}
/** Records the state of a control on subjects. */
export interface SetControl {
  readonly type: 'control/set';
  readonly control: string;
  readonly subjects: readonly SubjectId[];
  readonly fields: Partial<Omit<ControlRecord, 'id' | 'control' | 'subject' | 'stamp'>>;
}
/** Takes recorded states back: what the properties imply counts again. */
export interface ClearControl {
  readonly type: 'control/clear';
  readonly control: string;
  readonly subjects: readonly SubjectId[];
}
/** Overrides or assigns a responsibility layer. */
export interface SetResponsibility {
  readonly type: 'responsibility/set';
  readonly layer: string;
  readonly subjects: readonly (ElementId | BoundaryId)[];
  readonly fields: Partial<Pick<Responsibility, 'share' | 'party' | 'providerEvidence' | 'reason'>>;
}
export interface ClearResponsibility {
  readonly type: 'responsibility/clear';
  readonly layer: string;
  readonly subjects: readonly (ElementId | BoundaryId)[];
}
/** Keeps a piece of evidence; what it proves names its id. */
export interface AddEvidence {
  readonly type: 'evidence/add';
  readonly evidence: Omit<Evidence, 'stamp'>;
}
export type DecisionCommand =
  | Decide
  | AcceptThreats
  | Undecide
  | SetControl
  | ClearControl
  | SetResponsibility
  | ClearResponsibility
  | AddEvidence;

function fieldsOf(fields: object): string {
  return Object.keys(fields).sort().join(',');
}

function edit(label: string, patch: Result<ProjectPatch>, mergeKey: string): Result<ProjectEdit> {
  return patch.ok ? ok({ label, patch: patch.value, mergeKey }) : patch;
}

const isVerdict = (fields: Decide['fields']) => 'verdict' in fields || 'reason' in fields || 'expires' in fields;

interface ToAccept {
  readonly band: RiskBand;
  readonly expires: string | null;
}

/** Why the policy that the project carries does not let this be accepted by whoever acts, or not until then; null: it does. */
function beyondLimits(model: ProjectModel, { band, expires }: ToAccept, { at, roles }: Stamp): Problem | null {
  const limits = model.project.get('project')?.acceptance;
  if (!limits) return null;
  const days = expires === null ? null : daysFrom(at.slice(0, 10), expires);
  const may = mayAccept(limits.rules, { band, roles, days });
  if (may.may) return null;
  return may.because === 'role'
    ? { code: 'acceptance/not-allowed', facts: { roles: may.roles.join(', ') } }
    : { code: 'acceptance/too-long', facts: { days: may.days } };
}

/** The acceptances that a decision gives, prolongs or words anew. */
function acceptancesIn(model: ProjectModel, { findings, fields }: Decide): readonly ToAccept[] {
  if (!isVerdict(fields)) return [];
  return findings.flatMap(({ key, band = 'critical' }) => {
    const before = model.decisions.get(key);
    const { verdict = before?.verdict, expires = before?.expires ?? null } = fields;
    return verdict === 'accepted' ? [{ band, expires }] : [];
  });
}

const decide: CommandRunner<Decide> = (model, { findings, fields }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  for (const one of acceptancesIn(model, { type: 'decision/set', findings, fields })) {
    const beyond = beyondLimits(model, one, stamp.value);
    if (beyond) return fail(beyond);
  }
  const rating = fields.rating ? { rating: { ...fields.rating, stamp: stamp.value } } : {};
  const drafts = findings.map(({ key, remembered }) => {
    const before = model.decisions.get(key);
    // Whoever adds a note or a rating to what somebody else accepted has not accepted it.
    const signed = before && before.verdict !== null && !isVerdict(fields) ? before.stamp : stamp.value;
    return { id: key, fields: { ...fields, ...rating, stamp: signed, remembered } };
  });
  const keys = findings.map(finding => finding.key).join(',');
  return edit('decision/set', upsert(model, 'decisions', drafts), `decision/set ${fieldsOf(fields)} ${keys}`);
};

const acceptThreats: CommandRunner<AcceptThreats> = (model, { threats, acceptance }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const drafts: { readonly id: string; readonly fields: object }[] = [];
  for (const { id, band = 'critical' } of threats) {
    if (!model.threats.has(id)) return fail({ code: 'row/unknown', facts: { id } });
    const beyond = acceptance && beyondLimits(model, { band, expires: acceptance.expires }, stamp.value);
    if (beyond) return fail(beyond);
    const fields = acceptance
      ? { status: 'accepted', acceptance: { ...acceptance, stamp: stamp.value } }
      : { status: 'open', acceptance: null };
    drafts.push({ id, fields });
  }
  const patch = upsert(model, 'threats', drafts);
  return patch.ok ? ok({ label: 'threat/accept', patch: patch.value, mergeKey: null }) : patch;
};

const undecide: CommandRunner<Undecide> = (model, { keys }) => {
  const rows = [...new Set(keys)].flatMap(key => model.decisions.get(key) ?? []);
  return ok({
    label: 'decision/clear',
    patch: rows.map(row => changeOf<ProjectRows, 'decisions'>('decisions', row, null)),
    mergeKey: null,
  });
};

const setControl: CommandRunner<SetControl> = (model, { control, subjects, fields }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const drafts = subjects.map(subject => {
    const id = controlRecordId(control, subject);
    const unset = model.controls.has(id) ? {} : { status: 'unknown' };
    return { id, fields: { ...unset, ...fields, control, subject, stamp: stamp.value } };
  });
  const key = `control/set ${control} ${fieldsOf(fields)} ${subjects.join(',')}`;
  return edit('control/set', upsert(model, 'controls', drafts), key);
};

const clearControl: CommandRunner<ClearControl> = (model, { control, subjects }) => {
  const rows = [...new Set(subjects)].flatMap(subject => model.controls.get(controlRecordId(control, subject)) ?? []);
  return ok({
    label: 'control/clear',
    patch: rows.map(row => changeOf<ProjectRows, 'controls'>('controls', row, null)),
    mergeKey: null,
  });
};

const setResponsibility: CommandRunner<SetResponsibility> = (model, { layer, subjects, fields }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const drafts = subjects.map(subject => ({
    id: responsibilityId(layer, subject),
    fields: { ...fields, layer, subject, stamp: stamp.value },
  }));
  const key = `responsibility/set ${layer} ${fieldsOf(fields)} ${subjects.join(',')}`;
  return edit('responsibility/set', upsert(model, 'responsibilities', drafts), key);
};

const clearResponsibility: CommandRunner<ClearResponsibility> = (model, { layer, subjects }) => {
  const rows = [...new Set(subjects)].flatMap(
    subject => model.responsibilities.get(responsibilityId(layer, subject)) ?? [],
  );
  const patch = rows.map(row => changeOf<ProjectRows, 'responsibilities'>('responsibilities', row, null));
  return ok({ label: 'responsibility/clear', patch, mergeKey: null });
};

const addEvidence: CommandRunner<AddEvidence> = (model, { evidence }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  if (model.evidence.has(evidence.id)) return fail({ code: 'row/exists', facts: { id: evidence.id } });
  const drafts = [{ id: evidence.id, fields: { ...evidence, stamp: stamp.value } }];
  const patch = upsert(model, 'evidence', drafts);
  return patch.ok ? ok({ label: 'evidence/add', patch: patch.value, mergeKey: null }) : patch;
};

export const decisionRunners = {
  'decision/set': decide,
  'threat/accept': acceptThreats,
  'decision/clear': undecide,
  'control/set': setControl,
  'control/clear': clearControl,
  'responsibility/set': setResponsibility,
  'responsibility/clear': clearResponsibility,
  'evidence/add': addEvidence,
};
