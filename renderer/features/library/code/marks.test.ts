import { expect, it } from 'vitest';
import { spanOf, spanOfId } from './marks';

const text = 'title: x\nscope: everything\nstride: [\n';
const words = (span: ReturnType<typeof spanOf>) => span && text.slice(span.from, span.to);

it.each([
  ['line 2, column 8', 'everything'],
  ['line 1, column 1', 'title'],
  ['column 8', 'x'],
  ['line 3, column 9', '['],
  // Behind the end of a line: what stands before it.
  ['line 3, column 40', '['],
  ['line 9, column 1', null],
  ['line 2', null],
  ['elements › el_1', null],
])('%s is the word there', (place, word) => {
  expect(words(spanOf(text, place))).toBe(word);
});

it('an id is found as a whole word only', () => {
  expect(spanOfId('[ctl-net-waf-2, ctl-net-waf]', 'ctl-net-waf')).toEqual({ from: 16, to: 27 });
  expect(spanOfId('ctl-net', 'ctl-net-waf')).toBeNull();
  expect(spanOfId('', '')).toBeNull();
});
