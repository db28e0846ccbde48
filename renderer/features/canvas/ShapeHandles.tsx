import { NodeResizer } from '@xyflow/react';
import type { Size } from '../../../core/base';
import classes from './canvas.module.css';
import { useReshape } from './useReshape';

/** The frame by which a chosen thing is made larger or smaller. */
export function ShapeHandles({ id, least }: { readonly id: string; readonly least: Size }) {
  const reshape = useReshape(id);
  return (
    <NodeResizer
      minWidth={least.width}
      minHeight={least.height}
      lineClassName={classes.resizeLine ?? ''}
      handleClassName={classes.resizeHandle ?? ''}
      onResizeEnd={reshape}
    />
  );
}
