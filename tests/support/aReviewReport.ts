import { invariant } from '../../core/base';
import type { OrganisationCommand } from '../../core/commands';
import { Engine } from '../../core/engine';
import {
  type AnswerValue,
  Attestation,
  Evidence,
  type OrganisationModel,
  Person,
  type ProjectModel,
  ReviewAction,
  RISK_BANDS,
  type SealedConcern,
  type SealedProject,
  Service,
  SubProcessor,
} from '../../core/model';
import type { ReviewReportInput } from '../../core/report';
import {
  type AnalysedProject,
  assuranceOf,
  type Comparison,
  compareProjects,
  controlOutcomes,
  type JudgedProject,
  pressedThen,
  questionPlan,
  trendingConcerns,
  usesOfProject,
} from '../../core/review';
import { aCloudShop } from './aCloudShop';
import { after } from './aModel';
import { anOrganisation, aSeal, CLOUD, onDay, openReview, organisationAfter } from './anOrganisation';
import { shippedLibrary } from './templates';

const LIBRARY = shippedLibrary();
const PROJECT = 'do_shop';
const stamp = { by: 'Ada', roles: ['security'], at: '2026-01-01T00:00:00.000Z' };

const added = (command: Omit<Extract<OrganisationCommand, { type: 'row/add' }>, 'type'>): OrganisationCommand =>
  ({ type: 'row/add', ...command }) as OrganisationCommand;

interface Analysed extends AnalysedProject, JudgedProject {
  readonly engine: Engine;
  readonly today: string;
}

function analysed(model: ProjectModel, today: string): Analysed {
  const engine = new Engine(LIBRARY);
  engine.open(model, { today });
  return { ...engine.analysed(), ...engine.judged(), engine, today };
}

function sealedProject({ findings }: Analysed, revision: number): SealedProject {
  const bands = { low: 0, moderate: 0, high: 0, critical: 0 };
  for (const one of findings) if (one.shown && one.state === 'confirmed') bands[one.residual.band] += 1;
  const worst = RISK_BANDS.findLast(band => bands[band] > 0) ?? null;
  return { project: PROJECT, name: 'Shop', revision, sha256: 'b'.repeat(64), bands, worst };
}

function sealedConcerns(now: Analysed, before: Analysed | null, comparison: Comparison | null): SealedConcern[] {
  const found = new Map(now.findings.map(finding => [finding.key, finding]));
  const basis = before && comparison ? { comparison, now: now.findings, before: pressedThen(before) } : null;
  const gap: SealedConcern = {
    project: null,
    key: 'accounts/unwatched-root/rg_root',
    title: 'Root is neither switched off nor watched',
    subject: 'Privileged accounts and roles',
    index: 80,
    band: 'critical',
    reasons: ['register-gap', 'new-gap'],
  };
  const risks = trendingConcerns(now.engine.concernCases(), basis, 9).flatMap(({ key, reasons }): SealedConcern[] => {
    const finding = found.get(key);
    if (!finding) return [];
    const { index, band } = finding.residual;
    const subject = finding.subject.name || finding.endpoints.join(' → ');
    return [{ project: PROJECT, key, title: finding.title, subject, index, band, reasons: [...reasons] }];
  });
  return before ? [gap, ...risks] : risks;
}

/** How a review is answered: every question alike, but for some. */
export interface Given {
  readonly usual: AnswerValue;
  readonly but: Readonly<Record<string, AnswerValue>>;
}

interface Made {
  readonly model: OrganisationModel;
  readonly input: ReviewReportInput;
}

