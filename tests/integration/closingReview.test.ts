import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ok } from '../../core/base';
import { apply } from '../../core/changes';
import { type Command, type OrganisationCommand, run, runOnOrganisation } from '../../core/commands';
import { Element, type OrganisationModel, type ProjectModel, Provider } from '../../core/model';
import { isSealWhole, planOfAnswers, questionPlan } from '../../core/review';
import { A_PERSON, aFixedEnvironment } from '../support/aModel';
import { aDevice } from '../support/anOffice';
import { shippedLibrary } from '../support/templates';

const PROVIDER = Provider.parse({ id: 'pv_north', key: 'aws', name: 'North' });
const library = shippedLibrary();
const context = { environment: aFixedEnvironment(), who: A_PERSON };

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

const pdf = async () => ok({ bytes: new TextEncoder().encode('%PDF-1.7'), pages: 1 });

/** A device with a project at a provider, and a review of it that is answered but not signed. */
async function aReviewedDevice(name: string) {
  const device = aDevice(name, aFixedEnvironment(), pdf);
  const { office, db } = device.window();
  const project = value(await office.createProject('Shop'));
  let model: ProjectModel = project.model;
  const commands: readonly Command[] = [
    { type: 'provider/take', organisation: 'do_org', provider: PROVIDER, owner: null, console: 'Console' },
  ];
  for (const [at, command] of commands.entries()) {
    const { patch } = value(run(model, command, context));
    model = apply(model, patch);
    value(await office.keep(project.id, at + 1, patch));
  }
  await office.closeProject(project.id);
  const opened = value(await office.openOrganisation());
  let organisation: OrganisationModel = opened.model;
  let revision = 0;
  const dispatch = async (command: OrganisationCommand) => {
    const { patch } = value(runOnOrganisation(organisation, command, context));
    organisation = apply(organisation, patch);
    revision += 1;
    value(await office.keepOrganisation(revision, patch));
  };
  await dispatch({ type: 'row/add', table: 'providers', row: PROVIDER });
  await dispatch({
    type: 'review/start',
    provider: PROVIDER.id,
    fields: { kind: 'full', areas: [1], projects: [project.id] },
  });
  const [review] = [...organisation.reviews.values()];
  if (!review) throw new Error('no review was begun');
  const uses = value(await office.listStandings()).flatMap(one => one.uses);
  const { asked } = questionPlan({ model: organisation, library, review, uses, needed: null });
  const questions = asked.map(({ question }) => ({ id: question.id, asked: question.question }));
  await dispatch({ type: 'answer/set', review: review.id, questions, fields: { value: '3' } });
  return { office, db, project, review, dispatch, model: () => organisation, questions };
}

const noProgress = () => undefined;

