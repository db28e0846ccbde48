import { describe, expect, it } from 'vitest';
import {
  anOrganisation,
  answered,
  CLOUD,
  onDay,
  openReview,
  organisationAfter,
  reviewed,
} from '../../tests/support/anOrganisation';
import { shippedLibrary } from '../../tests/support/templates';
import type { OrganisationCommand } from '../commands';
import {
  type AnswerValue,
  answerId,
  mayAccept,
  type OrganisationModel,
  type Review,
  Service,
  type ServiceModel,
} from '../model';
import {
  answersOf,
  assuranceOf,
  controlOutcomes,
  earlierAnswers,
  isSealWhole,
  listsOf,
  missingSignatures,
  policyGaps,
  policyInForce,
  progressOf,
  questionPlan,
  sealedContent,
  signBlockers,
  statusFromAnswers,
} from './index';

const LIBRARY = shippedLibrary();
const DAY = onDay('2026-03-01');

function begun(fields: Partial<Review> = {}, model = anOrganisation()): OrganisationModel {
  return organisationAfter(model, DAY, { type: 'review/start', provider: CLOUD, fields });
}

function planOf(model: OrganisationModel, review = openReview(model), needed: ReadonlySet<string> | null = null) {
  return questionPlan({ model, library: LIBRARY, review, uses: [], needed });
}

const idsOf = (model: OrganisationModel) => planOf(model).asked.map(one => one.question.id);

function withService(serviceModel: ServiceModel, ai = false): OrganisationModel {
  const row = Service.parse({ id: 'sv_1', provider: CLOUD, name: 'Service', serviceModel, ai });
  return anOrganisation({}, { type: 'row/add', table: 'services', row });
}

describe('which questions apply', () => {
  it('is all of them while nobody has said how the provider is used', () => {
    expect(planOf(begun()).asked).toHaveLength(66);
  });

  it.each<[ServiceModel, boolean, readonly string[], readonly string[]]>([
    ['saas', false, ['Q01', 'Q14', 'Q21', 'Q24', 'Q31', 'Q49'], ['Q26', 'Q27', 'Q29', 'Q43', 'Q48']],
    ['iaas', false, ['Q01', 'Q26', 'Q27', 'Q43'], ['Q14', 'Q21', 'Q24', 'Q48']],
    ['caas-k8s', false, ['Q26', 'Q27'], ['Q24', 'Q48']],
    ['paas', true, ['Q14', 'Q48', 'Q49'], ['Q24']],
    ['onprem', false, ['Q01', 'Q24'], []],
  ])('for a %s provider (artificial intelligence: %s) follows from its services', (model, ai, there, absent) => {
    const ids = idsOf(begun({}, withService(model, ai)));
    expect(ids).toEqual(expect.arrayContaining([...there]));
    for (const id of absent) expect(ids).not.toContain(id);
  });

  it('says why: every provider, the service model, our own tools', () => {
    const plan = planOf(begun({}, withService('saas')));
    const because = new Map(plan.asked.map(one => [one.question.id, one.because]));
    expect(because.get('Q01')).toEqual({ by: 'every-provider' });
    expect(because.get('Q24')).toEqual({ by: 'service-model', models: ['saas'] });
    expect(because.get('Q50')).toEqual({ by: 'own-tools' });
    expect(plan.skipped.find(one => one.question.id === 'Q26')?.because).toBe('other-service-model');
  });

  it('leaves out areas that are not in scope', () => {
    const model = begun({ areas: [2, 4] });
    expect(new Set(planOf(model).asked.map(one => one.reviewArea))).toEqual(new Set([2, 4]));
    expect(idsOf(model)).toHaveLength(12);
  });

  it('in a light check is attestations, sub-processors, and what was bad last time', () => {
    const before = reviewed(anOrganisation(), '2026-01-10', { Q35: '0', Q36: '4', Q38: 'U' });
    const ids = idsOf(begun({ kind: 'light' }, before));
    expect(ids).toEqual(expect.arrayContaining(['Q06', 'Q07', 'Q08', 'Q44', 'Q35', 'Q38']));
    expect(ids).not.toContain('Q36');
  });

  it('keeps answers to questions that the library no longer has, and shows them as such', () => {
    const model = begun();
    const { id } = openReview(model);
    const answeredModel = organisationAfter(model, DAY, answered(id, '4', ['Q99']));
    expect(planOf(answeredModel).dropped).toMatchObject([{ question: 'Q99', asked: 'Question Q99?', value: '4' }]);
  });

  it('names the controls that the projects in scope need', () => {
    const model = begun();
    const asked = planOf(model, openReview(model), new Set(['ctl-dat-cmk'])).asked.find(
      one => one.question.id === 'Q12',
    );
    expect(asked?.needed).toEqual(['ctl-dat-cmk']);
  });
});

