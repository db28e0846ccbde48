import { Button, Group, Progress, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './compare.module.css';
import type { Worked } from './useWorked';

/** What takes less is not worth a bar that flashes up. */
const NOTICED_MS = 300;

/** How far the worker is, with a way out; and when somebody took it, the way back. */
export function Waiting({ work }: { readonly work: Omit<Worked<unknown>, 'value'> }) {
  const { t } = useTranslation('compare');
  const { share, stopped, stop, again } = work;
  if (stopped)
    return (
      <Group gap="sm" role="status">
        <Text size="sm">{t('stopped')}</Text>
        <Button size="xs" variant="default" onClick={again}>
          {t('compareNow')}
        </Button>
      </Group>
    );
  return share === null ? null : <Underway share={share} onStop={stop} />;
}

function Underway({ share, onStop }: { readonly share: number; readonly onStop: () => void }) {
  const { t } = useTranslation('compare');
  const { t: common } = useTranslation('common');
  const [noticed, setNoticed] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setNoticed(true), NOTICED_MS);
    return () => clearTimeout(timer);
  }, []);
  if (!noticed) return null;
  return (
    <Group gap="sm" role="status">
      <Text size="sm">{t('comparing')}</Text>
      <Progress className={classes.progress} value={share * 100} animated aria-label={t('comparing')} />
      <Button size="xs" variant="default" onClick={onStop}>
        {common('cancel')}
      </Button>
    </Group>
  );
}
