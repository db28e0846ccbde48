import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { useSession } from '../../session';

interface DeleteEverythingProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onDone: () => Promise<void>;
}

/** Deleting everything asks for a typed word: it cannot be undone. */
export function DeleteEverything({ opened, onClose, onDone }: DeleteEverythingProps) {
  const { t } = useTranslation('start');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const [typed, setTyped] = useState('');
  const word = t('deleteAllWord');
  const close = () => {
    setTyped('');
    onClose();
  };
  const erase = async () => {
    const done = await session.office.deleteEverything();
    if (!done.ok) notifyProblems(done.problems);
    await session.loadPreferences();
    session.organisation.forget();
    await onDone();
    close();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('deleteAllTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('deleteAllText')}</Text>
        <TextInput
          label={t('deleteAllType', { word })}
          value={typed}
          onChange={event => setTyped(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {common('cancel')}
          </Button>
          <Button color="red" disabled={typed.trim().toLowerCase() !== word} onClick={() => void erase()}>
            {t('deleteAll')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
