import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** Parts below each other, none squeezed; the last, a table as a rule, takes what is left of the place, and at least some rows. */
export function FillStack({ children }: { readonly children: ReactNode }) {
  return <div className={classes.fillStack}>{children}</div>;
}
