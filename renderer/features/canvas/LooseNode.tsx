import { Handle, type NodeProps, Position } from '@xyflow/react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './canvas.module.css';
import type { LooseNode as LooseNodeRow } from './projection';

/** The unconnected end of a data flow. */
export const LooseNode = memo(function LooseNode(_: NodeProps<LooseNodeRow>) {
  const { t } = useTranslation('canvas');
  return (
    <div className={classes.loose} title={t('looseEnd')}>
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
