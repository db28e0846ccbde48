import { ActionIcon, Tooltip } from '@mantine/core';
import { IconFocusCentered, IconMinus, IconPlus } from '@tabler/icons-react';
import { useReactFlow } from '@xyflow/react';
import { useTranslation } from 'react-i18next';
import classes from './canvas.module.css';
import { useFit } from './useFit';

export function Zoomer() {
  const { t } = useTranslation('canvas');
  const flow = useReactFlow();
  const fit = useFit();
  const buttons = [
    { label: t('zoomIn'), Icon: IconPlus, run: () => void flow.zoomIn() },
    { label: t('zoomOut'), Icon: IconMinus, run: () => void flow.zoomOut() },
    { label: t('fit'), Icon: IconFocusCentered, run: fit },
  ];
  return (
    <div className={classes.zoomer}>
      {buttons.map(({ label, Icon, run }) => (
        <Tooltip key={label} label={label} position="left">
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={label} onClick={run}>
            <Icon size={18} />
          </ActionIcon>
        </Tooltip>
      ))}
    </div>
  );
}
