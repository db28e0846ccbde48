import type { ProjectModel } from '../model';
import type { SubjectTable } from './finding';

/** At most so many open questions about one thing are shown at once, by what it is. */
export type MostToVerify = Readonly<Record<SubjectTable, number>>;

/** Somebody who has drawn a few boxes reads about so many questions about them, and not as many about each. */
const A_DOZEN = 12;

/** The longest lists, in a drawing that has become a system. The rest waits until these are answered. */
const FULL: MostToVerify = { elements: 8, flows: 8, boundaries: 3, assets: 3, providers: 4, project: 6 };

/** How the lists grow with the drawing, by the number of its elements and flows, until they are full. */
const GROWING: readonly (readonly [things: number, MostToVerify])[] = [
  [5, { elements: 4, flows: 1, boundaries: 1, assets: 1, providers: 2, project: 2 }],
  [6, { elements: 6, flows: 3, boundaries: 2, assets: 2, providers: 3, project: 2 }],
  [7, { elements: 7, flows: 4, boundaries: 3, assets: 2, providers: 4, project: 3 }],
];

/**
 * How many questions are shown about each thing. The first boxes of a drawing have about a dozen in all: one alone has its full list,
 * three share it. As the drawing grows so does the list of each, and what was asked of a thing in a larger drawing is never less than
 * what was asked in a smaller one of three things or more.
 */
export function mostToVerify({ elements, flows }: Pick<ProjectModel, 'elements' | 'flows'>): MostToVerify {
  const things = elements.size + flows.size;
  const most = GROWING.find(([atMost]) => things <= atMost)?.[1] ?? FULL;
  const shared = Math.min(FULL.elements, Math.floor(A_DOZEN / Math.max(1, elements.size)));
  return shared > most.elements ? { ...most, elements: shared } : most;
}
