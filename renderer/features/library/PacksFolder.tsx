import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFolderOpen, IconRefresh } from '@tabler/icons-react';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems, readPacksFolder } from '../../actions';
import { useHost } from '../../host';
import { useSession } from '../../session';
import classes from './library.module.css';

/** Where the person's own packs lie on this machine, and that they are read again when something was changed there. */
export function PacksFolder() {
  const { t } = useTranslation('packs');
  const heading = useId();
  const host = useHost();
  const { office } = useSession();
  const [place, setPlace] = useState('');
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    void readPacksFolder(host, office).then(read => {
      if (!isCurrent) return;
      if (read.ok) setPlace(read.value.place);
      else notifyProblems(read.problems);
    });
    return () => {
      isCurrent = false;
    };
  }, [host, office]);
  const show = async () => {
    const shown = await host['packs.show']({});
    if (!shown.ok) notifyProblems(shown.problems);
  };
  const reload = async () => {
    setBusy(true);
    const read = await readPacksFolder(host, office);
    setBusy(false);
    if (!read.ok) return notifyProblems(read.problems);
    const { packs, unread } = read.value;
    const message =
      unread === 0 ? t('reloaded', { count: packs }) : t('reloadedBad', { count: packs - unread, bad: unread });
    notifications.show({ message, autoClose: 6000 });
  };
  return (
    <section className={classes.pack} aria-labelledby={heading}>
      <Group justify="space-between" align="flex-start" gap="sm">
        <Stack gap={2} flex="1 1 20rem">
          <Text id={heading} fw={600}>
            {t('folderTitle')}
          </Text>
          <Code block className={classes.path}>
            {place}
          </Code>
        </Stack>
        <Group gap={6}>
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconFolderOpen size={14} aria-hidden />}
            onClick={() => void show()}
          >
            {t('openFolder')}
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            loading={isBusy}
            leftSection={<IconRefresh size={14} aria-hidden />}
            onClick={() => void reload()}
          >
            {t('reloadFolder')}
          </Button>
        </Group>
      </Group>
      <Text size="xs" c="var(--ink-soft)">
        {t('folderHint')}
      </Text>
    </section>
  );
}
