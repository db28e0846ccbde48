import { addDays, addMonths, daysFrom, earliest } from '../base';
import type { OrganisationModel, Provider, Review, Trigger } from '../model';
import type { PolicyInForce } from './policy';
import { combinedUse, type ProviderUse } from './use';

/** How a thing with a day stands. `due`: the day has come but is still within its grace. */
export type DueStatus = 'never' | 'overdue' | 'due' | 'soon' | 'ok';

/** What moves the next review, as a code and the day that it puts it to; null: it changes how often, not when. */
export interface CadenceReason {
  readonly code:
    | 'criticality'
    | 'sensitive-data'
    | 'low-score'
    | 'open-critical'
    | 'twice-excellent'
    | 'attestation-ends'
    | 'contract-renews'
    | 'event'
    | 'interval';
  readonly day: string | null;
  readonly detail: string;
}

export interface NextReview {
  readonly kind: 'full' | 'light';
  /** Null: never reviewed, or a light check that is made at renewal while no contract names a day. */
  readonly due: string | null;
  readonly status: DueStatus;
  /** Months between two reviews; null: at renewal. */
  readonly interval: number | null;
  readonly last: string | null;
  readonly because: readonly CadenceReason[];
}

export interface CadenceBasis {
  readonly model: OrganisationModel;
  readonly policy: PolicyInForce;
  readonly uses: readonly ProviderUse[];
  readonly today: string;
}

const SOON = 30;
const LONGEST_GRACE = 30;
const AFTER_ATTESTATION = 30;
const BEFORE_RENEWAL = 90;
const LOW_SCORE = 60;
const EXCELLENT = 90;
/** Providers with restricted data are never reviewed less often than this, however good they are. Months. */
const LONGEST_FOR_RESTRICTED = 12;
const RESTRICTED = 4;

/** The criticality that somebody gave a provider, else what runs there. */
export function criticalityOf(provider: Provider, uses: readonly ProviderUse[]): number {
  return provider.criticality ?? combinedUse(uses).criticality;
}

/** When a provider is next reviewed in full and when it is next checked lightly. */
export function nextReviews(basis: CadenceBasis, provider: Provider): readonly NextReview[] {
  return [nextReview(basis, provider, 'full'), nextReview(basis, provider, 'light')];
}

function nextReview(basis: CadenceBasis, provider: Provider, kind: 'full' | 'light'): NextReview {
  const closed = closedReviews(basis.model, provider.id);
  const last = (kind === 'full' ? closed.find(review => review.kind === 'full') : closed[0])?.closed ?? null;
  const { interval, because } = intervalOf(basis, provider, { kind, closed });
  const regular = last === null || interval === null ? null : addMonths(last, interval);
  const reasons = [...because, ...datedReasons(basis, provider, { kind, last })];
  if (regular !== null) reasons.push({ code: 'interval', day: regular, detail: String(interval) });
  const due = earliest(reasons.map(reason => reason.day));
  // Never reviewed stays "never" until an event or a day asks for it sooner.
  const never = last === null && (kind === 'full' || interval !== null);
  const status = never ? 'never' : statusOn(due, { today: basis.today, from: last, regular });
  return { kind, due: never ? null : due, status, interval, last, because: reasons };
}

/** The closed reviews of a provider, newest first. */
export function closedReviews(model: OrganisationModel, provider: string): readonly Review[] {
  return [...model.reviews.values()]
    .filter(review => review.provider === provider && review.seal !== null)
    .sort((a, b) => ((a.seal?.at ?? '') < (b.seal?.at ?? '') ? 1 : -1));
}

interface Past {
  readonly kind: 'full' | 'light';
  readonly closed: readonly Review[];
}

