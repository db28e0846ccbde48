import { Modal, Stack, Text } from '@mantine/core';
import { IconPackages } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useHost } from '../../host';
import { usePacks } from '../../session';
import { EmptyState } from '../../ui';
import { ImportPacks } from './ImportPacks';
import { MissingPacks } from './MissingPacks';
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
        <ImportPacks />
        {abilities.packsFolder && <PacksFolder />}
        {packs.length === 0 && <EmptyState icon={IconPackages} title={t('none')} hint={t('noneHint')} />}
        <MissingPacks />
        {packs.map(pack => (
          <PackCard key={`${pack.home} ${pack.folder} ${pack.id}`} pack={pack} />
        ))}
      </Stack>
    </Modal>
  );
}
