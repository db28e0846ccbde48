import { type ReactNode, useState } from 'react';
import classes from './ui.module.css';

/** A titled part of the details. */
export function Part({
  title,
  hint,
  children,
}: {
  readonly title: string;
  readonly hint?: string;
  readonly children: ReactNode;
}) {
  return (
    <section className={classes.part} aria-label={title}>
      <h4 className={classes.partTitle}>{title}</h4>
      {hint && <p className={classes.partHint}>{hint}</p>}
      {children}
    </section>
  );
}

/** What is there when asked for, and not made before. */
export function Fold({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details className={classes.fold} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{title}</summary>
      {isOpen && <div className={classes.foldBody}>{children}</div>}
    </details>
  );
}
