import { describe, expect, it } from 'vitest';
import { nearestOf } from './nearest';

const NAMES = [
  'property.till_sealed',
  'property.mfa',
  'web-app',
  'th-till-unsealed',
  's3-bucket',
  'CWE-353',
  'yes',
  'no',
];

describe('the name that was probably meant', () => {
  it.each([
    ['property.till_seal', 'property.till_sealed'],
    ['property.mfaa', 'property.mfa'],
    ['property.fma', 'property.mfa'],
    ['wep-app', 'web-app'],
    ['th-till-unsealed', 'th-till-unsealed'],
    ['s3-buckett', 's3-bucket'],
    ['s4-bucket', null],
    ['CWE-354', null],
    ['property.till', null],
    ['perhaps', null],
    ['yse', null],
    ['', null],
  ])('of %s is %s', (word, name) => {
    expect(nearestOf(word, NAMES)).toBe(name);
  });
});
