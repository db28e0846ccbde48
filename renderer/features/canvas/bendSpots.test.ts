import { expect, it } from 'vitest';
import { bendSpots } from './bendSpots';

const STRAIGHT = [
  { x: 0, y: 0 },
  { x: 400, y: 0 },
];
const around = (x: number, width: number) => ({ x: x - width / 2, y: -12, width, height: 24 });

it.each([
  ['in the middle of a stretch without a name', null, 200],
  ['in the middle while the name stands elsewhere', around(60, 80), 200],
  ['beside a name in the middle', around(200, 100), 120],
  ['beside a long name', around(200, 240), 72],
  ['at the end of a stretch that the name covers', around(200, 500), 360],
] as const)('a handle for a new bend stands %s', (_, name, x) => {
  expect(bendSpots(STRAIGHT, name)).toEqual([{ x, y: 0 }]);
});
