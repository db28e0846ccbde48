import type { ControlStatus, OrganisationModel, ProjectModel, ProviderId } from '../model';
import { answersOf } from './answers';
import { attestationsInForce } from './attested';
import { closedReviews, type DueStatus } from './cadence';
import type { ControlOutcome } from './outcome';

/** A state of a control that a review has found and a project does not have yet. */
export interface ControlToSet {
  readonly control: string;
  readonly subject: ProviderId | 'project';
  readonly before: ControlStatus | null;
  readonly status: ControlStatus;
  readonly note: string;
  readonly inHouse: string;
  readonly inCloud: string;
  readonly compensation: string | null;
}

/**
 * What a review says about the controls of a project that uses the provider: those of the provider on the provider itself, whose layers
 * then inherit them, those of our own tools on the project. Only what differs from what is recorded; what is unknown takes nothing away. @public */
export function controlsToSet(
  outcomes: readonly ControlOutcome[],
  provider: ProviderId,
  project: ProjectModel,
): readonly ControlToSet[] {
  if (!project.providers.has(provider)) return [];
  return outcomes.flatMap(outcome => {
    if (outcome.status === 'unknown') return [];
    const subject = outcome.of === 'provider' ? provider : ('project' as const);
    const before = project.controls.get(`${outcome.control}@${subject}`)?.status ?? null;
    if (before === outcome.status) return [];
    const { control, status, inHouse, inCloud, compensations } = outcome;
    const note = `Provider review: ${outcome.questions.join(', ')}`;
    return [{ control, subject, before, status, note, inHouse, inCloud, compensation: compensations[0] ?? null }];
  });
}

const REVIEW_FACT: Readonly<Record<DueStatus, string>> = {
  never: 'never',
  overdue: 'overdue',
  due: 'due',
  soon: 'ok',
  ok: 'ok',
};

/** What the rules of a project may ask about a provider, from what the organisation knows; a fact that nobody knows is left out. @public */
export function providerFacts(
  model: OrganisationModel,
  provider: ProviderId,
  { full, today }: { readonly full: DueStatus; readonly today: string },
): Readonly<Record<string, string>> {
  const attestations = [...model.attestations.values()].filter(one => one.provider === provider);
  const [last] = closedReviews(model, provider);
  const answers = last ? answersOf(model, last) : new Map<string, never>();
  const yes = (question: string) => {
    const value = answers.get(question)?.value ?? null;
    if (value === null || value === 'U' || value === 'N/A') return null;
    return value === '4' || value === '3' || value === '2';
  };
  const facts: Record<string, string | null> = {
    review: REVIEW_FACT[full],
    attestation:
      attestations.length === 0 ? null : attestationsInForce(model, provider, today).length > 0 ? 'current' : 'expired',
    isolation_evidence: word(yes('Q25'), 'yes', 'no'),
    subprocessors: [...model.subprocessors.values()].some(one => one.provider === provider)
      ? 'known'
      : word(yes('Q44'), 'known', 'unknown'),
    exit_tested: word(yes('Q46'), 'yes', 'no'),
    change_notice: word(yes('Q03'), 'yes', 'no'),
    support_access: word(yes('Q23'), 'controlled', 'uncontrolled'),
  };
  return Object.fromEntries(Object.entries(facts).flatMap(([id, value]) => (value === null ? [] : [[id, value]])));
}

function word(value: boolean | null, ifYes: string, ifNo: string): string | null {
  return value === null ? null : value ? ifYes : ifNo;
}
