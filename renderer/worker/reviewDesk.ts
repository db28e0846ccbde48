import { type Environment, fail, ok, type Result } from '../../core/base';
import { apply } from '../../core/changes';
import { runOnOrganisation } from '../../core/commands';
import { type Sha256, sealedStateId, writeDocument } from '../../core/document';
import type { Engine } from '../../core/engine';
import { type Library, SHIPPED_PACK } from '../../core/library';
import {
  type DocumentId,
  type OrganisationModel,
  type ProjectModel,
  type Review,
  type ReviewId,
  RISK_BANDS,
  type Seal,
  type SealedConcern,
  type SealedProject,
} from '../../core/model';
import type { Knowledge } from '../../core/packs';
import type { SealedFacts } from '../../core/report';
import {
  answersOf,
  assuranceOf,
  type Comparison,
  compareProjects,
  controlOutcomes,
  criticalityOf,
  earlierReviews,
  exploitedIn,
  gapsAbout,
  type JudgedProject,
  missingSignatures,
  mostPressing,
  type Pressing,
  policyInForce,
  pressedThen,
  pressingGaps,
  pressingRisks,
  type QuestionPlan,
  questionPlan,
  registerFindings,
  riskCounts,
  sealedContent,
  signBlockers,
  type TrendBasis,
  trendingConcerns,
} from '../../core/review';
import { type Database, keepStates, readState, recover, type StateToKeep, statesOf, stored } from '../persistence';
import { analysed } from './analysed';
import type { Answer, Progress } from './backOffice';
import type { PdfMaker } from './reportDesk';
import { keepReviewReport } from './reviewReport';

export interface ReviewDeskParts {
  readonly db: Database;
  readonly library: Library;
  readonly environment: Environment;
  readonly sha256: Sha256;
  readonly pdf: PdfMaker;
  /** What projects are judged by: the packs of the device and their own beside the shipped library. */
  readonly knowledge: () => Answer<(model: ProjectModel) => Knowledge>;
}

/** A linked project as it stands when a review is closed, and what it was when the last one was. */
interface Standing {
  readonly id: DocumentId;
  readonly revision: number;
  readonly text: string;
  readonly sha256: string;
  readonly engine: Engine;
  readonly judged: JudgedProject;
  readonly before: TrendBasis | null;
  readonly exploited: ReturnType<typeof exploitedIn>;
}

interface Sealing {
  readonly model: OrganisationModel;
  /** Closed reviews of the provider before this one, newest first. */
  readonly earlier: readonly Review[];
  readonly judge: Judge;
}

type Judge = (model: ProjectModel, day: string) => Engine;

const UTF8 = new TextEncoder();
const MOST_CONCERNS = 10;
const MOST_GAPS = 5000;
/** As long as a seal keeps them. */
const keptKey = (key: string) => key.slice(0, 500);

/**
 * Everything that closing a review fixes: the linked projects as they stand, the result, and the report. States and report are on disk
 * when it answers; the review is closed by the command that carries the seal, so whatever is interrupted before leaves it open.
 */
