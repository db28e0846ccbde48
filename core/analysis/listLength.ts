import type { ProjectModel } from '../model';
import type { SubjectTable } from './finding';

/** At most so many open questions about one thing are shown at once, by what it is. */
export type MostToVerify = Readonly<Record<SubjectTable, number>>;

/** One or two boxes that stand alone share about so many questions. */
const A_DOZEN = 12;

/** The longest lists, in a drawing that has become a system. The rest waits until these are answered. */
const FULL: MostToVerify = { elements: 8, flows: 8, boundaries: 3, assets: 3, providers: 4, project: 6 };

/** How the lists grow with the drawing, by the number of its elements and flows, until they are full. */
const GROWING: readonly (readonly [things: number, MostToVerify])[] = [
  [5, { elements: 5, flows: 2, boundaries: 1, assets: 1, providers: 2, project: 2 }],
  [6, { elements: 7, flows: 4, boundaries: 2, assets: 2, providers: 3, project: 2 }],
  [7, { elements: 8, flows: 6, boundaries: 3, assets: 2, providers: 4, project: 3 }],
];

/**
 * How many questions are shown about each thing. Three boxes and two flows have about twenty threats to verify, whose questions fold under
 * four headings; as the drawing grows so does the list of each, and what was asked of a thing in a larger drawing is never less than what
 * was asked in a smaller one of three things or more.
 *
 * Why five and two: of what experts wrote about whole systems, lists of four for an element and one for a flow hold 62 %, five and two
 * 68 %, six and two 70 %, seven and four 81 %, eight and six 85 %. The first step gains most for what is read more, and somebody with
 * three boxes on the canvas is only getting to know the thing; from the sixth thing on it is a system, and what is missing weighs more.
 */
export function mostToVerify({ elements, flows }: Pick<ProjectModel, 'elements' | 'flows'>): MostToVerify {
  const things = elements.size + flows.size;
  const most = GROWING.find(([atMost]) => things <= atMost)?.[1] ?? FULL;
  const shared = Math.min(FULL.elements, Math.floor(A_DOZEN / Math.max(1, elements.size)));
  return shared > most.elements ? { ...most, elements: shared } : most;
}
