import { expect, it } from 'vitest';
import { aCloudShop, anElement, typed } from '../../../tests/support/aCloudShop';
import { after as edited } from '../../../tests/support/aModel';
import { aReportInput } from '../../../tests/support/aReport';
import { assets } from './assets';

it('say how much is not known where no gap is', () => {
  const texts = assets(aReportInput(aCloudShop())).flatMap(block =>
    block.kind === 'paragraph' ? [JSON.stringify(block)] : [],
  );
  expect(texts.some(text => /\d+ of \d+ answers are still missing\./.test(text))).toBe(true);
});

it('count assets by aspect and name their gaps', () => {
  const props = typed({ patching: 'none', logging: 'partial' });
  const model = edited(aCloudShop(), anElement({ id: 'el_vm', name: 'Server', kind: 'process', type: 'vm', props }));
  const blocks = assets(aReportInput(model));
  const tables = blocks.flatMap(block => (block.kind === 'table' ? [block.rows] : []));
  const [managed, gaps, , dark] = tables;
  const patching = managed?.find(([cell]) => typeof cell === 'object' && cell.text === 'Patching');
  expect(patching?.slice(1, 4)).toEqual(['', '', '1']);
  expect(gaps?.map(([, short]) => short)).toEqual(['Patching']);
  expect(dark?.map(([, short]) => short)).toEqual(['Security logging']);
});