export function createReviewDesk(parts: ReviewDeskParts) {
  const { db, library, environment, sha256 } = parts;
  const today = () => environment.now().slice(0, 10);

  async function standingOf(
    id: DocumentId,
    { model: organisation, earlier, judge }: Pick<Sealing, 'model' | 'earlier' | 'judge'>,
  ): Answer<Standing> {
    const kept = await recover(db, id);
    if (!kept.ok) return kept;
    const { model, revision } = kept.value;
    const text = writeDocument({ kind: 'project', id, model });
    const engine = judge(model, today());
    const judged = engine.judged();
    const was = await stateAt(id, earlier, { judge, like: model });
    if (!was.ok) return was;
    const before = was.value && {
      comparison: compareProjects(engine.library, was.value, judged),
      now: engine.findings(),
      before: pressedThen(was.value),
    };
    const exploited = exploitedIn(organisation, id);
    return ok({ id, revision, text, sha256: await sha256(UTF8.encode(text)), engine, judged, before, exploited });
  }

  /** The project as it was kept and judged with the newest earlier review that looked at it. */
  async function stateAt(
    id: DocumentId,
    earlier: readonly Review[],
    { judge, like }: { readonly judge: Judge; readonly like: ProjectModel },
  ): Answer<JudgedProject | null> {
    const states = await statesOf(db, id);
    if (!states.ok) return states;
    const [line] = earlier.flatMap(review => states.value.find(one => one.review === review.id) ?? []);
    const read = line ? await readState(db, line.id, like) : ok(null);
    if (!read.ok || read.value === null) return read.ok ? ok(null) : read;
    const { model, judgement } = read.value;
    if (judgement) return ok({ model, judgement });
    return ok(judge(model, read.value.line.at.slice(0, 10)).judged());
  }

  async function prepareSeal(
    model: OrganisationModel,
    id: ReviewId,
    { onProgress, signal }: { readonly onProgress: Progress; readonly signal: AbortSignal },
  ): Answer<Seal> {
    const review = model.reviews.get(id);
    if (!review) return fail({ code: 'row/unknown', facts: { id } });
    const earlier = earlierReviews(model, review);
    const knowledge = await parts.knowledge();
    if (!knowledge.ok) return knowledge;
    const judge: Judge = (project, day) => analysed(project, knowledge.value(project), day);
    const projects: Standing[] = [];
    for (const [at, project] of review.projects.entries()) {
      onProgress((0.4 * at) / review.projects.length, 'content');
      const standing = await standingOf(project, { model, earlier, judge });
      if (!standing.ok) return standing;
      projects.push(standing.value);
      if (signal.aborted) return fail({ code: 'report/cancelled' });
    }
    const plan = await planOf(model, review, projects);
    if (!plan.ok) return plan;
    const policy = policyInForce(model.organisation.get('organisation'), library);
    const isReady =
      missingSignatures(policy, review).length === 0 && signBlockers(model, review, plan.value).length === 0;
    if (!isReady) return fail({ code: 'review/not-ready' });
    const uses = await usesOf(review);
    if (!uses.ok) return uses;
    const provider = model.providers.get(review.provider);
    const gaps = await gapsOf(model, review, earlier);
    if (!gaps.ok) return gaps;
    const facts = factsOf({
      model,
      library,
      review,
      plan: plan.value,
      projects,
      gaps: gaps.value,
      at: environment.now(),
    });
    const sealed: SealedFacts = { ...facts, criticality: provider ? criticalityOf(provider, uses.value) : 1 };
    const changes = new Map<string, Comparison>(
      projects.flatMap(one => (one.before ? [[one.id, one.before.comparison] as const] : [])),
    );
    const input = { model, library, review, plan: plan.value, seal: sealed, changes } as const;
    const report = await keepReviewReport(
      parts,
      { ...input, paper: 'A4', classification: '' },
      { onProgress: (share, what) => onProgress(0.4 + 0.55 * share, what), signal },
    );
    if (!report.ok) return report;
    const states = await keepStates(
      db,
      projects.map(one => stateOf(one, id, facts.at)),
    );
    if (!states.ok) return states;
    return signed(model, id, { ...sealed, report: report.value, sha256: '0'.repeat(64) });
  }

  /** The serious gaps of registers that concern a review, as they moved since the last one. */
  async function gapsOf(
    model: OrganisationModel,
    review: Review,
    earlier: readonly Review[],
  ): Answer<readonly PressingHere[]> {
    const names = await stored(() => db.projectNames.toArray());
    if (!names.ok) return names;
    const found = registerFindings({ model, library, projects: names.value, today: today() });
    const findings = gapsAbout(found, new Set([review.provider, ...review.projects]), { whole: true });
    const last = earlier[0]?.seal?.gaps;
    const before = last ? new Set(last) : null;
    const gaps = pressingGaps({ model, library, findings, today: today(), before });
    return ok(gaps.map(one => ({ ...one, project: null })));
  }

  /** The seal with the fingerprint of everything that it closes. */
  async function signed(model: OrganisationModel, review: ReviewId, seal: Seal): Answer<Seal> {
    const edit = runOnOrganisation(model, { type: 'review/seal', review, seal }, { environment, who: null });
    if (!edit.ok) return edit;
    const content = sealedContent(apply(model, edit.value.patch), review);
    return ok({ ...seal, sha256: await sha256(UTF8.encode(content ?? '')) });
  }

  async function usesOf(review: Review) {
    const standings = await stored(() => db.standings.toArray());
    if (!standings.ok) return standings;
    return ok(standings.value.flatMap(one => one.uses.filter(use => use.provider === review.provider)));
  }

  async function planOf(
    model: OrganisationModel,
    review: Review,
    projects: readonly Standing[],
  ): Promise<Result<QuestionPlan>> {
    const uses = await usesOf(review);
    if (!uses.ok) return uses;
    const needed =
      projects.length === 0
        ? null
        : new Set(projects.flatMap(one => one.judged.judgement.controls.map(needed => needed.control)));
    return ok(questionPlan({ model, library, review, uses: uses.value, needed }));
  }

  return { prepareSeal };
}

