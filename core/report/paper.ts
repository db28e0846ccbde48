import type { Size } from '../base';
import type { ReportOptions } from './options';

type Paper = ReportOptions['paper'];

/** Left, top, right, bottom, in points. */
export const PAGE_MARGINS = [40, 50, 40, 46] as const;
const SHEET: Readonly<Record<Paper, Size>> = {
  A4: { width: 595, height: 841 },
  LETTER: { width: 612, height: 792 },
};
/** What stands on a page beside its picture: its headings, the words under it (larger in the brief), and a little air. */
const HEADING = 42;
const CHAPTER = 38;
const WORDS = { full: 66, management: 84 } as const satisfies Record<ReportOptions['outline'], number>;

/** Points between the margins. */
export function roomOn(paper: Paper, turned = false): Size {
  const { width, height } = SHEET[paper];
  const [left, top, right, bottom] = PAGE_MARGINS;
  const sheet = turned ? { width: height, height: width } : { width, height };
  return { width: sheet.width - left - right, height: sheet.height - top - bottom };
}

/**
 * Points for a picture below its heading. The first picture of a chapter shares its page with the chapter's title and words; one that
 * is alone in its chapter has no heading of its own.
 */
export function figureRoom(
  { paper, outline }: Pick<ReportOptions, 'paper' | 'outline'>,
  turned: boolean,
  { first, alone }: { readonly first: boolean; readonly alone: boolean },
): Size {
  const { width, height } = roomOn(paper, turned);
  const taken = (alone ? 0 : HEADING) + (first || alone ? CHAPTER + WORDS[outline] : 0);
  return { width, height: height - taken };
}
