import { byCodeUnit } from '../base';
import { SubjectId } from '../model';
import type { DatedBasis } from './basis';
import type { ControlRow, Requirement } from './controlRow';
import { listOf } from './lists';
import { type Required, requirementsOfBoundary, requirementsOfElement, requirementsOfFlow } from './requirements';
import { type StatusFact, statusesOf } from './status';

/** What is needed of a finding here; analysis' own findings are such. */
export interface ControlledFinding {
  readonly key: string;
  readonly subject: { readonly id: SubjectId };
  readonly controls: readonly { readonly id: string }[];
  /** Whether the default view shows it. */
  readonly shown: boolean;
  readonly standing: 'open' | 'accepted' | 'dismissed' | 'expired';
  readonly residual: { readonly index: number };
}

/** Whether a finding asks for its controls: a dismissed one is no risk, and what is not shown is not asked for. */
export function asksForControls(finding: ControlledFinding): boolean {
  return finding.shown && finding.standing !== 'dismissed';
}

/**
 * Every control that one subject needs, with its state; in order of control. `findings` are the subject's own; `stateOf` is for callers
 * that have the subject's states at hand.
 */
export function controlRowsOf(
  basis: DatedBasis,
  subject: SubjectId,
  findings: Iterable<ControlledFinding> = [],
  stateOf: (control: string) => StatusFact = statusesOf(basis, subject),
): readonly ControlRow[] {
  const needed = new Map<string, readonly Requirement[]>();
  for (const { control, because } of ownRequirements(basis, subject)) need(needed, control, [because]);
  for (const finding of findings) {
    if (!asksForControls(finding)) continue;
    // One reason for all controls of a finding: most controls have no other, and a large project has hundreds of thousands.
    const because: readonly Requirement[] = [{ by: 'threat', finding: finding.key }];
    for (const { id } of finding.controls) need(needed, id, because);
  }
  return Array.from(needed.keys())
    .sort()
    .map(control => {
      const { status, source } = stateOf(control);
      return { control, subject, status, source, list: listOf(status), required: needed.get(control) ?? [] };
    });
}

function need(needed: Map<string, readonly Requirement[]>, control: string, because: readonly Requirement[]): void {
  const before = needed.get(control);
  if (!before) needed.set(control, because);
  else {
    const more = because.filter(one => !before.some(other => isSameReason(one, other)));
    if (more.length > 0) needed.set(control, [...before, ...more]);
  }
}

/** One reason is kept once, however many flows bring the same data. */
function isSameReason(a: Requirement, b: Requirement): boolean {
  if (a.by === 'threat') return b.by === 'threat' && a.finding === b.finding;
  if (a.by === 'layer') return b.by === 'layer' && a.layer === b.layer;
  if (a.by === 'class') return b.by === 'class' && a.asset === b.asset;
  return b.by === 'data' && a.asset === b.asset && a.when === b.when;
}

function ownRequirements(basis: DatedBasis, subject: SubjectId): readonly Required[] {
  if (subject.startsWith('el_')) return requirementsOfElement(basis, subject);
  if (subject.startsWith('fl_')) return requirementsOfFlow(basis, subject);
  return subject.startsWith('bo_') ? requirementsOfBoundary(basis, subject) : [];
}

/** Every control that anything in the project needs, one row per control and subject, in order of subject and control. */
export function controlRegister(basis: DatedBasis, findings: Iterable<ControlledFinding>): readonly ControlRow[] {
  const bySubject = new Map<SubjectId, ControlledFinding[]>(subjectsOf(basis).map(id => [id, []]));
  for (const finding of findings) {
    const own = bySubject.get(finding.subject.id);
    if (own) own.push(finding);
    else bySubject.set(finding.subject.id, [finding]);
  }
  return [...bySubject]
    .sort(([a], [b]) => byCodeUnit(a, b))
    .flatMap(([subject, own]) => controlRowsOf(basis, subject, own));
}

function subjectsOf({ reader }: DatedBasis): readonly SubjectId[] {
  const ids = [...reader.all('elements'), ...reader.all('flows'), ...reader.all('boundaries')];
  return ids.flatMap(id => {
    const parsed = SubjectId.safeParse(id);
    return parsed.success ? [parsed.data] : [];
  });
}
