import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Underway } from '../../meaning';
import type { Worked } from './useWorked';

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
  return share === null ? null : <Underway label={t('comparing')} share={share} cancel={stop} />;
}