describe('answers of the last review', () => {
  it('are offered with their age, counted from when they were first given', () => {
    const first = reviewed(anOrganisation(), '2025-03-01', { Q06: '3', Q07: '4' });
    const second = organisationAfter(first, onDay('2025-09-01'), { type: 'review/start', provider: CLOUD, fields: {} });
    const { id } = openReview(second);
    const sources = [...first.answers.values()].map(answer => answer.id);
    const again = organisationAfter(
      second,
      onDay('2025-09-01'),
      { type: 'answer/carry', review: id, from: sources },
      answered(id, '2', ['Q07']),
      { type: 'review/sign', review: id },
    );
    const sealed = organisationAfter(again, onDay('2025-09-01'), {
      type: 'review/seal',
      review: id,
      seal: { ...sealOf(first), at: '2025-09-01T10:00:00.000Z' },
    });
    const model = begun({}, sealed);
    const offered = earlierAnswers(model, openReview(model), '2026-03-01');
    expect(offered.get('Q06')).toMatchObject({ age: 365, answer: { value: '3' } });
    expect(offered.get('Q07')).toMatchObject({ age: 181, answer: { value: '2' } });
  });

  it('say when their evidence has run out', () => {
    const stamp = { by: 'Ada', roles: [], at: '2026-01-01T09:00:00.000Z' };
    const evidence = {
      id: 'ev_1',
      name: 'Report',
      kind: 'note',
      hash: null,
      size: null,
      link: null,
      note: '',
      expires: '2026-02-28',
      stamp,
    } as const;
    let model = anOrganisation({}, { type: 'row/add', table: 'evidence', row: evidence });
    model = organisationAfter(model, onDay('2026-01-10'), { type: 'review/start', provider: CLOUD, fields: {} });
    const { id } = openReview(model);
    model = organisationAfter(
      model,
      onDay('2026-01-10'),
      answered(id, '3', ['Q06'], { evidence: ['ev_1'] }),
      { type: 'review/sign', review: id },
      { type: 'review/seal', review: id, seal: sealOf(reviewed(anOrganisation(), '2026-01-10', { Q06: '3' })) },
    );
    const next = begun({}, model);
    expect(earlierAnswers(next, openReview(next), '2026-02-28').get('Q06')?.evidenceExpired).toBe(false);
    expect(earlierAnswers(next, openReview(next), '2026-03-01').get('Q06')?.evidenceExpired).toBe(true);
  });
});

function sealOf(model: OrganisationModel) {
  const seal = [...model.reviews.values()].find(review => review.seal)?.seal;
  if (!seal) throw new Error('nothing is sealed');
  return seal;
}

const of = (
  ...values: readonly (AnswerValue | `${AnswerValue}*${number}` | `${AnswerValue} ${'degraded' | 'modify'}`)[]
) =>
  values.map(text => {
    const [valued = '', fit] = text.split(' ');
    const [value, weight] = valued.split('*');
    return {
      value: value as AnswerValue,
      weight: Number(weight ?? 1),
      fit: (fit ?? null) as 'degraded' | 'modify' | null,
    };
  });

describe('the state of a control by its answers', () => {
  it.each([
    [of(), 'unknown'],
    [of('4'), 'verified'],
    [of('3'), 'attested'],
    [of('2'), 'claimed'],
    [of('1'), 'partial'],
    [of('0'), 'missing'],
    [of('X'), 'unavailable'],
    [of('U'), 'unknown'],
    [of('N/A'), 'n/a'],
    [of('N/A', '4'), 'verified'],
    [of('4', '3'), 'attested'],
    [of('4*3', '0*1'), 'attested'],
    [of('4', 'U'), 'claimed'],
    [of('U', '0'), 'missing'],
    [of('X', '0'), 'unavailable'],
    [of('X', '1'), 'partial'],
    [of('4 degraded'), 'degraded'],
    [of('3 modify', '4'), 'modify'],
    [of('X degraded'), 'unavailable'],
  ] as const)('of %j is %s', (given, status) => {
    expect(statusFromAnswers(given)).toBe(status);
  });

  it('is planned when an action with a day is to bring it about', () => {
    expect(statusFromAnswers(of('0'), true)).toBe('planned');
    expect(statusFromAnswers(of('X'), true)).toBe('unavailable');
  });
});

