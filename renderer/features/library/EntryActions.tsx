import { Badge, Button, Group, Modal, Select, Stack, Text, TextInput } from '@mantine/core';
import { IconCopy, IconPencil, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ok } from '../../../core/base';
import { packOf, SHIPPED_PACK } from '../../../core/library';
import { notifyProblems } from '../../actions';
import { type LibraryTab, useDispatch, useLibrary, usePacks, usePreferences, useSession } from '../../session';

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

const NEW = ' new';

interface IntoPackProps {
  readonly content: LibraryTab;
  /** The entry that the new one begins as a copy of; null: it begins empty. */
  readonly like: string | null;
  readonly close: () => void;
}

/** Chooses the pack that a new entry goes into, and opens the entry to be written. */
function IntoPack({ content, like, close }: IntoPackProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const dispatch = useDispatch();
  const writable = usePacks().filter(one => one.home === 'device');
  const own = (['in-use', 'unused'] as const).flatMap(state => writable.filter(one => one.state === state));
  const isUsed = (pack: string) => own.some(one => one.id === pack && one.state === 'in-use');
  const author = usePreferences(preferences => preferences.profile?.name ?? '');
  const [pack, setPack] = useState(own.find(one => isUsed(one.id))?.id ?? NEW);
  const [name, setName] = useState<string>(t('ownPack'));
  const [isBusy, setBusy] = useState(false);
  const copy = async () => {
    if (pack === NEW && name.trim() === '') return;
    setBusy(true);
    const made =
      pack === NEW
        ? await session.office.createPack({
            name: name.trim(),
            licence: t('licence'),
            provenance: t('provenance', { name: author === '' ? t('somebody') : author }),
          })
        : ({ ok: true, value: pack } as const);
    // Whoever copies into a pack here wants to see it here.
    const used =
      made.ok && !isUsed(made.value) ? dispatch({ type: 'pack/switch', packs: [made.value], off: null }) : ok(null);
    if (!used.ok) return setBusy(false);
    const { office } = session;
    const begin = (into: string) =>
      like === null
        ? office.createEntry(into, content, t(`untitled.${content}`))
        : office.duplicateEntry(into, { content, id: like });
    const copied = made.ok ? await begin(made.value) : made;
    setBusy(false);
    if (!copied.ok) return notifyProblems(copied.problems);
    close();
    session.showInLibrary({ tab: content, id: copied.value });
    session.editInLibrary({ tab: content, id: copied.value });
  };
  return (
    <Stack gap="sm">
      <Text size="sm">{t(like === null ? 'newEntryHint' : 'duplicateHint')}</Text>
      <Select
        label={t('toPack')}
        allowDeselect={false}
        data={[
          ...own.map(({ id, name }) => ({ value: id, label: isUsed(id) ? name : t('toUnused', { name }) })),
          { value: NEW, label: t('newPack') },
        ]}
        value={pack}
        onChange={value => setPack(value ?? NEW)}
      />
      {pack === NEW && (
        <TextInput
          label={t('packName')}
          value={name}
          maxLength={100}
          error={name.trim() === '' ? t('packNameNeeded') : undefined}
          onChange={event => setName(event.currentTarget.value)}
        />
      )}
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {common('cancel')}
        </Button>
        <Button loading={isBusy} onClick={() => void copy()}>
          {t(like === null ? 'begin' : 'duplicate')}
        </Button>
      </Group>
    </Stack>
  );
}
