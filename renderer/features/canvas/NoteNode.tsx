import type { NodeProps } from '@xyflow/react';
import { memo } from 'react';
import classes from './canvas.module.css';
import type { NoteNode as NoteNodeRow } from './projection';
import { ShapeHandles } from './ShapeHandles';

const LEAST = { width: 60, height: 30 };

/** Free text on the page. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteNodeRow>) {
  return (
    <>
      {selected && <ShapeHandles id={id} least={LEAST} />}
      <div className={classes.note} data-selected={selected || undefined}>
        {data.note.text}
      </div>
    </>
  );
});
