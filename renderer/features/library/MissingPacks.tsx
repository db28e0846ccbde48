import { Badge, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePacks, useTable } from '../../session';
import classes from './library.module.css';

/** Packs that the open project uses and that are nowhere to be found here. */
export function MissingPacks() {
  const { t } = useTranslation('packs');
  const found = usePacks();
  const uses = useTable('packs');
  const missing = [...uses.values()].filter(
    ({ id, used, carried }) => used && !carried && !found.some(one => one.id === id),
  );
  return missing.map(({ id }) => (
    <section key={id} className={classes.pack} aria-label={id}>
      <Group justify="space-between" wrap="nowrap" align="flex-start">
        <Text fw={600}>{t('missingTitle', { id })}</Text>
        <Badge variant="light" color="yellow" tt="none" c="var(--ink)" style={{ flex: 'none' }}>
          {t('missing')}
        </Badge>
      </Group>
      <Text size="sm">{t('missingHint')}</Text>
    </section>
  ));
}