/** How often, by criticality and what makes it stricter or looser. */
function intervalOf(
  { policy, uses }: CadenceBasis,
  provider: Provider,
  { kind, closed }: Past,
): { readonly interval: number | null; readonly because: readonly CadenceReason[] } {
  const use = combinedUse(uses);
  const criticality = criticalityOf(provider, uses);
  const because: CadenceReason[] = [reason('criticality', String(criticality))];
  // Rows run from the most critical to the least; one row up is one step stricter.
  let row = 5 - criticality;
  if (use.dataRating >= policy.stricterFrom) {
    row -= 1;
    because.push(reason('sensitive-data', String(use.dataRating)));
  }
  const scores = closed.filter(review => review.kind === 'full').map(review => review.seal);
  const score = scores[0]?.score ?? null;
  if (score !== null && score < LOW_SCORE) {
    row -= 1;
    because.push(reason('low-score', String(Math.round(score))));
  }
  const excellent = scores.slice(0, 2).filter(seal => seal?.coverage === 1 && (seal.score ?? 0) >= EXCELLENT);
  if (excellent.length === 2) {
    row += 1;
    because.push(reason('twice-excellent', ''));
  }
  let interval = policy.cadence[Math.min(4, Math.max(0, row))]?.[kind] ?? null;
  if (interval !== null && excellent.length === 2 && use.dataRating >= RESTRICTED)
    interval = Math.min(interval, LONGEST_FOR_RESTRICTED);
  if (interval !== null && kind === 'full' && use.bands.critical > 0) {
    interval = Math.max(1, Math.ceil(interval / 2));
    because.push(reason('open-critical', String(use.bands.critical)));
  }
  return { interval, because };
}

function reason(code: CadenceReason['code'], detail: string, day: string | null = null): CadenceReason {
  return { code, day, detail };
}

/** Days that ask for a review whatever the interval says; each only as long as no review has come after it. */
function datedReasons(
  { model, policy }: CadenceBasis,
  provider: Provider,
  { kind, last }: { readonly kind: 'full' | 'light'; readonly last: string | null },
): readonly CadenceReason[] {
  const pending = (day: string) => last === null || day > last;
  const reasons: CadenceReason[] = [];
  for (const one of model.attestations.values()) {
    if (one.provider !== provider.id || one.until === null || renewed(model, one.id)) continue;
    const day = addDays(one.until, AFTER_ATTESTATION);
    if (pending(day)) reasons.push(reason('attestation-ends', one.name, day));
  }
  for (const one of model.contracts.values()) {
    if (one.provider !== provider.id || one.renews === null) continue;
    const day = addDays(one.renews, -BEFORE_RENEWAL);
    if (pending(day)) reasons.push(reason('contract-renews', one.name, day));
  }
  if (kind === 'light') return reasons;
  for (const event of model.events.values()) {
    if (event.provider !== provider.id || isDealtWith(model, event.review)) continue;
    const days = policy.triggers.get(event.trigger);
    if (days !== undefined) reasons.push(reason('event', event.trigger satisfies Trigger, addDays(event.on, days)));
  }
  return reasons;
}

function isDealtWith(model: OrganisationModel, review: string | null): boolean {
  return review !== null && (model.reviews.get(review)?.seal ?? null) !== null;
}

/** Whether a later attestation of the same name has taken its place. */
function renewed(model: OrganisationModel, id: string): boolean {
  const one = model.attestations.get(id);
  if (!one) return false;
  return [...model.attestations.values()].some(
    other =>
      other.provider === one.provider &&
      other.id !== one.id &&
      other.name.trim().toLowerCase() === one.name.trim().toLowerCase() &&
      (other.until ?? '9999') > (one.until ?? ''),
  );
}

interface When {
  readonly today: string;
  /** Where the interval began and where it ends by itself: a tenth of it is granted, thirty days at the most. */
  readonly from: string | null;
  readonly regular: string | null;
}

function statusOn(due: string | null, { today, from, regular }: When): DueStatus {
  if (due === null) return 'ok';
  const span = from === null || regular === null ? 0 : daysFrom(from, regular);
  return dueStatus(due, today, Math.min(LONGEST_GRACE, Math.floor(span / 10)));
}

/** How a day stands today. `grace` in days. */
export function dueStatus(day: string, today: string, grace = 0): DueStatus {
  const left = daysFrom(today, day);
  if (left > SOON) return 'ok';
  if (left > 0) return 'soon';
  return -left > grace ? 'overdue' : 'due';
}
