import { type NodeProps, NodeResizer } from '@xyflow/react';
import { memo } from 'react';
import classes from './canvas.module.css';
import type { NoteNode as NoteNodeRow } from './projection';
import { useReshape } from './useReshape';

/** Free text on the page. */
export const NoteNode = memo(function NoteNode({ id, data, selected }: NodeProps<NoteNodeRow>) {
  const reshape = useReshape(id);
  return (
    <>
      <NodeResizer
        isVisible={selected}
        minWidth={60}
        minHeight={30}
        lineClassName={classes.resizeLine ?? ''}
        handleClassName={classes.resizeHandle ?? ''}
        onResizeEnd={reshape}
      />
      <div className={classes.note} data-selected={selected || undefined}>
        {data.note.text}
      </div>
    </>
  );
});
