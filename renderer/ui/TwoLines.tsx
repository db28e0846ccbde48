import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** Text in a row of a table: it breaks once before it is cut, and `tellClipped` says what was cut. */
export function TwoLines({ children }: { readonly children: ReactNode }) {
  return <span className={classes.twoLines}>{children}</span>;
}
