import { byCodeUnit } from '../base';
import type { DocumentId, OrganisationModel, Person, PersonId, ProjectModel } from '../model';
import { type DueStatus, dueStatus, type NextReview, nextReviews } from './cadence';
import { gateTitle } from './gates';
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
  /** Who is to see to it, by name; absent where nobody is named, and in what was kept before this was. */
  readonly who?: string;
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
  readonly who?: string;
}

type Add = (kind: DueKind, day: string | null, of: { readonly title: string; readonly id: string; who?: Who }) => void;
type Who = PersonId | null;

/** A list of dates, and how one is added to it; what has no day is none. */
function datesWith(people: ReadonlyMap<string, Person>): { readonly dates: DueDate[]; readonly add: Add } {
  const dates: DueDate[] = [];
  const add: Add = (kind, day, { title, id, who }) => {
    if (day === null) return;
    const name = people.get(who ?? '')?.name;
    dates.push({ kind, day, title, id, ...(name === undefined ? {} : { who: name }) });
  };
  return { dates, add };
}

const byDay = (a: DueDate, b: DueDate) => byCodeUnit(a.day, b.day) || byCodeUnit(a.id, b.id);

/** Everything in a project that runs out or is promised for a day, earliest first. */
export function datesOfProject(model: ProjectModel): readonly DueDate[] {
  const { dates, add } = datesWith(model.people);
  for (const { id, verdict, expires, due, assignee: who, remembered } of model.decisions.values()) {
    const title = `${remembered.title} (${remembered.subject})`;
    if (verdict === 'accepted') add('acceptance', expires, { title, id, who });
    if (verdict === 'dismissed') add('dismissal', expires, { title, id, who });
    if (verdict === null) add('assignment', due, { title, id, who });
  }
  for (const { id, control: title, expires, owner: who } of model.controls.values())
    add('control-evidence', expires, { title, id, who });
  for (const one of model.evidence.values()) add('evidence', one.expires, { title: one.name, id: one.id });
  for (const { id, title, owner, waiver } of model.gates.values())
    add('waiver', waiver?.until ?? null, { title: gateTitle(id, title), id, who: waiver?.owner ?? owner });
  for (const { id, title, due, status, owner: who } of model.actions.values())
    if (status === 'open') add('action', due, { title, id, who });
  for (const { id, title, due, status, acceptance, owner: who } of model.threats.values()) {
    if (status === 'open') add('assignment', due, { title, id, who });
    if (status === 'accepted') add('acceptance', acceptance?.expires ?? null, { title, id, who });
  }
  return dates.sort(byDay);
}

/** Everything in the organisation that runs out or is promised for a day, without the reviews. */
export function datesOfOrganisation(model: OrganisationModel): readonly DueDate[] {
  const { dates, add } = datesWith(model.people);
  const providerOf = (provider: string) => model.providers.get(provider);
  const nameAt = (name: string, provider: string) => `${name} (${providerOf(provider)?.name ?? ''})`;
  const info = model.organisation.get('organisation');
  const owner = info?.policyOwner ?? null;
  add('policy', info?.policyNextReview ?? null, { title: info?.name ?? '', id: 'organisation', who: owner });
  for (const { id, name, provider, until } of model.attestations.values())
    add('attestation', until, { title: nameAt(name, provider), id, who: providerOf(provider)?.owner ?? null });
  for (const { id, name, provider, renews, owner: who } of model.contracts.values())
    add('contract', renews, { title: nameAt(name, provider), id, who });
  for (const one of model.evidence.values()) add('evidence', one.expires, { title: one.name, id: one.id });
  for (const { id, title, due, status, owner: who } of model.actions.values())
    if (status === 'open') add('action', due, { title, id, who });
  for (const { id, title, due, owner: who } of model.registers.values()) add('register', due, { title, id, who });
  for (const { id, seal, due, provider, lead: who } of model.reviews.values())
    if (seal === null) add('open-review', due, { title: providerOf(provider)?.name ?? '', id, who });
  const newest = newestReviews(model);
  for (const { id, review, asked, question, exception, value, due, assignee: who } of model.answers.values()) {
    const title = asked || question;
    if (exception && newest.has(review)) add('exception', exception.until, { title, id, who });
    if (value === null) add('answer', due, { title, id, who });
  }
  return dates.sort(byDay);
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
      const who = model.people.get(provider.owner ?? '')?.name;
      items.push({ ...reviewItem(next, provider.name, provider.id), ...(who === undefined ? {} : { who }) });
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
