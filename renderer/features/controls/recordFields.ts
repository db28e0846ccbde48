import { addTo } from '../../../core/base';
import type { Command, SetControl } from '../../../core/commands';
import { CONTROL_LISTS, type ControlRow } from '../../../core/controls';
import type { ControlRecord, ControlStatus, Evidence, SubjectId } from '../../../core/model';

export type RecordFields = SetControl['fields'];
export type Records = ReadonlyMap<string, ControlRecord>;

/** One control on one subject, and what people wrote about it. */
export interface SubjectLine {
  readonly row: ControlRow;
  readonly name: string;
  readonly record: ControlRecord | null;
}

/** What is chosen for a subject at once; what counts may be less, where evidence has run out. */
export function chosenStatus({ row, record }: SubjectLine): ControlStatus {
  return record?.status ?? row.status;
}

/** Whether a recorded state counts for less, because its evidence has run out. */
export function hasRunOut({ row, record }: SubjectLine): boolean {
  return record !== null && row.source === 'recorded' && record.status !== row.status;
}

/** Worst list first, then by name. */
export function inOrder(lines: readonly SubjectLine[]): readonly SubjectLine[] {
  const place = (line: SubjectLine) => CONTROL_LISTS.indexOf(line.row.list);
  return [...lines].sort((a, b) => place(a) - place(b) || a.name.localeCompare(b.name));
}

/**
 * The command that writes these fields on every given subject, as one step of undo. A subject that has no record yet gets one with
 * the state that counts there now: to write a note must not make a control unknown that its properties say is in place.
 */
export function recordCommand(control: string, lines: readonly SubjectLine[], fields: RecordFields): Command {
  const groups = new Map<ControlStatus | null, SubjectId[]>();
  for (const line of lines) {
    const kept = fields.status === undefined && line.record === null ? line.row.status : null;
    addTo(groups, kept, line.row.subject);
  }
  const commands = [...groups].map(
    ([status, subjects]): SetControl => ({
      type: 'control/set',
      control,
      subjects,
      fields: status === null ? fields : { ...fields, status },
    }),
  );
  const [first] = commands;
  return first && commands.length === 1 ? first : { type: 'batch', label: 'control/set', commands };
}

/** The command that keeps a piece of evidence and lists it for one subject. */
export function evidenceCommand(control: string, line: SubjectLine, evidence: Omit<Evidence, 'stamp'>): Command {
  const all = [...(line.record?.evidence ?? []), evidence.id];
  return {
    type: 'batch',
    label: 'evidence/add',
    commands: [{ type: 'evidence/add', evidence }, recordCommand(control, [line], { evidence: all })],
  };
}
