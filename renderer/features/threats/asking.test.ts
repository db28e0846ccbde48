import { describe, expect, it } from 'vitest';
import type { OpenQuestion } from '../../../core/analysis';
import { Engine } from '../../../core/engine';
import type { ProjectModel } from '../../../core/model';
import { aCloudShop, aFlow, anElement } from '../../../tests/support/aCloudShop';
import { after } from '../../../tests/support/aModel';
import { shippedLibrary } from '../../../tests/support/templates';
import { themesOf } from '../../meaning';
import { askedFact } from './askedFact';
import { openThemes, questionAt, questionId, waitingFor, waitingUnder } from './questions';
import { placeName } from './subjects';
import { listingOf, outOfScope, threatsAbout } from './whyNotCase';

const library = shippedLibrary();

function analysed(model: ProjectModel) {
  const engine = new Engine(library);
  return { engine, update: engine.open(model, { today: '2026-11-26' }) };
}

const aQuestion = (fact: string, settles: number, ...subjects: OpenQuestion['subjects']): OpenQuestion => ({
  fact,
  theme: 'defence',
  text: fact,
  person: false,
  options: [],
  subjects,
  settles,
});

describe('questions', () => {
  const questions = [aQuestion('mfa', 3, 'el_1'), aQuestion('authn', 2, 'el_1'), aQuestion('authn', 1, 'fl_1')];

  it('are told apart when elements and data flows have facts of the same name', () => {
    expect(new Set(questions.map(questionId)).size).toBe(3);
  });

  it.each<[string, Parameters<typeof questionAt>[1], number | undefined]>([
    ['the first when none is chosen', null, 0],
    ['the chosen one, wherever it has moved to', { id: 'fl authn', at: 0 }, 2],
    ['the one that moved into the place of an answered one', { id: 'el gone', at: 1 }, 1],
    ['the last when the answered one was the last', { id: 'el gone', at: 9 }, 2],
  ])('shows %s', (_, chosen, at) => {
    expect(questionAt(questions, chosen)?.at).toBe(at);
  });

  it('has nothing to show when all are answered', () => {
    expect(questionAt([], { id: 'el mfa', at: 0 })).toBeNull();
  });

  it('names as many waiting threats as an answer settles', () => {
    const { update } = analysed(aCloudShop());
    expect(update.questions.length).toBeGreaterThan(10);
    for (const question of update.questions)
      expect(waitingFor(question, update.changed), question.text).toHaveLength(question.settles);
  });
});

describe('the name of a place', () => {
  it('reads on in one line where somebody broke it to fit into its box', () => {
    const model = after(
      aCloudShop(),
      anElement({ id: 'el_a', name: 'Order\nservice', kind: 'process' }),
      aFlow({ id: 'fl_a', name: 'asks\nfor', source: 'el_a', target: 'el_a' }),
    );
    expect(placeName(model, 'el_a')).toBe('Order service');
    expect(placeName(model, 'fl_a')).toBe('Order service → Order service (asks for)');
  });
});

describe('headings of questions', () => {
  const asked = (count: number) => Array.from({ length: count }, (_, at) => aQuestion(`fact${at}`, count - at, 'el_1'));

  it('begin a long list with the ten that most threats wait for, each asked in one place only', () => {
    const [first, ...others] = themesOf(asked(40));
    expect(first?.theme).toBe('first');
    expect(first?.questions.map(one => one.settles)).toEqual([40, 39, 38, 37, 36, 35, 34, 33, 32, 31]);
    expect(others.flatMap(one => one.questions)).toHaveLength(30);
  });

  it.each<[string, Parameters<typeof themesOf>]>([
    ['a list that is read at a glance', [asked(12)]],
    ['what is asked of one thing', [asked(40), 'el_1']],
  ])('need no beginning for %s', (_, given) => {
    expect(themesOf(...given).map(one => one.theme)).toEqual(['defence']);
  });

  it('count a threat once, however many of its facts are asked there', () => {
    const { update } = analysed(aCloudShop());
    const themes = themesOf(update.questions);
    const counts = waitingUnder(themes, update.changed);
    for (const { theme, questions } of themes) {
      const keys = questions.flatMap(question => waitingFor(question, update.changed)).map(one => one.key);
      expect(counts.get(theme), theme).toBe(new Set(keys).size);
    }
  });

  it('are folded but for the first, unless there is little to read or somebody opened another', () => {
    const themes = themesOf(asked(40));
    expect([...openThemes(themes, {})]).toEqual(['first']);
    expect([...openThemes(themes, { 'questions first': false, 'questions defence': true })]).toEqual(['defence']);
    const few = asked(4).map((one, at) => (at === 0 ? { ...one, theme: 'data' as const } : one));
    expect([...openThemes(themesOf(few), {})]).toEqual(['data', 'defence']);
  });
});

describe('an open fact', () => {
  it('has words and answers wherever an analysis asks for one that can be chosen', () => {
    const { update } = analysed(aCloudShop());
    for (const question of update.questions) {
      const [subject] = question.subjects;
      const asked = subject && askedFact(library, { subject, fact: question.fact });
      expect(asked?.options.map(option => option.value)).toEqual(
        question.options.map(option => option.value).filter(value => value !== '?'),
      );
    }
  });

  it('of a column of a row is not answered by choosing a value', () => {
    expect(askedFact(library, { subject: 'el_1', fact: 'provider' })?.options).toEqual([]);
    expect(askedFact(library, { subject: 'el_1', fact: 'no_such_fact' })).toBeNull();
  });
});

describe('why not', () => {
  it('offers the rules that are asked of such a thing', () => {
    const scopes = (subject: string) =>
      new Set(threatsAbout(library.threats.values(), subject).map(threat => threat.scope));
    expect(scopes('fl_1')).toEqual(new Set(['flow']));
    expect(scopes('bo_1')).toEqual(new Set(['boundary', 'element']));
    expect(scopes('da_1')).toEqual(new Set(['asset']));
    expect(scopes('pe_1')).toEqual(new Set());
  });

  it('tells that a thing, or both ends of a data flow, are out of scope', () => {
    const out = { reason: 'run by others' };
    const model = after(
      aCloudShop(),
      anElement({ id: 'el_a', name: 'A', kind: 'process', outOfScope: out }),
      anElement({ id: 'el_b', name: 'B', kind: 'process', outOfScope: out }),
      aFlow({ id: 'fl_ab', name: '', source: 'el_a', target: 'el_b' }),
      aFlow({ id: 'fl_aw', name: '', source: 'el_a', target: 'el_web' }),
    );
    expect(outOfScope(model, 'el_a')).toBe('run by others');
    expect(outOfScope(model, 'fl_ab')).toBe('run by others');
    expect(outOfScope(model, 'fl_aw')).toBeNull();
    expect(outOfScope(model, 'el_web')).toBeNull();
    expect(placeName(model, 'fl_ab')).toBe('A → B');
  });

  it('tells where in the register a finding stands', () => {
    const { update } = analysed(aCloudShop());
    const [finding] = update.changed;
    if (!finding) throw new Error('nothing was found');
    expect(listingOf({ ...finding, state: 'to-verify', shown: false })).toBe('further');
    expect(listingOf({ ...finding, standing: 'accepted', shown: false })).toBe('decided');
    expect(listingOf({ ...finding, standing: 'expired', shown: true })).toBe('listed');
  });
});
