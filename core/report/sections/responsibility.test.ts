import { expect, it } from 'vitest';
import { parts } from './responsibility';

it.each([
  [1, [1]],
  [6, [6]],
  [7, [4, 3]],
  [13, [5, 5, 3]],
])('sets %i groups so that none stands on a sheet alone', (count, sizes) => {
  const all = parts(Array.from({ length: count }, (_, at) => at));
  expect(all.map(([, part]) => part.length)).toEqual(sizes);
  expect(all.flatMap(([, part]) => part)).toHaveLength(count);
  expect(all.map(([first, part]) => part[0] === first)).not.toContain(false);
});