describe('the outcome of a review', () => {
  it('puts every control in its list and asks what makes up for what is not to be had', () => {
    const model = begun();
    const review = openReview(model);
    const done = organisationAfter(
      model,
      DAY,
      answered(review.id, '4', ['Q13']),
      answered(review.id, 'X', ['Q26'], { inHouse: 'Own hosts', inCloud: 'Shared only' }),
      answered(review.id, '2', ['Q38']),
      answered(review.id, 'U', ['Q39']),
      answered(review.id, 'X', ['Q24'], { compensation: 'ctl-saas-posture' }),
    );
    const outcomes = controlOutcomes({ model: done, library: LIBRARY, review }, planOf(done));
    const lists = listsOf(outcomes);
    const ids = (list: keyof typeof lists) => lists[list].map(one => one.control);
    expect(ids('have')).toEqual(['ctl-dat-enc-transit']);
    expect(ids('modify')).toEqual(['ctl-ir-notify']);
    expect(ids('missing')).toEqual(['ctl-dat-confidential', 'ctl-prv-isolation', 'ctl-saas-oauth']);
    expect(ids('question')).toEqual(['ctl-ir-forensic']);
    expect(outcomes.filter(one => one.needsCompensation).map(one => one.control)).toEqual([
      'ctl-dat-confidential',
      'ctl-prv-isolation',
    ]);
    expect(outcomes.find(one => one.control === 'ctl-dat-confidential')).toMatchObject({
      status: 'unavailable',
      inHouse: 'Own hosts',
      inCloud: 'Shared only',
      of: 'provider',
    });
  });

  it('counts what is done and what is in the way', () => {
    const model = begun({ areas: [1] });
    const { id } = openReview(model);
    const done = organisationAfter(
      model,
      DAY,
      answered(id, '0', ['Q06']),
      answered(id, 'U', ['Q07']),
      answered(id, 'X', ['Q12']),
    );
    const plan = planOf(done);
    expect(progressOf(plan.asked, answersOf(done, { id }), '2026-03-01')).toEqual({
      asked: 49,
      answered: 3,
      unknown: 1,
      knockouts: 2,
      uncompensated: 1,
      overdue: 0,
    });
    expect(signBlockers(done, openReview(done), plan).map(one => one.by)).toEqual(['unanswered', 'uncompensated']);
  });

  it('asks for a verdict on every tool where tools are looked at', () => {
    const tool: OrganisationCommand = {
      type: 'row/add',
      table: 'registers',
      row: { id: 'rg_1', register: 'tools', title: 'Scanner', fields: {}, owner: null, due: null, links: [] },
    };
    const blockers = (areas: Review['areas']) => {
      const model = begun({ areas }, anOrganisation({}, tool));
      return signBlockers(model, openReview(model), planOf(model)).map(one => one.by);
    };
    expect(blockers([1, 4])).toContain('no-verdict');
    expect(blockers([1])).not.toContain('no-verdict');
  });
});

