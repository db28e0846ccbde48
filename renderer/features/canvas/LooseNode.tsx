import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSession } from '../../session';
import classes from './canvas.module.css';
import type { LooseNode as LooseNodeRow } from './projection';

/** The unconnected end of a data flow. */
export const LooseNode = memo(function LooseNode({ data }: NodeProps<LooseNodeRow>) {
  const { t } = useTranslation('canvas');
  const session = useSession();
  return (
    <div
      className={classes.loose}
      title={t('looseEnd')}
      // Chosen, the flow shows the handle that leads this end to an element.
      onPointerDown={() => session.select([data.flow.id])}
    >
      <Handle
        id="top"
        type="source"
        position={Position.Top}
        className={classes.looseHandle ?? ''}
        isConnectable={false}
      />
    </div>
  );
});
