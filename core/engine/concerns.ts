import { type Finding, isConfirmed, isOpenWritten, isToVerify } from '../analysis';
import type { ModelReader } from '../changes';
import type { ControlStatus, HandThreat, ProjectModel } from '../model';
import { enclosing, providerOf } from '../responsibility';
import { type ConcernCase, riskOfWritten } from '../risk';

const NOTHING_THERE: ReadonlySet<ControlStatus> = new Set<ControlStatus>([
  'unknown',
  'missing',
  'planned',
  'unavailable',
]);

/** Whether somebody is named: for the finding, for what it is about, for a boundary around that, or for the whole project. */
function hasOwner({ model, reader }: ConcernsOf, assignee: string | null | undefined, id: string): boolean {
  if (assignee || model.project.get('project')?.owner) return true;
  if (model.assets.get(id)?.owner || model.providers.get(id)?.owner) return true;
  const flow = model.flows.get(id);
  const places = flow ? [flow.source, flow.target] : [id];
  return places.some(place => {
    const own = model.elements.get(place ?? '') ?? model.boundaries.get(place ?? '');
    return own ? [own, ...enclosing(reader, own.id)].some(row => row.owner !== null) : false;
  });
}

function lateActions(model: ProjectModel, today: string): ReadonlySet<string> {
  const late = [...model.actions.values()].filter(one => one.status === 'open' && one.due !== null && one.due < today);
  return new Set(late.flatMap(one => one.finding ?? []));
}

export interface ConcernsOf {
  readonly model: ProjectModel;
  readonly reader: ModelReader;
  readonly today: string;
  /** Whether attackers are known to use what a finding is about; the organisation's register knows. */
  readonly exploited?: ((finding: Finding) => boolean) | undefined;
}

/**
 * Candidates for the most pressing concerns: what counts, confirmed or written by hand. While there is none, those to verify stand in:
 * a list of guesses above facts would not be believed. Of what was written and of which nobody says how bad it is nothing can be said.
 */
export function concernCases(of: ConcernsOf, findings: readonly Finding[]): readonly ConcernCase[] {
  const { model, today } = of;
  const late = lateActions(model, today);
  const written = [...model.threats.values()].filter(threat => isOpenWritten(threat, today));
  const certain = [
    ...findings.filter(isConfirmed).map(finding => caseOfFinding(of, finding, late)),
    ...written.flatMap(threat => caseOfWritten(of, threat, late)),
  ];
  if (certain.length > 0) return certain;
  return findings.filter(isToVerify).map(finding => caseOfFinding(of, finding, late));
}

function caseOfFinding(of: ConcernsOf, finding: Finding, late: ReadonlySet<string>): ConcernCase {
  const { model, today, exploited = () => false } = of;
  const { assignee, due = null } = model.decisions.get(finding.key) ?? {};
  return {
    key: finding.key,
    residual: finding.residual,
    confidence: finding.confidence,
    exploited: exploited(finding),
    ownerMissing: !hasOwner(of, assignee, finding.subject.id),
    overdue: late.has(finding.key) || (due !== null && due < today),
    unavailable: finding.controls.some(control => control.status === 'unavailable'),
    reviewOverdue: isReviewOverdue(of, finding.subject.id),
    bare: finding.controls.every(control => NOTHING_THERE.has(control.status)),
  };
}

/** Rules say nothing of it: neither whether attackers use it nor which controls answer it. */
function caseOfWritten(of: ConcernsOf, threat: HandThreat, late: ReadonlySet<string>): readonly ConcernCase[] {
  const { id, owner, due } = threat;
  const { band, index } = riskOfWritten(threat);
  if (band === null) return [];
  const subject = threat.subject ?? '';
  return [
    {
      key: id,
      residual: { band, index },
      confidence: threat.likelihood === null || threat.impact === null ? 'low' : 'medium',
      exploited: false,
      ownerMissing: !hasOwner(of, owner, subject),
      overdue: late.has(id) || (due !== null && due < of.today),
      unavailable: false,
      reviewOverdue: isReviewOverdue(of, subject),
      bare: false,
    },
  ];
}

function isReviewOverdue({ reader }: ConcernsOf, subject: string): boolean {
  return providerOf(reader, subject)?.provider.facts['review']?.value === 'overdue';
}
