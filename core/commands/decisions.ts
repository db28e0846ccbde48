import { ok } from '../base';
import { changeOf } from '../changes';
import {
  type BoundaryId,
  ControlRecord,
  controlRecordId,
  Decision,
  type ElementId,
  type ProjectRows,
  Responsibility,
  responsibilityId,
  type SubjectId,
} from '../model';
import type { CommandRunner } from './command';
import { soundPatch } from './rows';
import { stampOf } from './stamps';

/** Decides something about findings; each key carries what is remembered for the day its finding is gone. */
export interface Decide {
  readonly type: 'decision/set';
  readonly findings: readonly { readonly key: string; readonly remembered: Decision['remembered'] }[];
  readonly fields: Partial<Pick<Decision, 'verdict' | 'reason' | 'rating' | 'note' | 'assignee' | 'due' | 'expires'>>;
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
export type DecisionCommand = Decide | Undecide | SetControl | ClearControl | SetResponsibility | ClearResponsibility;

const decide: CommandRunner<Decide> = (model, { findings, fields }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const patch = findings.map(({ key, remembered }) => {
    const before = model.decisions.get(key) ?? null;
    const after = Decision.parse({ ...before, ...fields, id: key, stamp: stamp.value, remembered });
    return changeOf<ProjectRows, 'decisions'>('decisions', before, after);
  });
  const sound = soundPatch(model, patch);
  const keys = findings.map(finding => finding.key).join(',');
  return sound.ok
    ? ok({
        label: 'decision/set',
        patch: sound.value,
        mergeKey: `decision/set ${Object.keys(fields).sort().join(',')} ${keys}`,
      })
    : sound;
};

const undecide: CommandRunner<Undecide> = (model, { keys }) => {
  const rows = keys.flatMap(key => model.decisions.get(key) ?? []);
  return ok({
    label: 'decision/clear',
    patch: rows.map(row => changeOf<ProjectRows, 'decisions'>('decisions', row, null)),
    mergeKey: null,
  });
};

const setControl: CommandRunner<SetControl> = (model, { control, subjects, fields }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const patch = subjects.map(subject => {
    const id = controlRecordId(control, subject);
    const before = model.controls.get(id) ?? null;
    const after = ControlRecord.parse({
      status: 'unknown',
      ...before,
      ...fields,
      id,
      control,
      subject,
      stamp: stamp.value,
    });
    return changeOf<ProjectRows, 'controls'>('controls', before, after);
  });
  const sound = soundPatch(model, patch);
  const key = `control/set ${control} ${Object.keys(fields).sort().join(',')} ${subjects.join(',')}`;
  return sound.ok ? ok({ label: 'control/set', patch: sound.value, mergeKey: key }) : sound;
};

const clearControl: CommandRunner<ClearControl> = (model, { control, subjects }) => {
  const rows = subjects.flatMap(subject => model.controls.get(controlRecordId(control, subject)) ?? []);
  return ok({
    label: 'control/clear',
    patch: rows.map(row => changeOf<ProjectRows, 'controls'>('controls', row, null)),
    mergeKey: null,
  });
};

const setResponsibility: CommandRunner<SetResponsibility> = (model, { layer, subjects, fields }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const patch = subjects.map(subject => {
    const id = responsibilityId(layer, subject);
    const before = model.responsibilities.get(id) ?? null;
    const after = Responsibility.parse({ ...before, ...fields, id, layer, subject, stamp: stamp.value });
    return changeOf<ProjectRows, 'responsibilities'>('responsibilities', before, after);
  });
  const sound = soundPatch(model, patch);
  const key = `responsibility/set ${layer} ${Object.keys(fields).sort().join(',')} ${subjects.join(',')}`;
  return sound.ok ? ok({ label: 'responsibility/set', patch: sound.value, mergeKey: key }) : sound;
};

const clearResponsibility: CommandRunner<ClearResponsibility> = (model, { layer, subjects }) => {
  const rows = subjects.flatMap(subject => model.responsibilities.get(responsibilityId(layer, subject)) ?? []);
  const patch = rows.map(row => changeOf<ProjectRows, 'responsibilities'>('responsibilities', row, null));
  return ok({ label: 'responsibility/clear', patch, mergeKey: null });
};

export const decisionRunners = {
  'decision/set': decide,
  'decision/clear': undecide,
  'control/set': setControl,
  'control/clear': clearControl,
  'responsibility/set': setResponsibility,
  'responsibility/clear': clearResponsibility,
};
