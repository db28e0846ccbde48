import { expect, it } from 'vitest';
import { inSlices } from './inSlices';

function* working(ms: number): Generator<void, string> {
  const begun = performance.now();
  while (performance.now() - begun < ms) yield;
  return 'done';
}

it('work is finished when nobody gives it up', async () => {
  expect(await inSlices(working(5), new AbortController().signal)).toBe('done');
});

it('work that is given up meanwhile ends soon', async () => {
  const work = new AbortController();
  const begun = performance.now();
  const result = inSlices(working(5_000), work.signal);
  work.abort();
  expect(await result).toBeNull();
  expect(performance.now() - begun).toBeLessThan(2_000);
});