describe('closing a review', () => {
  it('is refused before it is signed, and leaves nothing behind', async () => {
    const { office, db, review } = await aReviewedDevice('unsigned');
    const refused = await office.prepareSeal(review.id, noProgress, new AbortController().signal);
    expect(refused.ok ? '' : refused.problems[0].code).toBe('review/not-ready');
    expect(await db.keptStates.count()).toBe(0);
    expect(await db.reportFiles.count()).toBe(0);
  });

  it('keeps the linked project as it stands and the report, and says in its seal what came of it', async () => {
    const { office, db, project, review, dispatch, model, questions } = await aReviewedDevice('signed');
    await dispatch({ type: 'review/sign', review: review.id });
    const seal = value(await office.prepareSeal(review.id, noProgress, new AbortController().signal));
    const [state] = await db.keptStates.toArray();
    expect(state).toMatchObject({ project: project.id, review: review.id });
    const content = await db.keptContents.get(state?.id ?? '');
    expect(content?.text).toContain('"Console"');
    expect(seal.projects.map(one => [one.name, one.sha256])).toEqual([['Shop', state?.sha256]]);
    expect(seal.score).toBe(80);
    expect(seal.coverage).toBe(1);
    expect(Object.values(seal.controls)).toContain('attested');
    const bytes = value(await office.readReport(seal.report?.id ?? ''));
    expect(new TextDecoder().decode(bytes)).toBe('%PDF-1.7');
    await dispatch({ type: 'review/seal', review: review.id, seal });
    const closed = model().reviews.get(review.id);
    expect(closed?.seal?.sha256).toMatch(/^[0-9a-f]{64}$/);
    const fingerprint = async (text: string) => createHash('sha256').update(text).digest('hex');
    expect(await isSealWhole(model(), review.id, fingerprint)).toBe(true);
    if (closed) expect(planOfAnswers(model(), library, closed).asked).toHaveLength(questions.length);
  });

  it('counts serious gaps of registers among what presses most, in the seal and under Risks of the project', async () => {
    const { office, project, review, dispatch } = await aReviewedDevice('gaps');
    const line = { title: 'Root', owner: null, fields: { kind: 'root', monitored: 'no', disabled: 'no' } };
    const here = { provider: [{ document: null, id: PROVIDER.id }] };
    const other = Provider.parse({ id: 'pv_other', key: 'azure', name: 'Other' });
    await dispatch({ type: 'row/add', table: 'providers', row: other });
    const lines = [
      { ...line, id: null, links: here },
      { ...line, id: null, title: 'Elsewhere', links: { provider: [{ document: null, id: other.id }] } },
    ];
    await dispatch({ type: 'register/put', register: 'accounts', lines });
    await dispatch({ type: 'review/sign', review: review.id });
    const seal = value(await office.prepareSeal(review.id, noProgress, new AbortController().signal));
    const gap = seal.concerns.find(one => one.project === null);
    expect(gap).toMatchObject({ title: 'Root is neither switched off nor watched', band: 'critical', index: 80 });
    expect(gap?.reasons).toEqual(['register-gap', 'owner-missing']);
    expect(seal.gaps).toEqual([gap?.key]);
    value(await office.openProject(project.id));
    const { items, since } = value(await office.concerns());
    expect(items.filter(one => one.of === 'gap').map(one => one.key)).toEqual([gap?.key]);
    expect(items.some(one => one.of === 'risk')).toBe(true);
    expect(since).toBe(seal.at);
  });

  it('lets the overview tell how the concerns of a project moved since, once the project is looked at again', async () => {
    const { office, project, review, dispatch } = await aReviewedDevice('moved');
    await dispatch({ type: 'review/sign', review: review.id });
    const seal = value(await office.prepareSeal(review.id, noProgress, new AbortController().signal));
    await dispatch({ type: 'review/seal', review: review.id, seal });
    const standing = async () => value(await office.listStandings()).find(one => one.id === project.id);
    expect((await standing())?.pressingSince ?? null).toBe(null);
    const { model, revision } = value(await office.openProject(project.id));
    expect((await standing())?.pressingSince).toBe(review.id);
    expect(new Set((await standing())?.pressing?.map(one => one.way))).toEqual(new Set(['same']));
    const vault = {
      id: 'el_vault',
      kind: 'store',
      name: 'Vault',
      type: 'object-store',
      provider: PROVIDER.id,
    } as const;
    const { patch } = value(run(model, { type: 'row/add', table: 'elements', row: Element.parse(vault) }, context));
    value(await office.keep(project.id, revision + 1, patch));
    await office.closeProject(project.id);
    expect((await standing())?.pressing?.filter(one => one.subject === 'Vault').map(one => one.way)[0]).toBe('new');
  });

  it('travels as an archive with the projects as they stood, so that they can be compared elsewhere', async () => {
    const { office, project, review, dispatch } = await aReviewedDevice('travels');
    await dispatch({ type: 'review/sign', review: review.id });
    const { signal } = new AbortController();
    const seal = value(await office.prepareSeal(review.id, noProgress, signal));
    await dispatch({ type: 'review/seal', review: review.id, seal });
    const organisation = value(await office.writeOrganisationFile('zip'));
    const shop = value(await office.writeFile(project.id, 'json'));
    const there = aDevice('travelled', aFixedEnvironment(), pdf).window();
    const read = value(await there.office.readFile('org.parapet.zip', organisation, noProgress, signal));
    expect(read).toMatchObject({ kind: 'organisation', received: { kind: 'opened' } });
    const opened = value(await there.office.readFile('shop.parapet.json', shop, noProgress, signal));
    if (opened.kind !== 'project') throw new Error('no project');
    const [state] = value(await there.office.listStates());
    expect(state).toMatchObject({ id: `${review.id} ${project.id}`, review: review.id, at: seal.at });
    const compared = value(await there.office.compareStates(state?.id ?? '', null, noProgress, signal));
    expect(compared.comparison.things).toEqual([]);
    // How it was judged stayed behind, and that is told.
    expect(compared.anew).toBe(true);
  });

  it('stops when it is cancelled: the review stays open', async () => {
    const { office, db, review, dispatch } = await aReviewedDevice('cancelled');
    await dispatch({ type: 'review/sign', review: review.id });
    const cancelled = new AbortController();
    cancelled.abort();
    const answer = await office.prepareSeal(review.id, noProgress, cancelled.signal);
    expect(answer.ok ? '' : answer.problems[0].code).toBe('report/cancelled');
    expect(await db.keptStates.count()).toBe(0);
  });
});
