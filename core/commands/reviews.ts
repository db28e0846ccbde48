import { fail, ok, type Result } from '../base';
import { changeOf, type Edit } from '../changes';
import {
  type Answer,
  type AnswerId,
  answerId,
  type Day,
  lacksCompensation,
  type OrganisationModel,
  type OrganisationRows,
  type ProviderEvent,
  type ProviderId,
  type Review,
  type ReviewId,
  type Seal,
} from '../model';
import type { CommandContext } from './command';
import { organisationKit as kit } from './organisationRows';
import { stampOf } from './stamps';

export type OrganisationEdit = Edit<OrganisationRows>;
export type OrganisationRunner<C> = (
  model: OrganisationModel,
  command: C,
  context: CommandContext,
) => Result<OrganisationEdit>;

/** Begins a review of a provider; a provider has one open review at a time. */
export interface StartReview {
  readonly type: 'review/start';
  readonly provider: ProviderId;
  readonly fields: Partial<
    Pick<Review, 'kind' | 'areas' | 'projects' | 'because' | 'trigger' | 'due' | 'lead' | 'note'>
  >;
}
/** Signs a review that is ready. Its answers then stay as they are. */
export interface SignReview {
  readonly type: 'review/sign';
  readonly review: ReviewId;
}
/** Takes all signatures back, so that answers can be changed again; not after the seal. */
export interface UnsignReview {
  readonly type: 'review/unsign';
  readonly review: ReviewId;
}
/** Closes a signed review for good. The seal is made outside, since fingerprints are made by the host. */
export interface SealReview {
  readonly type: 'review/seal';
  readonly review: ReviewId;
  readonly seal: Seal;
}
/** Answers questions of a review; `asked` is the question in words. */
export interface SetAnswer {
  readonly type: 'answer/set';
  readonly review: ReviewId;
  readonly questions: readonly { readonly id: string; readonly asked: string }[];
  readonly fields: Partial<
    Pick<Answer, 'value' | 'note' | 'evidence' | 'fit' | 'inHouse' | 'inCloud' | 'compensation' | 'assignee' | 'due'>
  >;
}
/** Confirms answers of an earlier review for this one: value, words and evidence are taken over. */
export interface CarryAnswers {
  readonly type: 'answer/carry';
  readonly review: ReviewId;
  readonly from: readonly AnswerId[];
}
export interface CommentAnswer {
  readonly type: 'answer/comment';
  readonly review: ReviewId;
  readonly question: { readonly id: string; readonly asked: string };
  readonly text: string;
}
/** Lives with what is not available until a day; null takes that back. */
export interface ExceptAnswer {
  readonly type: 'answer/except';
  readonly review: ReviewId;
  readonly question: { readonly id: string; readonly asked: string };
  readonly exception: { readonly reason: string; readonly until: Day } | null;
}
/** Notes that something happened which calls for a review. */
export interface RecordEvent {
  readonly type: 'event/record';
  readonly provider: ProviderId;
  readonly trigger: ProviderEvent['trigger'];
  readonly on: Day;
  readonly note: string;
}
export type ReviewCommand =
  | StartReview
  | SignReview
  | UnsignReview
  | SealReview
  | SetAnswer
  | CarryAnswers
  | CommentAnswer
  | ExceptAnswer
  | RecordEvent;

function edit(label: string, patch: Result<OrganisationEdit['patch']>, mergeKey: string | null = null) {
  return patch.ok ? ok({ label, patch: patch.value, mergeKey }) : patch;
}

function reviewOf(model: OrganisationModel, id: ReviewId): Result<Review> {
  const review = model.reviews.get(id);
  return review ? ok(review) : fail({ code: 'row/unknown', facts: { id } });
}

/** The patch that replaces a review, checked as every other is. */
function changed(model: OrganisationModel, before: Review, after: Review) {
  return kit.soundPatch(model, [changeOf<OrganisationRows, 'reviews'>('reviews', before, after)]);
}

const start: OrganisationRunner<StartReview> = (model, { provider, fields }, { environment }) => {
  const open = [...model.reviews.values()].find(review => review.provider === provider && review.seal === null);
  if (open) return fail({ code: 'review/already-open' });
  const id = environment.newId('re');
  const started = environment.now().slice(0, 10);
  const begun = kit.upsert(model, 'reviews', [{ id, fields: { ...fields, provider, started } }]);
  if (!begun.ok) return begun;
  // Whatever happened at the provider until now is what this review deals with.
  const events = [...model.events.values()]
    .filter(event => event.provider === provider && event.review === null)
    .map(event => changeOf<OrganisationRows, 'events'>('events', event, { ...event, review: id }));
  return edit('review/start', kit.soundPatch(model, [...begun.value, ...events]));
};

