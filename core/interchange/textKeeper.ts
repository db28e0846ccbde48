import { cutTo } from './foreignValue';
import { type ReportLines, shown } from './importReport';

const LONGEST_NAME = 1000;
const LONGEST_PROSE = 100_000;

/** Takes texts over byte for byte; what does not fit or is no text leaves a line in the report. */
export interface TextKeeper {
  name(value: unknown, what: string): string;
  prose(value: unknown, what: string): string;
}

export function createTextKeeper(lines: ReportLines): TextKeeper {
  const keep = (value: unknown, what: string, most: number): string => {
    if (value === undefined || value === null) return '';
    if (typeof value !== 'string') {
      lines.dropped(what, `it is not text but ${Array.isArray(value) ? 'a list' : typeof value}`);
      return '';
    }
    if (value.length <= most) return value;
    lines.dropped(`the end of the ${shown(what)}`, `only the first ${most} characters are kept`);
    return cutTo(value, most);
  };
  return {
    name: (value, what) => keep(value, what, LONGEST_NAME),
    prose: (value, what) => keep(value, what, LONGEST_PROSE),
  };
}
