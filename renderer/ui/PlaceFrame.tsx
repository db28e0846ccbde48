import { type ReactNode, useRef } from 'react';
import classes from './ui.module.css';
import { useHeldFocus } from './useHeldFocus';

interface PlaceFrameProps {
  readonly title: string;
  /** One sentence: what this place is for. */
  readonly intro?: string;
  /** Buttons and filters at the right of the title. */
  readonly tools?: ReactNode;
  /** A fixed panel at the right, e.g. the details of the chosen row. It overlays nothing and nothing jumps when it comes. */
  readonly side?: ReactNode;
  /** Pixels, less in a narrow window; 380 where nothing is said. */
  readonly sideWidth?: number;
  readonly children: ReactNode;
}

/**
 * The frame of every place but the diagram: title and tools above, content that scrolls below, details at the side. The focus is not lost
 * with what had it.
 */
export function PlaceFrame({ title, intro, tools, side, sideWidth, children }: PlaceFrameProps) {
  const frame = useRef<HTMLDivElement>(null);
  useHeldFocus(frame);
  return (
    <div ref={frame} className={classes.frame}>
      <div className={classes.frameMain}>
        <div className={classes.frameHead}>
          <div className={classes.frameTitle}>
            <h2>{title}</h2>
            {intro && <p>{intro}</p>}
          </div>
          {tools && <div className={classes.frameTools}>{tools}</div>}
        </div>
        <div className={classes.frameBody}>{children}</div>
      </div>
      {side && (
        <aside
          className={classes.frameSide}
          style={sideWidth === undefined ? undefined : { width: `min(${sideWidth}px, 32vw)` }}
        >
          {side}
        </aside>
      )}
    </div>
  );
}