const sign: OrganisationRunner<SignReview> = (model, { review: id }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const review = reviewOf(model, id);
  if (!review.ok) return review;
  const answers = [...model.answers.values()].filter(answer => answer.review === id);
  const given = answers.filter(answer => answer.value !== null);
  if (given.length === 0 || given.some(lacksCompensation)) return fail({ code: 'review/not-ready' });
  const signatures = review.value.signatures.filter(one => one.by !== stamp.value.by);
  const after = { ...review.value, signatures: [...signatures, stamp.value] };
  return edit('review/sign', changed(model, review.value, after));
};

const unsign: OrganisationRunner<UnsignReview> = (model, { review: id }) => {
  const review = reviewOf(model, id);
  if (!review.ok) return review;
  return edit('review/unsign', changed(model, review.value, { ...review.value, signatures: [] }));
};

const seal: OrganisationRunner<SealReview> = (model, command) => {
  const review = reviewOf(model, command.review);
  if (!review.ok) return review;
  if (review.value.signatures.length === 0) return fail({ code: 'review/not-ready' });
  const after = { ...review.value, seal: command.seal, closed: command.seal.at.slice(0, 10) };
  const patch = changed(model, review.value, after);
  return patch.ok ? ok({ label: 'review/seal', patch: patch.value, mergeKey: null, final: true }) : patch;
};

const setAnswer: OrganisationRunner<SetAnswer> = (model, { review, questions, fields }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const drafts = questions.map(({ id: question, asked }) => ({
    id: answerId(review, question),
    fields: { ...fields, review, question, asked, stamp: stamp.value },
  }));
  const names = Object.keys(fields).sort().join(',');
  const key = `answer/set ${review} ${names} ${questions.map(question => question.id).join(',')}`;
  return edit('answer/set', kit.upsert(model, 'answers', drafts), key);
};

const carry: OrganisationRunner<CarryAnswers> = (model, { review, from }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const earlier: Answer[] = [];
  for (const id of from) {
    const answer = model.answers.get(id);
    if (!answer) return fail({ code: 'row/unknown', facts: { id } });
    earlier.push(answer);
  }
  const drafts = earlier.map(({ id, question, asked, value, note, evidence, fit, inHouse, inCloud, compensation }) => ({
    id: answerId(review, question),
    fields: {
      value,
      note,
      evidence,
      fit,
      inHouse,
      inCloud,
      compensation,
      asked,
      review,
      question,
      from: id,
      stamp: stamp.value,
    },
  }));
  return edit('answer/carry', kit.upsert(model, 'answers', drafts));
};

const comment: OrganisationRunner<CommentAnswer> = (model, { review, question, text }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const id = answerId(review, question.id);
  const before = model.answers.get(id);
  const comments = [...(before?.comments ?? []), { text, stamp: stamp.value }];
  const own = before ? {} : { question: question.id, asked: question.asked, review, stamp: stamp.value };
  return edit('answer/comment', kit.upsert(model, 'answers', [{ id, fields: { ...own, comments } }]));
};

const except: OrganisationRunner<ExceptAnswer> = (model, { review, question, exception }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const id = answerId(review, question.id);
  const row = { review, question: question.id, asked: question.asked, stamp: stamp.value };
  const given = exception ? { ...exception, stamp: stamp.value } : null;
  return edit('answer/except', kit.upsert(model, 'answers', [{ id, fields: { ...row, exception: given } }]));
};

const recordEvent: OrganisationRunner<RecordEvent> = (model, { provider, trigger, on, note }, context) => {
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  const fields = { provider, trigger, on, note, stamp: stamp.value };
  return edit('event/record', kit.upsert(model, 'events', [{ id: context.environment.newId('xe'), fields }]));
};

export const reviewRunners = {
  'review/start': start,
  'review/sign': sign,
  'review/unsign': unsign,
  'review/seal': seal,
  'answer/set': setAnswer,
  'answer/carry': carry,
  'answer/comment': comment,
  'answer/except': except,
  'event/record': recordEvent,
};
