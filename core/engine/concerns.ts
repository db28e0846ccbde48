import { type Finding, isOpen } from '../analysis';
import type { ModelReader } from '../changes';
import type { ControlStatus, ProjectModel } from '../model';
import { enclosing, providerOf } from '../responsibility';
import type { ConcernCase } from '../risk';

const NOTHING_THERE: ReadonlySet<ControlStatus> = new Set<ControlStatus>([
  'unknown',
  'missing',
  'planned',
  'unavailable',
]);

/** Whether somebody is named: for the finding, for what it is about, for a boundary around that, or for the whole project. */
function hasOwner(model: ProjectModel, reader: ModelReader, finding: Finding): boolean {
  if (model.decisions.get(finding.key)?.assignee || model.project.get('project')?.owner) return true;
  const { table, id } = finding.subject;
  if (table === 'project') return false;
  if (table === 'assets') return Boolean(model.assets.get(id)?.owner);
  if (table === 'providers') return Boolean(model.providers.get(id)?.owner);
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
 * Candidates for the most pressing concerns: open, shown findings that are confirmed. While none is, those to verify stand in:
 * a list of guesses above facts would not be believed.
 */
export function concernCases(
  { model, reader, today, exploited = () => false }: ConcernsOf,
  findings: readonly Finding[],
): readonly ConcernCase[] {
  const late = lateActions(model, today);
  const open = findings.filter(finding => finding.shown && isOpen(finding));
  const confirmed = open.filter(finding => finding.state === 'confirmed');
  return (confirmed.length > 0 ? confirmed : open).map(finding => {
    const due = model.decisions.get(finding.key)?.due ?? null;
    const review = providerOf(reader, finding.subject.id)?.provider.facts['review']?.value;
    return {
      key: finding.key,
      residual: finding.residual,
      confidence: finding.confidence,
      exploited: exploited(finding),
      ownerMissing: !hasOwner(model, reader, finding),
      overdue: late.has(finding.key) || (due !== null && due < today),
      unavailable: finding.controls.some(control => control.status === 'unavailable'),
      reviewOverdue: review === 'overdue',
      bare: finding.controls.every(control => NOTHING_THERE.has(control.status)),
    };
  });
}
