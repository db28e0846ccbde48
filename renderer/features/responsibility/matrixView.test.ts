import { describe, expect, it } from 'vitest';
import { apply } from '../../../core/changes';
import { type Command, run } from '../../../core/commands';
import type { ProjectModel } from '../../../core/model';
import { matrix, responsibleSubjects } from '../../../core/responsibility';
import { aCloudShop, anElement, basisOf } from '../../../tests/support/aCloudShop';
import { A_PERSON, aFixedEnvironment, after as changed } from '../../../tests/support/aModel';
import { shippedLibrary } from '../../../tests/support/templates';
import { gapsIn, lookOfCell, moved, NO_FILTER, passing, shortName, withdrawal } from './matrixView';

function done(model: ProjectModel, command: Command): ProjectModel {
  const edit = run(model, command, { environment: aFixedEnvironment(), who: A_PERSON });
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return apply(model, edit.value.patch);
}

function rowsOf(model: ProjectModel) {
  const basis = basisOf(model);
  return matrix(basis, responsibleSubjects(basis)).rows;
}

const cellOf = (model: ProjectModel, subject: string, layer: string) => {
  const cell = rowsOf(model)
    .find(row => row.subject === subject)
    ?.byLayer.get(layer);
  if (!cell) throw new Error('no such cell');
  return cell;
};

describe('the filter of the matrix', () => {
  const rows = rowsOf(aCloudShop());
  it.each([
    ['a part of a name', { text: 'ORD' }, ['Orders']],
    ['a provider', { provider: 'pv_crm' }, ['CRM']],
    ['a service model', { model: 'saas' }, ['CRM']],
    ['gaps, of which a bare drawing has none', { show: 'gaps' }, []],
  ] as const)('by %s', (_, filter, expected) => {
    expect(passing(rows, { ...NO_FILTER, ...filter }).map(row => row.name)).toEqual(expected);
  });

  it('finds what nobody is said to run', () => {
    const own = { provider: 'none' };
    expect(passing(rows, { ...NO_FILTER, ...own }).every(row => row.situation.hosting === null)).toBe(true);
  });
});

describe('a cell', () => {
  const shop = aCloudShop();
  it('is open while nobody has said who acts, and a gap once it is settled that nobody does', () => {
    expect(lookOfCell(cellOf(shop, 'el_db', 'data-content'))).toEqual({
      duty: 'customer',
      sign: 'C',
      mark: 'open',
      overridden: false,
    });
    const nobody = done(shop, {
      type: 'responsibility/set',
      layer: 'data-content',
      subjects: ['el_db'],
      fields: { party: '' },
    });
    expect(lookOfCell(cellOf(nobody, 'el_db', 'data-content'))).toMatchObject({ duty: 'gap', sign: 'C', mark: 'gap' });
    expect(gapsIn(rowsOf(nobody)).gaps).toEqual([{ subject: 'el_db', layer: 'data-content' }]);
    expect(gapsIn(rowsOf(nobody)).open).toBe(gapsIn(rowsOf(shop)).open - 1);
  });

  it('asks nothing but how it runs while that is not known', () => {
    const bare = changed(aCloudShop(), anElement({ id: 'el_x', kind: 'process', name: 'Thing' }));
    expect(lookOfCell(cellOf(bare, 'el_x', 'data-content'))).toEqual({
      duty: 'none',
      sign: 'unknown',
      mark: null,
      overridden: false,
    });
  });

  it('has no mark once somebody is named', () => {
    const owned = changed(shop, { type: 'row/change', table: 'elements', ids: ['el_db'], fields: { owner: 'pe_ops' } });
    expect(lookOfCell(cellOf(owned, 'el_db', 'data-content')).mark).toBeNull();
  });
});

describe('an override', () => {
  const set = (fields: object): Command => ({
    type: 'responsibility/set',
    layer: 'data-content',
    subjects: ['el_db'],
    fields: { share: 'P', reason: 'By contract', ...fields },
  });
  const recordOf = (model: ProjectModel) => {
    const [record] = [...model.responsibilities.values()];
    if (!record) throw new Error('no record');
    return record;
  };

  it('is shown, and withdrawn without a trace', () => {
    const shop = done(aCloudShop(), set({}));
    expect(lookOfCell(cellOf(shop, 'el_db', 'data-content'))).toMatchObject({ sign: 'P', overridden: true });
    expect(done(shop, withdrawal(recordOf(shop))).responsibilities.size).toBe(0);
  });

  it('leaves the name that stands beside it', () => {
    const shop = done(aCloudShop(), set({ party: 'Data team' }));
    const after = done(shop, withdrawal(recordOf(shop)));
    expect(recordOf(after)).toMatchObject({ share: null, reason: '', party: 'Data team' });
  });
});

describe('the keyboard', () => {
  const size = { rows: 20, columns: 31 };
  it.each([
    ['ArrowDown', { row: 6, column: 5 }],
    ['ArrowLeft', { row: 5, column: 4 }],
    ['PageDown', { row: 15, column: 5 }],
    ['PageUp', { row: 0, column: 5 }],
    ['Home', { row: 5, column: 0 }],
    ['End', { row: 5, column: 30 }],
    ['a', null],
  ])('%s leads from 5, 5 to %o', (key, expected) => {
    expect(moved({ row: 5, column: 5 }, key, size)).toEqual(expected);
  });

  it('leads nowhere where there is nothing', () => {
    expect(moved({ row: 0, column: 0 }, 'ArrowDown', { rows: 0, columns: 31 })).toBeNull();
  });
});

describe('the short name of a layer', () => {
  it.each([
    ['Data-protection settings (sharing, retention, key choice)', 'Data-protection settings'],
    ['Access management: roles and privileges', 'Access management'],
    ['Key management', 'Key management'],
  ])('%s', (name, expected) => {
    expect(shortName(name)).toBe(expected);
  });

  it('tells the layers of the library apart', () => {
    const names = [...shippedLibrary().layers.values()].map(layer => shortName(layer.name));
    expect(new Set(names).size).toBe(names.length);
  });
});
