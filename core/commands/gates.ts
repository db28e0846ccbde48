import { fail, ok, type Result } from '../base';
import type { ProjectEdit, ProjectPatch } from '../changes';
import type { Gate, PersonId } from '../model';
import type { CommandRunner } from './command';
import { upsert } from './rows';
import { stampOf } from './stamps';

/** Says something about a condition of going to production; what is not said stays as the review has it by default. */
export interface SetGate {
  readonly type: 'gate/set';
  readonly gate: string;
  readonly fields: Partial<Pick<Gate, 'title' | 'threshold' | 'owner' | 'evidence' | 'met' | 'note' | 'off'>>;
}
/** Lets a condition fail to the end of a day, for a reason and under a name; null takes that back. */
export interface WaiveGate {
  readonly type: 'gate/waive';
  readonly gate: string;
  readonly waiver: { readonly reason: string; readonly until: string; readonly owner?: PersonId | null } | null;
}
/** Says who sees to a waiver; who gave it, why and until when stay. */
export interface OwnWaiver {
  readonly type: 'gate/own-waiver';
  readonly gate: string;
  readonly owner: PersonId | null;
}
export type GateCommand = SetGate | WaiveGate | OwnWaiver;

function edit(label: string, patch: Result<ProjectPatch>, mergeKey: string | null = null): Result<ProjectEdit> {
  return patch.ok ? ok({ label, patch: patch.value, mergeKey }) : patch;
}

const set: CommandRunner<SetGate> = (model, { gate, fields }) => {
  const key = `gate/set ${gate} ${Object.keys(fields).sort().join(',')}`;
  return edit('gate/set', upsert(model, 'gates', [{ id: gate, fields }]), key);
};

const waive: CommandRunner<WaiveGate> = (model, { gate, waiver }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  // A waiver that nobody can account for is none.
  if (waiver !== null && waiver.reason.trim() === '')
    return fail({ code: 'row/invalid', place: 'gates › waiver › reason', facts: { reason: 'it is empty' } });
  const given = waiver && { ...waiver, stamp: stamp.value };
  return edit('gate/waive', upsert(model, 'gates', [{ id: gate, fields: { waiver: given } }]));
};

const ownWaiver: CommandRunner<OwnWaiver> = (model, { gate, owner }) => {
  const waiver = model.gates.get(gate)?.waiver;
  if (!waiver) return fail({ code: 'row/unknown', facts: { id: gate } });
  return edit('gate/own-waiver', upsert(model, 'gates', [{ id: gate, fields: { waiver: { ...waiver, owner } } }]));
};

export const gateRunners = { 'gate/set': set, 'gate/waive': waive, 'gate/own-waiver': ownWaiver };
