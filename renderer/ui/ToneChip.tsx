import type { ReactNode } from 'react';
import classes from './ui.module.css';

/** A colour that means something, with a sign of its own so that colour is never alone. Colours are CSS values. */
export interface Tone {
  readonly ground: string;
  readonly ink: string;
  readonly line: string;
  /** One or two characters. */
  readonly sign: string;
}

/** A small label for a risk band, a data class or a responsibility. */
export function ToneChip({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={classes.chip} style={{ background: tone.ground, color: tone.ink, borderColor: tone.line }}>
      <span aria-hidden className={classes.chipSign}>
        {tone.sign}
      </span>
      {children}
    </span>
  );
}