interface Closing {
  readonly model: OrganisationModel;
  readonly library: Library;
  readonly review: Review;
  readonly plan: QuestionPlan;
  readonly projects: readonly Standing[];
  /** Serious gaps of registers that concern the provider, its projects or everybody. */
  readonly gaps: readonly PressingHere[];
  readonly at: string;
}

/** One of what presses most, with its project; null: a gap of a register. */
interface PressingHere extends Pressing {
  readonly project: DocumentId | null;
}

function factsOf({ model, library, review, plan, projects, gaps, at }: Closing): Omit<SealedFacts, 'criticality'> {
  const { score, coverage, knockouts } = assuranceOf(plan.asked, answersOf(model, review));
  const outcomes = controlOutcomes({ model, library, review }, plan);
  const ranked = mostPressing([...projects.flatMap(concernsOf), ...gaps], MOST_CONCERNS);
  return {
    at,
    library: `${SHIPPED_PACK} ${library.sources.get(SHIPPED_PACK)?.version ?? ''}`.trim(),
    score,
    coverage,
    knockouts: [...knockouts],
    controls: Object.fromEntries(outcomes.map(one => [one.control, one.status])),
    projects: projects.map(sealedProject),
    concerns: ranked.map(sealedConcern),
    gaps: gaps.map(one => keptKey(one.key)).slice(0, MOST_GAPS),
  };
}

function sealedProject({ id, revision, sha256, judged, engine }: Standing): SealedProject {
  const { bands, toVerify } = riskCounts({ model: engine.model, findings: engine.findings(), today: engine.today });
  const worst = RISK_BANDS.findLast(band => bands[band] > 0) ?? null;
  const name = judged.model.project.get('project')?.name ?? '';
  return { project: id, name, revision, sha256, bands, worst, toVerify };
}

function concernsOf({ id, engine, before, exploited }: Standing): readonly PressingHere[] {
  const concerns = trendingConcerns(engine.concernCases(exploited), before);
  return pressingRisks(concerns, engine.findings(), engine.model).map(one => ({ ...one, project: id }));
}

function sealedConcern({ project, key, title, subject, index, band, reasons }: PressingHere): SealedConcern {
  return { project, key: keptKey(key), title, subject, index, band, reasons: [...reasons] };
}

function stateOf({ id, revision, sha256, text, judged }: Standing, review: ReviewId, at: string): StateToKeep {
  const line = { id: sealedStateId(review, id), project: id, at, review, revision, sha256 };
  return { line, text, judgement: judged.judgement };
}