describe('the assurance score', () => {
  function scored(values: Readonly<Record<string, AnswerValue>>, areas: Review['areas'] = [1]) {
    const model = begun({ areas }, withService('saas'));
    const { id } = openReview(model);
    const commands = Object.entries(values).map(([question, value]) => answered(id, value, [question]));
    const done = organisationAfter(model, DAY, ...commands);
    return assuranceOf(planOf(done).asked, answersOf(done, { id }));
  }
  const all = (value: AnswerValue): Readonly<Record<string, AnswerValue>> =>
    Object.fromEntries(idsOf(begun({ areas: [1] }, withService('saas'))).map(id => [id, value]));

  it.each([
    ['4', 100, 'strong', 'high'],
    ['3', 80, 'strong', 'high'],
    ['2', 50, 'weak', 'low'],
    ['1', 40, 'weak', 'low'],
  ] as const)('of answers %s throughout is %i, %s, with %s confidence', (value, score, band, confidence) => {
    expect(scored(all(value))).toMatchObject({ score, band, confidence, coverage: 1, knockouts: [] });
  });

  it('is capped at weak by one bad answer to a question that must not be answered badly', () => {
    const assurance = scored({ ...all('4'), Q19: '0' });
    expect(assurance.score).toBeGreaterThan(90);
    expect(assurance).toMatchObject({ band: 'weak', knockouts: ['Q19'] });
  });

  it('is weighted: a bad answer of weight 3 costs more than one of weight 1', () => {
    const heavy = scored({ ...all('4'), Q38: '0' }).score ?? 0;
    const light = scored({ ...all('4'), Q39: '0' }).score ?? 0;
    expect(heavy).toBeLessThan(light);
  });

  it('is not given while less than three fifths are answered; "unknown" is no answer, and what does not apply is not asked', () => {
    const ids = Object.keys(all('4'));
    const half = Object.fromEntries(ids.slice(0, Math.floor(ids.length / 2)).map(id => [id, '4' as const]));
    expect(scored(half)).toMatchObject({ score: null, band: null, confidence: 'low' });
    expect(scored({ ...all('U'), ...half }).score).toBeNull();
    const rest = Object.fromEntries(ids.filter(id => !(id in half)).map(id => [id, 'N/A' as const]));
    expect(scored({ ...half, ...rest })).toMatchObject({ score: 100, coverage: 1 });
  });
});

describe('policy and signatures', () => {
  it('begins with no policy and no owner as the first two gaps', () => {
    expect(policyGaps(anOrganisation(), '2026-01-01')).toEqual(['no-policy', 'no-owner', 'no-owner-model']);
  });

  it('lets nobody accept above their limit or longer than the policy allows', () => {
    const policy = policyInForce(undefined, LIBRARY);
    expect(mayAccept(policy.acceptance, { band: 'critical', roles: ['CISO'], days: 10 })).toMatchObject({
      may: false,
      because: 'role',
    });
    expect(mayAccept(policy.acceptance, { band: 'high', roles: ['ciso '], days: 90 })).toEqual({ may: true });
    expect(mayAccept(policy.acceptance, { band: 'high', roles: ['CISO'], days: 91 })).toMatchObject({
      because: 'too-long',
      days: 90,
    });
    expect(mayAccept(policy.acceptance, { band: 'high', roles: ['CISO'], days: null })).toMatchObject({
      because: 'too-long',
    });
    expect(mayAccept(policy.acceptance, { band: 'low', roles: [], days: null })).toEqual({ may: true });
  });

  it('waits for every role that the policy names', () => {
    const roles: OrganisationCommand = {
      type: 'row/change',
      table: 'organisation',
      ids: ['organisation'],
      fields: { signRoles: ['Security', 'Business unit head'] },
    };
    const model = begun({}, anOrganisation({}, roles));
    const { id } = openReview(model);
    const policy = policyInForce(model.organisation.get('organisation'), LIBRARY);
    const signedOnce = organisationAfter(model, DAY, answered(id, '4', ['Q01']), { type: 'review/sign', review: id });
    expect(missingSignatures(policy, openReview(signedOnce))).toEqual(['Business unit head']);
    const head = onDay('2026-03-02', { name: 'Grace', roles: ['business unit head'] });
    const both = organisationAfter(signedOnce, head, { type: 'review/sign', review: id });
    expect(missingSignatures(policy, openReview(both))).toEqual([]);
  });

  it('shows that what was signed is still what was signed, and when it is not', async () => {
    const sha256 = async (text: string) => {
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
      return Array.from(new Uint8Array(digest), byte => byte.toString(16).padStart(2, '0')).join('');
    };
    const model = reviewed(anOrganisation(), '2026-01-10', { Q06: '3' });
    const [review] = [...model.reviews.values()];
    if (!review?.seal) throw new Error('not sealed');
    const hash = await sha256(sealedContent(model, review.id) ?? '');
    const whole = { ...review, seal: { ...review.seal, sha256: hash } };
    const kept = { ...model, reviews: new Map([[review.id, whole]]) };
    expect(await isSealWhole(kept, review.id, sha256)).toBe(true);
    const answer = kept.answers.get(answerId(review.id, 'Q06'));
    if (!answer) throw new Error('no answer');
    const altered = { ...kept, answers: new Map([[answer.id, { ...answer, value: '4' as const }]]) };
    expect(await isSealWhole(altered, review.id, sha256)).toBe(false);
  });
});
