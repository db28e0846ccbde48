import { expect, it } from 'vitest';
import { aCloudShop, basisOf } from '../../tests/support/aCloudShop';
import { A_PERSON, aFixedEnvironment } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { run } from '../commands';
import { controlRegister, table1 } from '../controls';
import { Engine } from './engine';

it('gives Table 1 of the whole register, and follows the edits', () => {
  const engine = new Engine(shippedLibrary());
  engine.open(aCloudShop(), { today: '2026-11-23' });
  const expected = () => table1(basisOf(engine.model), controlRegister(basisOf(engine.model), engine.findings()));
  const sorted = (rows: ReturnType<typeof table1>) =>
    rows.map(({ cells, ...row }) => ({
      ...row,
      cells: Object.values(cells).map(cell => ({
        ...cell,
        controls: [...cell.controls].sort((a, b) => (a.control < b.control ? -1 : 1)),
      })),
    }));
  expect(sorted(engine.table1())).toEqual(sorted(expected()));

  const command = {
    type: 'control/set',
    control: 'ctl-dat-enc-rest',
    subjects: ['el_db'],
    fields: { status: 'missing' },
  } as const;
  const edit = run(engine.model, command, { environment: aFixedEnvironment(), who: A_PERSON });
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  engine.apply(edit.value.patch);
  expect(sorted(engine.table1())).toEqual(sorted(expected()));
  const data = engine.table1().find(row => row.consideration === 'T5');
  expect(data?.cells.iaas.controls.concat(data.cells.paas.controls)).toContainEqual(
    expect.objectContaining({ control: 'ctl-dat-enc-rest', list: 'missing' }),
  );
});
