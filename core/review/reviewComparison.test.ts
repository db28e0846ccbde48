import { describe, expect, it } from 'vitest';
import { onDay, organisationAfter } from '../../tests/support/anOrganisation';
import { twoReviews } from '../../tests/support/aReviewReport';
import { shippedLibrary } from '../../tests/support/templates';
import type { OrganisationModel, Review } from '../model';
import { compareOrganisations, compareReviews } from './index';

const LIBRARY = shippedLibrary();
const { first, second } = twoReviews();

const closedOn = (model: OrganisationModel, day: string): Review => {
  const found = [...model.reviews.values()].find(one => one.closed === day);
  if (!found) throw new Error('no such review');
  return found;
};

const was = closedOn(second.model, '2026-03-01');
const is = closedOn(second.model, '2026-11-20');
const compared = compareReviews(LIBRARY, { model: second.model, review: was }, { model: second.model, review: is });

describe('two reviews of a provider side by side', () => {
  it('show each answer that is another one, and none that is not', () => {
    const changed = new Map(compared.answers.map(one => [one.question, [one.before, one.now]]));
    expect(changed.get('Q06')).toEqual(['0', '3']);
    expect(changed.get('Q25')).toEqual(['X', '4']);
    expect(changed.get('Q44')).toEqual(['3', 'U']);
    expect(changed.has('Q12')).toBe(false);
    expect([...changed.values()].every(([before, now]) => before !== now)).toBe(true);
  });

  it('show which controls became better or worse, and how many stand in each of the four lists', () => {
    expect(new Set(compared.controls.map(one => one.way))).toEqual(new Set(['better', 'worse', 'other']));
    for (const { control, before, now } of compared.controls)
      expect([before, now]).toEqual([was.seal?.controls[control] ?? null, is.seal?.controls[control] ?? null]);
    const sum = Object.values(compared.now.lists).reduce((all, one) => all + one, 0);
    const stated = Object.values(is.seal?.controls ?? {}).filter(status => status !== 'n/a');
    expect(sum).toBe(stated.length);
  });

  it('show scores as they were sealed, and the bands of each project', () => {
    expect([compared.before.assurance.score, compared.now.assurance.score]).toEqual([was.seal?.score, is.seal?.score]);
    expect(compared.projects).toEqual([
      {
        project: 'do_shop',
        name: 'Shop',
        before: was.seal?.projects[0]?.bands,
        now: is.seal?.projects[0]?.bands,
      },
    ]);
  });

  it('show what presses and since when: what is new, worse, better, as before or not among them any more', () => {
    const concerns = compared.concerns ?? [];
    const now = concerns.filter(one => one.now !== null);
    expect(now.map(one => one.key)).toEqual(is.seal?.concerns.map(one => one.key));
    expect(concerns.filter(one => one.what === 'new').every(one => one.before === null)).toBe(true);
    expect(concerns.filter(one => one.what === 'gone').every(one => one.now === null)).toBe(true);
    expect(now.some(one => one.what !== 'same')).toBe(true);
  });

  it('keep an answer to a question that the library no longer asks, in the words in which it was put', () => {
    const [answer] = [...second.model.answers.values()].filter(one => one.review === was.id && one.question === 'Q06');
    if (!answer) throw new Error('Q06 was not answered');
    const answers = new Map([...second.model.answers].filter(([, one]) => one.question !== 'Q06'));
    answers.set(answer.id, { ...answer, question: 'Q-old', asked: 'Is the fax secured?' });
    const model = { ...second.model, answers };
    const { answers: changed } = compareReviews(LIBRARY, { model, review: was }, { model, review: is });
    expect(changed).toContainEqual({ question: 'Q-old', text: 'Is the fax secured?', before: '0', now: undefined });
  });

  it('work for one that is not closed yet: without concerns, with the answers so far', () => {
    const open = { ...is, seal: null, closed: null };
    const { now, concerns, answers } = compareReviews(
      LIBRARY,
      { model: second.model, review: was },
      { model: second.model, review: open },
    );
    expect([now.closed, concerns]).toEqual([false, null]);
    expect(answers).toEqual(compared.answers);
  });
});

describe('two states of an organisation', () => {
  it('differ by their rows, field by field in names, and by the newest closed review of each provider', () => {
    const [provider] = second.model.providers.values();
    if (!provider) throw new Error('no provider');
    const later = organisationAfter(second.model, onDay('2026-11-21'), {
      type: 'row/change',
      table: 'providers',
      ids: [provider.id],
      fields: { owner: 'pe_ada' },
    });
    const { rows, reviews } = compareOrganisations(LIBRARY, first.model, later);
    const changed = rows.find(row => row.id === provider.id);
    expect(changed).toMatchObject({ table: 'providers', name: provider.name, what: 'changed' });
    expect(changed?.fields).toContainEqual({ field: 'owner', before: null, after: 'Ada Reviewer' });
    expect(rows.some(row => row.id === is.id && row.what === 'added')).toBe(true);
    expect(reviews.map(one => [one.before.day, one.now.day])).toEqual([['2026-03-01', '2026-11-20']]);
    expect(reviews[0]?.answers).toEqual(compared.answers);
  });

  it('are the same where nothing was done', () => {
    expect(compareOrganisations(LIBRARY, second.model, second.model)).toEqual({ rows: [], reviews: [] });
  });
});
