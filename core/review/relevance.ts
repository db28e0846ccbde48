import { byCodeUnit } from '../base';
import type { Library, Question } from '../library';
import type { Answer, OrganisationModel, Review, ServiceModel } from '../model';
import type { ProviderUse } from './use';

/** Why a question is asked. */
export type Relevance =
  | { readonly by: 'every-provider' }
  | { readonly by: 'service-model'; readonly models: readonly string[] }
  | { readonly by: 'own-tools' }
  | { readonly by: 'answered-before' };

/** Why a question is not asked. */
export type Irrelevance = 'other-service-model' | 'area-not-in-scope' | 'not-in-a-light-check';

export interface AskedQuestion {
  readonly question: Question;
  readonly reviewArea: number;
  readonly because: Relevance;
  /** Controls that it settles and that something in the projects in scope needs. */
  readonly needed: readonly string[];
}

export interface SkippedQuestion {
  readonly question: Question;
  readonly because: Irrelevance;
}

export interface QuestionPlan {
  /** In the order of areas and of the library. */
  readonly asked: readonly AskedQuestion[];
  readonly skipped: readonly SkippedQuestion[];
  /** Answers of this review to questions that the library no longer has. */
  readonly dropped: readonly Answer[];
}

/** What service models are called in questions. */
const WORD_OF_MODEL: Readonly<Record<ServiceModel, string | null>> = {
  onprem: null,
  iaas: 'iaas',
  'caas-k8s': 'caas',
  'caas-serverless': 'caas',
  paas: 'paas',
  faas: 'faas',
  saas: 'saas',
};

/** The service models in which a provider is used, in the words of questions: from its services, the projects, and what it is. */
export function modelsInUse(
  model: OrganisationModel,
  provider: string,
  uses: readonly ProviderUse[],
): ReadonlySet<string> {
  const services = [...model.services.values()].filter(service => service.provider === provider);
  const words = new Set<string>();
  for (const one of [...services.map(service => service.serviceModel), ...uses.flatMap(use => use.models)]) {
    const word = one === null ? null : WORD_OF_MODEL[one];
    if (word !== null) words.add(word);
  }
  if (services.some(service => service.ai) || uses.some(use => use.ai)) words.add('aisaas');
  const key = model.providers.get(provider)?.key ?? '';
  if (words.size === 0 && key.startsWith('saas:')) words.add('saas');
  return words;
}

/** Attestations, their exceptions, sub-processors: what a light check looks at besides what was bad before. */
const LIGHT_CONTROLS: ReadonlySet<string> = new Set(['ctl-prv-attestation', 'ctl-prv-subproc']);
const BAD: ReadonlySet<string | null> = new Set(['0', 'X', 'U', '1']);

export interface ReviewBasis {
  readonly model: OrganisationModel;
  readonly library: Library;
  readonly review: Review;
  /** What the projects say about the provider; all projects in which it is used. */
  readonly uses: readonly ProviderUse[];
  /** Controls that something in those projects needs; null: nobody has looked. */
  readonly needed: ReadonlySet<string> | null;
}

/** Which questions a review asks and why, and which it does not and why. */
export function questionPlan(basis: ReviewBasis): QuestionPlan {
  const { model, library, review, uses, needed } = basis;
  const words = modelsInUse(model, review.provider, uses);
  const bad = badBefore(model, review);
  const asked: AskedQuestion[] = [];
  const skipped: SkippedQuestion[] = [];
  for (const question of library.questions.values()) {
    const reviewArea = library.questionAreas.get(question.area)?.reviewArea ?? 1;
    const outcome = relevanceOf(question, reviewArea, { review, words, bad });
    if (typeof outcome === 'string') skipped.push({ question, because: outcome });
    else {
      const settles = question.controls.filter(control => needed?.has(control));
      asked.push({ question, reviewArea, because: outcome, needed: settles });
    }
  }
  const dropped = [...model.answers.values()]
    .filter(answer => answer.review === review.id && !library.questions.has(answer.question))
    .sort((a, b) => byCodeUnit(a.question, b.question));
  return { asked: asked.sort((a, b) => a.reviewArea - b.reviewArea), skipped, dropped };
}

/** The questions that a closed review has answered, for reading it again: the library may ask others by now. */
export function planOfAnswers(model: OrganisationModel, library: Library, review: Review): QuestionPlan {
  const answers = [...model.answers.values()].filter(answer => answer.review === review.id);
  const answered = new Set(answers.map(answer => answer.question));
  const asked = [...library.questions.values()]
    .filter(question => answered.has(question.id))
    .map((question): AskedQuestion => {
      const reviewArea = library.questionAreas.get(question.area)?.reviewArea ?? 1;
      return { question, reviewArea, because: { by: 'answered-before' }, needed: [] };
    });
  return {
    asked: asked.sort((a, b) => a.reviewArea - b.reviewArea),
    skipped: [],
    dropped: answers
      .filter(answer => !library.questions.has(answer.question))
      .sort((a, b) => byCodeUnit(a.question, b.question)),
  };
}

interface Scope {
  readonly review: Review;
  readonly words: ReadonlySet<string>;
  readonly bad: ReadonlySet<string>;
}

function relevanceOf(question: Question, area: number, { review, words, bad }: Scope): Relevance | Irrelevance {
  if (!review.areas.some(one => one === area)) return 'area-not-in-scope';
  const because = byModel(question, words);
  if (because === null) return 'other-service-model';
  if (review.kind === 'full') return because;
  if (bad.has(question.id)) return { by: 'answered-before' };
  return question.controls.some(control => LIGHT_CONTROLS.has(control)) ? because : 'not-in-a-light-check';
}

function byModel(question: Question, words: ReadonlySet<string>): Relevance | null {
  if (question.models.includes('internal')) return { by: 'own-tools' };
  if (question.models.includes('all')) return { by: 'every-provider' };
  // As long as nobody has said how the provider is used, every question may matter.
  if (words.size === 0) return { by: 'service-model', models: [] };
  const models = question.models.filter(one => words.has(one));
  return models.length > 0 ? { by: 'service-model', models } : null;
}

function badBefore(model: OrganisationModel, review: Review): ReadonlySet<string> {
  const before = earlierReviews(model, review)[0];
  if (!before) return new Set();
  const answers = [...model.answers.values()].filter(answer => answer.review === before.id && BAD.has(answer.value));
  return new Set(answers.map(answer => answer.question));
}

/** The closed reviews of the same provider before this one, newest first. */
export function earlierReviews(model: OrganisationModel, review: Review): readonly Review[] {
  return [...model.reviews.values()]
    .filter(one => one.provider === review.provider && one.id !== review.id && one.seal !== null)
    .filter(one => review.seal === null || (one.seal?.at ?? '') < review.seal.at)
    .sort((a, b) => byCodeUnit(b.seal?.at ?? '', a.seal?.at ?? '') || byCodeUnit(b.id, a.id));
}
