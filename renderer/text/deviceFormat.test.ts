import { describe, expect, it } from 'vitest';
import { clockText, dayPattern, dayText, inSentence, momentText, numberText, readDay, timeText } from './deviceFormat';

const plain = (text: string) => text.replace(/[\u202f\u00a0]/g, ' ');

describe('days, times and numbers', () => {
  it.each([
    ['en-US', 'Apr 3, 2027', 'MM/DD/YYYY', '1,234,567'],
    ['en-GB', '3 Apr 2027', 'DD/MM/YYYY', '1,234,567'],
    ['de-DE', '03.04.2027', 'DD.MM.YYYY', '1.234.567'],
    ['sv-SE', '3 apr. 2027', 'YYYY-MM-DD', '1 234 567'],
  ])('are written as a device of %s writes them', (locale, day, pattern, number) => {
    expect(dayText('2027-04-03', locale)).toBe(day);
    expect(dayPattern(locale)).toBe(pattern);
    expect(plain(numberText(1_234_567, locale))).toBe(number);
  });

  it('a moment keeps its time', () => {
    expect(momentText('2027-04-03T12:00:00Z', 'de-DE')).toMatch(/^0[34]\.04\.2027, \d\d:00$/);
    expect(clockText('2027-04-03T12:34:56Z', new Date('2027-04-03T12:50:00Z'), 'en-GB')).toMatch(/^\d\d:34$/);
    expect(clockText('2027-04-03T12:34:56Z', new Date('2027-04-09T12:50:00Z'), 'en-GB')).toMatch(/2027.*:34$/);
    expect(timeText('2027-04-03T12:34:56Z', 'en-GB')).toMatch(/:34:56$/);
  });

  it.each([
    ['03/04/2027', 'en-GB', '2027-04-03'],
    ['3/4/27', 'en-GB', '2027-04-03'],
    ['04/03/2027', 'en-US', '2027-04-03'],
    ['2027-04-03', 'en-US', '2027-04-03'],
    ['3.4.2027', 'de-DE', '2027-04-03'],
    ['31.02.2027', 'de-DE', null],
    ['tomorrow', 'en-GB', null],
    ['', 'en-GB', null],
  ])('%s typed in %s is %s', (typed, locale, day) => {
    expect(readDay(typed, locale)).toBe(day);
  });

  it('numbers and days in sentences are written so, and other words are left alone', () => {
    expect(inSentence(12_345)).toBe(numberText(12_345));
    expect(inSentence('2027-04-03', 'day')).toBe(dayText('2027-04-03'));
    expect(inSentence('', 'day')).toBe('');
    expect(inSentence('no date', 'day')).toBe('no date');
    expect(inSentence('2027-04-03')).toBe('2027-04-03');
  });
});
