/** Plain days, `2026-11-23`, without hours: a day is the same day in every time zone and through every change of clocks. */

const DAY = 86_400_000;

const utc = (day: string) => Date.parse(`${day}T00:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);

export function addDays(day: string, days: number): string {
  return dayOf(utc(day) + days * DAY);
}

/** So many months later; where that month is too short, its last day: a month after 31 January is 28 or 29 February. */
export function addMonths(day: string, months: number): string {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number);
  const count = year * 12 + (month - 1) + months;
  const [toYear, toMonth] = [Math.floor(count / 12), count % 12];
  const last = new Date(Date.UTC(toYear, toMonth + 1, 0)).getUTCDate();
  return dayOf(Date.UTC(toYear, toMonth, Math.min(date, last)));
}

/** Whole days from one day to another; negative when the second is earlier. */
export function daysFrom(from: string, to: string): number {
  return Math.round((utc(to) - utc(from)) / DAY);
}

/** The earliest of some days; null for none. */
export function earliest(days: Iterable<string | null>): string | null {
  let first: string | null = null;
  for (const day of days) if (day !== null && (first === null || day < first)) first = day;
  return first;
}
