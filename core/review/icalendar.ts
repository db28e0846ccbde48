import type { UpcomingItem } from './upcoming';

/** One entry of a calendar: a whole day, so that no time zone moves it. */
interface CalendarEntry {
  readonly uid: string;
  readonly day: string;
  readonly title: string;
  readonly note: string;
}

const escaped = (text: string) =>
  text
    .replace(/\\/g, '\\\\')
    .replace(/\r\n|\r|\n/g, '\\n')
    .replace(/[;,]/g, sign => `\\${sign}`);

const UTF8 = new TextEncoder();
const LONGEST_LINE = 75;

/** Lines of a calendar hold at most 75 bytes; what is longer goes on after a break and a space, never inside a character. */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const sign of line) {
    const size = UTF8.encode(sign).byteLength;
    if (bytes + size > LONGEST_LINE) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += sign;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}

const compact = (day: string) => day.replace(/-/g, '');

function entryLines({ uid, day, title, note }: CalendarEntry, stamp: string): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `DTSTAMP:${stamp}`,
    `DTSTART;VALUE=DATE:${compact(day)}`,
    `SUMMARY:${escaped(title)}`,
    ...(note === '' ? [] : [`DESCRIPTION:${escaped(note)}`]),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    'TRIGGER:-P7D',
    `DESCRIPTION:${escaped(title)}`,
    'END:VALARM',
    'END:VEVENT',
  ];
}

/**
 * What is due as an iCalendar file (RFC 5545). The same things keep their ids, so that importing it again moves entries instead of
 * doubling them. Things without a day are left out.
 * @param words what an item is called @param at the moment it is made, ISO 8601 in UTC
 */
export function calendarFile(
  items: readonly UpcomingItem[],
  words: (item: UpcomingItem) => { readonly title: string; readonly note: string },
  at: string,
): string {
  const stamp = `${at.slice(0, 19).replace(/[-:]/g, '')}Z`;
  const entries = items.flatMap(item => {
    if (item.day === null) return [];
    const uid = `${item.kind}-${item.project?.id ?? 'organisation'}-${item.id}@parapet`.replace(/[^\w.@-]/g, '-');
    return entryLines({ uid, day: item.day, ...words(item) }, stamp);
  });
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parapet//EN',
    'CALSCALE:GREGORIAN',
    ...entries,
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}
