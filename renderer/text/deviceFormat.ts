/**
 * Days, times and numbers as this device writes them; the words around them are those of the catalogue. `locale` is for tests:
 * without one it is that of the device.
 */

/** A day (`2026-11-23`) or the day of a moment in UTC, where the person is. */
export function dayText(iso: string, locale?: string): string {
  const isDay = iso.length === 10;
  const zone = isDay ? { timeZone: 'UTC' } : {};
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', ...zone }).format(new Date(iso));
}

/** Day and time of a moment in UTC, where the person is. */
export function momentText(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** The time of a moment in UTC, to the second, where the person is. */
export function timeText(iso: string, locale?: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'medium' }).format(new Date(iso));
}

/** The time of a moment to the minute, where the person is; with its day unless that is today's. */
export function clockText(iso: string, now = new Date(), locale?: string): string {
  const at = new Date(iso);
  if (at.toDateString() !== now.toDateString()) return momentText(iso, locale);
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
}

export function numberText(value: number, locale?: string): string {
  return new Intl.NumberFormat(locale).format(value);
}

const PATTERN: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = { day: 'DD', month: 'MM', year: 'YYYY' };

function parts(locale?: string): readonly Intl.DateTimeFormatPart[] {
  const numbers = { day: '2-digit', month: '2-digit', year: 'numeric', calendar: 'gregory' } as const;
  return new Intl.DateTimeFormat(locale, numbers).formatToParts(0);
}

/** How a day is written in a field, in the notation of dayjs, such as `DD/MM/YYYY`. */
export function dayPattern(locale?: string): string {
  return parts(locale)
    .map(({ type, value }) => PATTERN[type] ?? value)
    .join('');
}

/** The day that somebody typed, as the device writes days or as ISO 8601, or null. */
export function readDay(typed: string, locale?: string): string | null {
  const numbers = typed.match(/\d+/g) ?? [];
  if (numbers.length !== 3) return null;
  const isIso = numbers[0]?.length === 4;
  const order = isIso ? ['year', 'month', 'day'] : parts(locale).flatMap(({ type }) => (type in PATTERN ? [type] : []));
  const of = (part: string) => numbers[order.indexOf(part)] ?? '';
  const year = of('year').length === 2 ? `20${of('year')}` : of('year');
  const day = `${year.padStart(4, '0')}-${of('month').padStart(2, '0')}-${of('day').padStart(2, '0')}`;
  const read = new Date(`${day}T00:00:00Z`);
  // 31 February is no day: the calendar would make another one of it.
  return !Number.isNaN(read.valueOf()) && read.toISOString().startsWith(day) ? day : null;
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/;
const FORMATS: Readonly<Record<string, (iso: string) => string>> = { day: dayText, moment: momentText, time: timeText };

/** What is put into a sentence of the catalogue: `{{due, day}}`, `{{at, moment}}`, `{{at, time}}`, and any number. */
export function inSentence(value: unknown, format?: string): string {
  if (typeof value === 'number') return numberText(value);
  const text = String(value ?? '');
  // Where there is no day, words stand in its place.
  return ISO_DAY.test(text) ? (FORMATS[format ?? '']?.(text) ?? text) : text;
}
