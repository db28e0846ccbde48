import { Badge, Button, Group, Modal } from '@mantine/core';
import { IconCopy, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { packOf, SHIPPED_PACK } from '../../../core/library';
import { type LibraryTab, useLibrary, usePacks, useSession } from '../../session';
import { IntoPack } from './IntoPack';

interface EntryActionsProps {
  readonly content: LibraryTab;
  readonly id: string;
  readonly title: string;
}

/** What can be done with an entry of the library: an own one is edited, any is duplicated into a pack of one's own. */
export function EntryActions({ content, id, title }: EntryActionsProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const library = useLibrary();
  const packs = usePacks();
  const [isCopying, setCopying] = useState(false);
  const pack = packOf(library, content, id);
  const info = packs.find(one => one.id === pack && one.state === 'in-use');
  return (
    <Group gap={6}>
      {pack !== SHIPPED_PACK && (
        <Badge variant="light" color="gray" tt="none">
          {t('ofPack', { name: info?.name ?? pack })}
        </Badge>
      )}
      {info?.home === 'device' && (
        <Button
          size="compact-sm"
          leftSection={<IconPencil size={14} aria-hidden />}
          onClick={() => session.editInLibrary({ tab: content, id })}
        >
          {t('edit')}
        </Button>
      )}
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconCopy size={14} aria-hidden />}
        onClick={() => setCopying(true)}
      >
        {t('duplicate')}
      </Button>
      <Modal
        opened={isCopying}
        onClose={() => setCopying(false)}
        title={t('duplicateTitle', { title })}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        {isCopying && <IntoPack content={content} like={id} close={() => setCopying(false)} />}
      </Modal>
    </Group>
  );
}

/** Begins an entry of one's own with nothing in it. */
export function NewEntry({ content }: { readonly content: LibraryTab }) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const [isOpen, setOpen] = useState(false);
  const title = t(`newEntry.${content}`);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen(true)}>
        {title}
      </Button>
      <Modal
        opened={isOpen}
        onClose={() => setOpen(false)}
        title={title}
        closeButtonProps={{ 'aria-label': common('close') }}
      >
        {isOpen && <IntoPack content={content} like={null} close={() => setOpen(false)} />}
      </Modal>
    </>
  );
}
