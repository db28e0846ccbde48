import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EffectOf, PackEffectLine } from '../../meaning';
import { useDispatch } from '../../session';
import type { PackEffect } from '../../worker';

interface UsePackProps {
  readonly id: string;
  /** What it would change, where that is known already. */
  readonly known?: PackEffect | null;
  readonly close: () => void;
}

/** Asks whether the project should use a pack, with what that would change. */
export function UsePack({ id, known = null, close }: UsePackProps) {
  const { t } = useTranslation('packs');
  const dispatch = useDispatch();
  const command = { type: 'pack/switch', packs: [id], off: null } as const;
  const use = () => dispatch(command);
  return (
    <Stack gap={6} role="group" aria-label={t('use')}>
      {known ? (
        <div role="status">
          <PackEffectLine effect={known} words="effectWould" />
        </div>
      ) : (
        <EffectOf change={{ kind: 'command', command }} words="effectWould" cancel={close} />
      )}
      <Text size="xs" c="var(--ink-soft)">
        {t('useHint')}
      </Text>
      <Group gap={6}>
        <Button size="compact-sm" onClick={use}>
          {t('use')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={close}>
          {t('notNow')}
        </Button>
      </Group>
    </Stack>
  );
}
