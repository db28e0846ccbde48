import { fill, REPORT } from '../text';

interface Forms {
  readonly one: string;
  readonly many: string;
}

/** A sentence that counts something, in its form for one or for any other number. */
export function say(forms: Forms, count: number, facts: Readonly<Record<string, string | number>> = {}): string {
  return fill(count === 1 ? forms.one : forms.many, { count, ...facts });
}

/** `2026-11-30` as `30 November 2026`; anything else stays as it is. @param iso a date or moment of ISO 8601 */
export function longDay(iso: string): string {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})/.exec(iso) ?? [];
  const name = REPORT.months[Number(month) - 1];
  return name && year && day ? `${Number(day)} ${name} ${year}` : iso;
}

/** `a`, `a and b`, `a, b and c`. */
export function enumerated(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} and ${last}`;
}