/** A whole review of `CLOUD`: begun, answered, signed and closed on one day, with the input of its report. */
function aReview(
  model: OrganisationModel,
  { day, given, now, before }: { day: string; given: Given; now: Analysed; before: Analysed | null },
): Made {
  const context = onDay(day);
  const uses = usesOfProject(now.model, LIBRARY, now).filter(use => use.provider === CLOUD);
  const begun = organisationAfter(model, context, {
    type: 'review/start',
    provider: CLOUD,
    fields: { projects: [PROJECT], because: 'due', lead: 'pe_ada' },
  });
  const { id } = openReview(begun);
  const planNow = (of: OrganisationModel) => {
    const review = of.reviews.get(id);
    invariant(review, 'the review is gone');
    return { review, plan: questionPlan({ model: of, library: LIBRARY, review, uses, needed: null }) };
  };
  const commands = planNow(begun).plan.asked.map(({ question }): OrganisationCommand => {
    const value = given.but[question.id] ?? given.usual;
    const compensation = value === 'X' ? 'ctl-log-alert' : null;
    const note = value === given.usual ? '' : `About ${question.id} & how it is meant`;
    const evidence = value === '3' ? ['ev_soc' as const] : [];
    return {
      type: 'answer/set',
      review: id,
      questions: [{ id: question.id, asked: question.question }],
      fields: { value, compensation, note, evidence },
    };
  });
  const signed = organisationAfter(
    begun,
    context,
    ...commands,
    added({
      table: 'actions',
      row: ReviewAction.parse({
        id: `ac_${day}`,
        review: id,
        title: `Ask for the report of ${day}`,
        owner: 'pe_ada',
        due: '2026-12-31',
        control: 'ctl-prv-attestation',
      }),
    }),
    { type: 'review/sign', review: id },
  );
  const { review, plan } = planNow(signed);
  const answers = new Map(
    [...signed.answers.values()].filter(one => one.review === id).map(one => [one.question, one]),
  );
  const { score, coverage, knockouts } = assuranceOf(plan.asked, answers);
  const outcomes = controlOutcomes({ model: signed, library: LIBRARY, review }, plan);
  const comparison = before ? compareProjects(LIBRARY, before, now) : null;
  const seal = aSeal(`${day}T10:00:00.000Z`, {
    score,
    coverage,
    knockouts: [...knockouts],
    controls: Object.fromEntries(outcomes.map(one => [one.control, one.status])),
    projects: [sealedProject(now, before ? 9 : 4)],
    concerns: sealedConcerns(now, before, comparison),
  });
  const closed = organisationAfter(signed, context, { type: 'review/seal', review: id, seal });
  const changes = new Map(comparison ? [[PROJECT, comparison]] : []);
  const common = {
    library: LIBRARY,
    plan,
    seal,
    changes,
    paper: 'A4',
    classification: 'Strictly confidential',
  } as const;
  return { model: closed, input: { model: signed, review, ...common } };
}

/** Two reviews of one provider with a change of the project and of the answers between them. */
export function twoReviews(): { readonly first: Made; readonly second: Made } {
  const shop = after(aCloudShop(), {
    type: 'row/change',
    table: 'boundaries',
    ids: ['bo_aws'],
    fields: { name: 'Cloud' },
  });
  const moved = after(
    shop,
    { type: 'fact/set', subjects: ['el_photos'], fact: 'public_access', value: 'yes' },
    { type: 'row/change', table: 'elements', ids: ['el_photos'], fields: { holds: ['da_people'] } },
    { type: 'row/change', table: 'elements', ids: ['el_db'], fields: { name: 'Orders and invoices' } },
  );
  const start = anOrganisation(
    {},
    added({ table: 'people', row: Person.parse({ id: 'pe_ada', name: 'Ada Reviewer', roles: ['CISO'] }) }),
    added({
      table: 'evidence',
      row: Evidence.parse({
        id: 'ev_soc',
        name: 'SOC 2 report.pdf',
        kind: 'file',
        hash: 'c'.repeat(64),
        size: 120_000,
        expires: '2026-10-01',
        stamp,
      }),
    }),
    added({
      table: 'services',
      row: Service.parse({
        id: 'sv_1',
        provider: CLOUD,
        name: 'Object storage',
        regions: ['eu-central'],
        serviceModel: 'paas',
      }),
    }),
    added({
      table: 'attestations',
      row: Attestation.parse({
        id: 'at_1',
        provider: CLOUD,
        name: 'ISO 27001',
        from: '2025-01-01',
        until: '2026-06-30',
      }),
    }),
    added({
      table: 'subprocessors',
      row: SubProcessor.parse({
        id: 'sp_1',
        provider: CLOUD,
        name: 'Mail sender GmbH',
        purpose: 'Sends mail',
        since: '2026-02-01',
      }),
    }),
  );
  const [was, is] = [analysed(shop, '2026-03-01'), analysed(moved, '2026-11-20')];
  const first = aReview(start, {
    day: '2026-03-01',
    given: { usual: '3', but: { Q06: '0', Q25: 'X', Q10: '2', Q12: 'N/A' } },
    now: was,
    before: null,
  });
  const second = aReview(first.model, {
    day: '2026-11-20',
    given: { usual: '3', but: { Q06: '3', Q25: '4', Q10: '1', Q12: 'N/A', Q44: 'U', Q09: '0', Q47: '0' } },
    now: is,
    before: was,
  });
  return { first, second };
}
