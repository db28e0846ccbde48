import { byCodeUnit } from '../base';
import type { DocumentId, OrganisationModel, ProjectModel } from '../model';
import { type DueStatus, dueStatus, type NextReview, nextReviews } from './cadence';
import type { PolicyInForce } from './policy';
import type { ProviderUse } from './use';

/** What can be due. */
export const DUE_KINDS = [
  'full-review',
  'light-review',
  'open-review',
  'attestation',
  'contract',
  'evidence',
  'exception',
  'acceptance',
  'dismissal',
  'control-evidence',
  'waiver',
  'action',
  'assignment',
  'answer',
  'register',
  'policy',
] as const;
export type DueKind = (typeof DUE_KINDS)[number];

/** Something with a day. `id` is the row it is about, in its document. */
export interface DueDate {
  readonly kind: DueKind;
  readonly day: string;
  /** What it is about, as people call it. */
  readonly title: string;
  readonly id: string;
}

/** A due date in the list over everything. `day` null: it was never done and has no day. */
export interface UpcomingItem {
  readonly kind: DueKind;
  readonly day: string | null;
  readonly status: DueStatus;
  readonly title: string;
  /** Null: the organisation itself. */
  readonly project: { readonly id: DocumentId; readonly name: string } | null;
  readonly id: string;
}

/** Everything in a project that runs out or is promised for a day, earliest first. */
export function datesOfProject(model: ProjectModel): readonly DueDate[] {
  const dates: DueDate[] = [];
  const add = (kind: DueKind, day: string | null, title: string, id: string) => {
    if (day !== null) dates.push({ kind, day, title, id });
  };
  for (const one of model.decisions.values()) {
    const title = `${one.remembered.title} (${one.remembered.subject})`;
    if (one.verdict === 'accepted') add('acceptance', one.expires, title, one.id);
    if (one.verdict === 'dismissed') add('dismissal', one.expires, title, one.id);
    if (one.verdict === null) add('assignment', one.due, title, one.id);
  }
  for (const one of model.controls.values()) add('control-evidence', one.expires, one.control, one.id);
  for (const one of model.evidence.values()) add('evidence', one.expires, one.name, one.id);
  for (const one of model.gates.values()) add('waiver', one.waiver?.until ?? null, one.title || one.id, one.id);
  for (const one of model.actions.values()) if (one.status === 'open') add('action', one.due, one.title, one.id);
  for (const one of model.threats.values()) if (one.status === 'open') add('assignment', one.due, one.title, one.id);
  return dates.sort((a, b) => byCodeUnit(a.day, b.day) || byCodeUnit(a.id, b.id));
}

/** Everything in the organisation that runs out or is promised for a day, without the reviews. */
export function datesOfOrganisation(model: OrganisationModel): readonly DueDate[] {
  const dates: DueDate[] = [];
  const add = (kind: DueKind, day: string | null, title: string, id: string) => {
    if (day !== null) dates.push({ kind, day, title, id });
  };
  const nameOf = (provider: string) => model.providers.get(provider)?.name ?? '';
  const info = model.organisation.get('organisation');
  add('policy', info?.policyNextReview ?? null, info?.name ?? '', 'organisation');
  for (const one of model.attestations.values())
    add('attestation', one.until, `${one.name} (${nameOf(one.provider)})`, one.id);
  for (const one of model.contracts.values())
    add('contract', one.renews, `${one.name} (${nameOf(one.provider)})`, one.id);
  for (const one of model.evidence.values()) add('evidence', one.expires, one.name, one.id);
  for (const one of model.actions.values()) if (one.status === 'open') add('action', one.due, one.title, one.id);
  for (const one of model.registers.values()) add('register', one.due, one.title, one.id);
  for (const review of model.reviews.values()) {
    if (review.seal === null) add('open-review', review.due, nameOf(review.provider), review.id);
  }
  const newest = newestReviews(model);
  for (const one of model.answers.values()) {
    if (one.exception && newest.has(one.review))
      add('exception', one.exception.until, one.asked || one.question, one.id);
    if (one.value === null) add('answer', one.due, one.asked || one.question, one.id);
  }
  return dates.sort((a, b) => byCodeUnit(a.day, b.day) || byCodeUnit(a.id, b.id));
}

/** What an earlier review lived with is the business of the later one. */
function newestReviews(model: OrganisationModel): ReadonlySet<string> {
  const newest = new Map<string, { readonly id: string; readonly started: string }>();
  for (const review of model.reviews.values()) {
    const known = newest.get(review.provider);
    if (!known || review.started > known.started || (review.started === known.started && review.id > known.id))
      newest.set(review.provider, review);
  }
  return new Set([...newest.values()].map(review => review.id));
}

/** What a project's summary says about days and providers, without the project being opened. */
export interface ProjectDates {
  readonly id: DocumentId;
  readonly name: string;
  readonly dates: readonly DueDate[];
  readonly uses: readonly ProviderUse[];
}

export interface UpcomingBasis {
  readonly model: OrganisationModel;
  readonly policy: PolicyInForce;
  readonly projects: readonly ProjectDates[];
  readonly today: string;
}

const ORDER: Readonly<Record<DueStatus, number>> = { overdue: 0, never: 1, due: 2, soon: 3, ok: 4 };

/** Everything that is due over all documents: overdue first, then never done, then by day. */
export function upcoming({ model, policy, projects, today }: UpcomingBasis): readonly UpcomingItem[] {
  const items: UpcomingItem[] = [];
  for (const provider of model.providers.values()) {
    // Our own premises are nobody's provider.
    if (provider.key === 'onprem') continue;
    const uses = projects.flatMap(project => project.uses.filter(use => use.provider === provider.id));
    for (const next of nextReviews({ model, policy, uses, today }, provider)) {
      if (next.due === null && next.status !== 'never') continue;
      // Somebody who was never looked at needs the full look first.
      if (next.kind === 'light' && next.status === 'never') continue;
      items.push(reviewItem(next, provider.name, provider.id));
    }
  }
  const dated = (date: DueDate, project: UpcomingItem['project']): UpcomingItem => ({
    ...date,
    status: dueStatus(date.day, today),
    project,
  });
  for (const date of datesOfOrganisation(model)) items.push(dated(date, null));
  for (const { id, name, dates } of projects) for (const date of dates) items.push(dated(date, { id, name }));
  return items.sort(
    (a, b) => ORDER[a.status] - ORDER[b.status] || byCodeUnit(a.day ?? '', b.day ?? '') || byCodeUnit(a.id, b.id),
  );
}

function reviewItem(next: NextReview, name: string, id: string): UpcomingItem {
  const kind = next.kind === 'full' ? 'full-review' : 'light-review';
  return { kind, day: next.due, status: next.status, title: name, project: null, id };
}
