import { createContext, useContext } from 'react';
import { invariant } from '../../../core/base';

/** One of the things that a mark counts. */
export interface CountedLine {
  readonly id: string;
  readonly name: string;
  readonly detail: string;
  /** Id of its heading, where there are headings. */
  readonly group?: string;
  readonly open: () => void;
}

/** Everything that a mark counts: a number, a segment of a bar, a point of a line. */
export interface Counted {
  readonly title: string;
  readonly hint?: string;
  readonly groups?: readonly { readonly id: string; readonly title: string }[];
  readonly lines: readonly CountedLine[];
}

const CountedContext = createContext<((counted: Counted) => void) | null>(null);
export const CountedProvider = CountedContext.Provider;

/** Shows at the side what a mark counts. */
export function useShowCounted(): (counted: Counted) => void {
  const show = useContext(CountedContext);
  invariant(show, 'a mark is mounted outside the portfolio');
  return show;
}
