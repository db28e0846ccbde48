import { Engine } from '../../core/engine';
import {
  Answer,
  answerId,
  type DocumentId,
  emptyOrganisation,
  type OrganisationModel,
  type ProjectModel,
  Provider,
  type ProviderId,
  Review,
  type ReviewId,
  type Seal,
} from '../../core/model';
import { type CountedProject, datesOfProject, figuresOfProject, usesOfProject } from '../../core/review';
import { aSeal } from '../support/anOrganisation';
import { largeModel } from '../support/largeModel';
import { sampleProjects } from '../support/samples';
import { shippedLibrary } from '../support/templates';

const library = shippedLibrary();
export const TODAY = '2026-06-01';
const PROVIDERS = 20;
const UNITS = ['Retail', 'Payments', 'Logistics', 'People', 'Research', 'Finance', 'Support', 'Marketing'];
const SIZES = [20, 40, 60, 80, 120];

const providerId = (at: number): ProviderId => `pv_bench-${at % PROVIDERS}`;
const dayOf = (round: number, provider: number) =>
  new Date(Date.UTC(2021, 6 * round, 1 + provider)).toISOString().slice(0, 10);
const PERSON = { by: 'Bench', roles: ['CISO'] };

function models(): readonly ProjectModel[] {
  return [
    ...sampleProjects(),
    ...SIZES.map((elements, seed) => largeModel(library, { elements, flows: 2 * elements, seed, known: 40 })),
  ];
}

function rowOf(model: ProjectModel): Omit<CountedProject, 'id' | 'name'> {
  const engine = new Engine(library);
  engine.open(model, { today: TODAY });
  const found = { findings: engine.findings(), subjects: engine.subjects(), today: TODAY };
  return {
    dates: datesOfProject(model),
    uses: usesOfProject(model, library, found),
    figures: figuresOfProject({ model, ...found, controls: engine.allControlRows() }),
  };
}

/** What is kept beside so many projects: figures of analysed ones, under names, units and providers of their own. */
export function standings(count: number): readonly CountedProject[] {
  const rows = models().map(rowOf);
  return Array.from({ length: count }, (_, at): CountedProject => {
    const { dates, uses, figures } = structuredClone(rows[at % rows.length]) ?? { dates: [], uses: [] };
    const id: DocumentId = `do_bench-${at}`;
    return {
      id,
      name: `System ${String(at + 1).padStart(3, '0')}`,
      dates: [...dates, { kind: 'action', day: dayOf(9 + (at % 4), at % 28), title: 'Promised', id: `ac_${at}` }],
      uses: uses.map((use, place) => ({ ...use, provider: providerId(at + place) })),
      ...(figures && {
        figures: { ...figures, businessUnit: UNITS[at % UNITS.length] ?? '', owner: `Person ${at % 40}` },
      }),
    };
  });
}

function sealed({ id, name, figures }: CountedProject, round: number): Seal['projects'][number] {
  const { low, moderate, high, critical } = figures?.bands ?? { low: 0, moderate: 0, high: 0, critical: 0 };
  const bands = {
    low: low + round,
    moderate,
    high: high + ((round * 7) % 5),
    critical: Math.max(0, critical + 4 - round),
  };
  return { project: id, name, revision: round, sha256: 'b'.repeat(64), bands, worst: 'high', toVerify: 3 + round };
}

/** An organisation that has looked at every project so many times: each provider with its projects, every question answered, signed and closed. */
export function organisationOf(projects: readonly CountedProject[], rounds: number): OrganisationModel {
  const providers = Array.from({ length: PROVIDERS }, (_, at) =>
    Provider.parse({ id: providerId(at), key: `saas:bench-${at}`, name: `Provider ${at + 1}` }),
  );
  const reviews: Review[] = [];
  const answers: Answer[] = [];
  for (let round = 0; round < rounds; round += 1) {
    for (const [at, provider] of providers.entries()) {
      const id: ReviewId = `re_bench-${round}-${at}`;
      const day = dayOf(round, at);
      const stamp = { ...PERSON, at: `${day}T09:00:00.000Z` };
      const mine = projects.filter((_, project) => project % PROVIDERS === at);
      const seal = aSeal(`${day}T10:00:00.000Z`, {
        projects: mine.map(project => sealed(project, round)),
        score: 40 + round * 4,
      });
      reviews.push(
        Review.parse({ id, provider: provider.id, projects: mine.map(one => one.id), started: day, closed: day, seal }),
      );
      for (const question of library.questions.values())
        answers.push(
          Answer.parse({
            id: answerId(id, question.id),
            review: id,
            question: question.id,
            value: '3',
            stamp,
            asked: question.id,
          }),
        );
    }
  }
  return {
    ...emptyOrganisation('Bench'),
    providers: new Map(providers.map(one => [one.id, one])),
    reviews: new Map(reviews.map(one => [one.id, one])),
    answers: new Map(answers.map(one => [one.id, one])),
  };
}
