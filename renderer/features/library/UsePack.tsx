import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { useDispatch, useSession } from '../../session';
import type { PackEffect } from '../../worker';
import { PackEffectLine } from './PackEffectLine';

interface UsePackProps {
  readonly id: string;
  /** What it would change, where that is known already. */
  readonly known?: PackEffect | null;
  readonly close: () => void;
}

/** Asks whether the project should use a pack, with what that would change. */
export function UsePack({ id, known = null, close }: UsePackProps) {
  const { t } = useTranslation('packs');
  const { office } = useSession();
  const dispatch = useDispatch();
  const [effect, setEffect] = useState(known);
  useEffect(() => {
    if (known) return;
    let isCurrent = true;
    void office.weighPack(id).then(weighed => {
      if (!isCurrent) return;
      if (weighed.ok) setEffect(weighed.value);
      else notifyProblems(weighed.problems);
    });
    return () => {
      isCurrent = false;
    };
  }, [office, id, known]);
  const use = () => dispatch({ type: 'pack/switch', packs: [id], off: null });
  return (
    <Stack gap={6} role="group" aria-label={t('use')}>
      <div role="status">
        {effect ? <PackEffectLine effect={effect} words="effectWould" /> : <Text size="sm">{t('weighing')}</Text>}
      </div>
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
