import { expect, it } from 'vitest';
import { nextUnanswered } from './nextQuestion';

it.each<[string, string, readonly string[], string | null]>([
  ['goes on to the next one', 'b', [], 'c'],
  ['passes over what is answered', 'b', ['c'], 'd'],
  ['begins again at the top', 'd', [], 'a'],
  ['ends when all others are answered', 'b', ['a', 'c', 'd'], null],
])('%s', (_, here, answered, next) => {
  expect(nextUnanswered(['a', 'b', 'c', 'd'], question => answered.includes(question), here)).toBe(next);
});
