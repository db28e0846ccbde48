import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { sameJson } from '../../../core/base';
import { notifyProblems } from '../../actions';
import { type LibraryEntry, useSession } from '../../session';
import { clockText } from '../../text/deviceFormat';
import type { EntryToWrite } from '../../worker';
import { asFields, titleOf } from './useDraft';

interface DraftOfferProps {
  readonly place: LibraryEntry;
  readonly read: EntryToWrite;
  readonly choose: (choice: 'go-on' | 'begin-anew') => void;
}

/** What somebody wrote of an entry and has not saved: to go on with it, or to begin with what is saved. */
export function DraftOffer({ place, read, choose }: DraftOfferProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const { pack, entry, draft } = read;
  if (!draft) return null;
  const isOvertaken = !sameJson(draft.from, entry);
  const discard = async () => {
    const dropped = await session.office.dropDraft(pack, { content: place.tab, id: place.id });
    if (dropped.ok) choose('begin-anew');
    else notifyProblems(dropped.problems);
  };
  return (
    <Modal
      opened
      onClose={() => session.editInLibrary(null)}
      title={t('unsavedTitle')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {t('unsavedEdit', { title: titleOf(asFields(draft.entry), place.id), time: clockText(draft.at) })}
        </Text>
        {isOvertaken && <Text size="sm">{t('unsavedOvertaken')}</Text>}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={() => void discard()}>
            {t('discardEdit')}
          </Button>
          <Button data-autofocus onClick={() => choose('go-on')}>
            {t('continueEdit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
