import { expect, it } from 'vitest';
import { after, aProject, drawn } from '../../tests/support/aModel';
import { unprintableNames } from './unprintable';

it('names that the report cannot show are told before it is made, each once', () => {
  const model = after(
    aProject(),
    drawn('el_1', 'process', '注文サーバー'),
    drawn('el_2', 'store', '注文サーバー', null, 1),
    drawn('el_3', 'actor', 'Łódź שלום', null, 2),
    { type: 'flow/connect', id: 'fl_1', name: '주문', source: 'el_1', target: 'el_2' },
  );
  expect(unprintableNames(model)).toEqual(['注文サーバー', '주문']);
});
