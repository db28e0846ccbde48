import { describe, expect, it } from 'vitest';
import { anAsset, anElement } from '../../tests/support/aCloudShop';
import { aProject, after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import { Engine } from '../engine';
import { createVocabulary, parseCondition, type Threat } from '../library';
import { Person } from '../model';

const library = shippedLibrary();

const system: readonly Command[] = [
  { type: 'row/add', table: 'people', row: Person.parse({ id: 'pe_1', name: 'Ines' }) },
  anAsset({ id: 'da_1', name: 'Patient files', class: 'restricted' }),
  anAsset({ id: 'da_2', name: 'Salaries', class: 'confidential' }),
  anAsset({ id: 'da_3', name: 'Opening hours', class: 'public' }),
  anElement({ id: 'el_1', name: 'Records', kind: 'store', type: 'rdbms', holds: ['da_1', 'da_2', 'da_3'] }),
];

function ownerQuestion(...commands: readonly Command[]) {
  const { questions } = new Engine(library).open(edited(aProject(), ...system, ...commands), { today: '2026-11-27' });
  return questions.find(question => question.fact === 'owner');
}

const give = (subjects: readonly ('da_1' | 'da_2')[], value: string | null): Command => ({
  type: 'fact/set',
  subjects,
  fact: 'owner',
  value,
});

describe('what is not known of data', () => {
  it('is asked once for all of it that matters, and answered by naming a person', () => {
    expect(ownerQuestion()).toEqual({
      fact: 'owner',
      theme: 'data',
      text: 'Who answers for this data? (2 data assets)',
      person: true,
      options: [],
      subjects: ['da_1', 'da_2'],
      settles: 2,
    });
  });

  it('is asked of what is left, and no more when all is answered; taking the answer back asks again', () => {
    expect(ownerQuestion(give(['da_1'], 'pe_1'))).toMatchObject({
      text: 'Who answers for this data? (“Salaries”)',
      subjects: ['da_2'],
    });
    expect(ownerQuestion(give(['da_1', 'da_2'], 'pe_1'))).toBeUndefined();
    expect(ownerQuestion(give(['da_1', 'da_2'], 'pe_1'), give(['da_2'], null))?.subjects).toEqual(['da_2']);
  });

  it('is what there is to do about its threat', () => {
    const engine = new Engine(library);
    engine.open(edited(aProject(), ...system), { today: '2026-11-27' });
    const told = engine.explain('th-as-ownerless:asset=da_1');
    expect(told?.acts).toEqual([{ subject: 'da_1', text: 'Name who answers for it' }]);
  });

  it('of which a rating is asked says which ratings would clear what is found', () => {
    const when = parseCondition('a.integrity>=4', createVocabulary(library));
    const [base] = library.threats.values();
    if (!when.ok || !base) throw new Error('The rule can be read');
    const threat: Threat = { ...base, id: 'th-x-rated', tier: 1, scope: 'asset', when: when.value };
    const engine = new Engine({ ...library, threats: new Map([[threat.id, threat]]) });
    const integrity = (value: string): Command => ({ type: 'fact/set', subjects: ['da_1'], fact: 'integrity', value });
    engine.open(edited(aProject(), ...system, integrity('4')), { today: '2026-11-27' });
    const told = engine.explain('th-x-rated:asset=da_1');
    expect(told?.state).toBe('confirmed');
    expect(told?.clears.map(clear => clear.values)).toEqual([['1', '2', '3']]);
    engine.open(edited(aProject(), ...system, integrity('3')), { today: '2026-11-27' });
    expect(engine.findings()).toEqual([]);
  });

  it('is kept in the row of the asset, numbers as numbers', () => {
    const model = edited(
      aProject(),
      ...system,
      give(['da_1'], 'pe_1'),
      { type: 'fact/set', subjects: ['da_1', 'da_2'], fact: 'integrity', value: '4' },
      { type: 'fact/set', subjects: ['da_2'], fact: 'records', value: '2000000' },
    );
    expect(model.assets.get('da_1')).toMatchObject({ owner: 'pe_1', integrity: 4, records: null });
    expect(model.assets.get('da_2')).toMatchObject({ owner: null, integrity: 4, records: 2_000_000 });
  });
});
