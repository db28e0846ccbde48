import { Button, FileButton, Group, Modal, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconFileImport, IconPackages } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { useHost } from '../../host';
import { usePacks, useSession } from '../../session';
import { EmptyState } from '../../ui';
import { PackCard } from './PackCard';
import { PacksFolder } from './PacksFolder';

interface PacksDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Every pack that was found: what is in it, whether it can be used and why not, and what can be done with it. */
export function PacksDialog({ opened, onClose }: PacksDialogProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const packs = usePacks();
  const { abilities } = useHost();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      size="xl"
      title={t('title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('intro')}</Text>
        <Import />
        {abilities.packsFolder && <PacksFolder />}
        {packs.length === 0 && <EmptyState icon={IconPackages} title={t('none')} hint={t('noneHint')} />}
        {packs.map(pack => (
          <PackCard key={`${pack.home} ${pack.folder} ${pack.id}`} pack={pack} />
        ))}
      </Stack>
    </Modal>
  );
}

function Import() {
  const { t } = useTranslation('packs');
  const session = useSession();
  const [isBusy, setBusy] = useState(false);
  const take = async (files: readonly File[]) => {
    if (files.length === 0) return;
    setBusy(true);
    const chosen = await Promise.all(
      files.map(async file => ({
        name: file.webkitRelativePath || file.name,
        bytes: new Uint8Array(await file.arrayBuffer()),
      })),
    );
    const taken = await session.office.importPacks(chosen);
    setBusy(false);
    if (!taken.ok) return notifyProblems(taken.problems);
    for (const { name, state } of taken.value)
      notifications.show({ message: t(state === 'in-use' ? 'imported' : 'importedBroken', { name }), autoClose: 6000 });
  };
  return (
    <Group gap="sm">
      <FileButton multiple accept=".zip,.tb7,.yaml,.yml,.json" onChange={files => void take(files)}>
        {props => (
          <Button {...props} loading={isBusy} leftSection={<IconFileImport size={16} aria-hidden />}>
            {t('import')}
          </Button>
        )}
      </FileButton>
      <Text size="xs" c="var(--ink-soft)">
        {t('importHint')}
      </Text>
    </Group>
  );
}
