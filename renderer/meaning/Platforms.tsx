import { Badge, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './meaning.module.css';
import type { Platform } from './platforms';

/** What platforms offer for a control, one after the other. */
export function Platforms({
  platforms,
  inUse = false,
}: {
  readonly platforms: readonly Platform[];
  readonly inUse?: boolean;
}) {
  const { t } = useTranslation('controls');
  return (
    <ul className={classes.platforms}>
      {platforms.map(({ id, features, good }) => (
        <li key={id}>
          <Text size="sm" fw={500} span>
            {[t(`platform.${id}`), features.join(' · ')].filter(part => part !== '').join(': ')}
          </Text>{' '}
          {inUse && (
            <Badge size="xs" variant="outline" color="gray" tt="none">
              {t('platformInUse')}
            </Badge>
          )}
          {good !== '' && (
            <Text size="sm" c="var(--ink-soft)">
              {good}
            </Text>
          )}
        </li>
      ))}
    </ul>
  );
}
