import { Handle, Position } from '@xyflow/react';
import { type PointerEvent, type ReactNode, useState } from 'react';
import classes from './canvas.module.css';

const SIDES = [
  ['top', Position.Top],
  ['right', Position.Right],
  ['bottom', Position.Bottom],
  ['left', Position.Left],
] as const;

interface HandlesProps {
  readonly selected: boolean;
  readonly children: ReactNode;
}

/**
 * The four places from which a data flow is drawn, around an element. They exist only while the pointer is over it or it is chosen:
 * React Flow knows from the node where they would be, and those of a thousand elements cost more than the elements.
 */
export function ElementHandles({ selected, children }: HandlesProps) {
  const [near, setNear] = useState(false);
  // A pressed button means that a flow is being drawn from here.
  const leave = (event: PointerEvent) => setNear(event.buttons !== 0);
  return (
    <div className={classes.elementArea} onPointerEnter={() => setNear(true)} onPointerLeave={leave}>
      {children}
      {(near || selected) &&
        SIDES.map(([side, position]) => (
          <Handle key={side} id={side} type="source" position={position} className={classes.handle ?? ''} />
        ))}
    </div>
  );
}
