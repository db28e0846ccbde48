import { Button, Group, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLibrary, usePacks, useSession, useView } from '../../session';
import { clockText } from '../../text/deviceFormat';
import type { StoredDraft } from '../../worker';
import classes from './library.module.css';
import { asFields, titleOf } from './useDraft';

/** More are found at their entries. */
const SHOWN = 3;

/** What was being written on this device and is not saved, so that nobody has to remember where it was. */
export function UnsavedEdits({ showPacks }: { readonly showPacks: () => void }) {
  const { t } = useTranslation('packs');
  const session = useSession();
  const library = useLibrary();
  const editing = useView(view => view.library.editing);
  const [drafts, setDrafts] = useState<readonly StoredDraft[]>([]);
  useEffect(() => {
    if (editing) return;
    let isCurrent = true;
    void session.office.listDrafts().then(read => isCurrent && read.ok && setDrafts(read.value));
    return () => {
      isCurrent = false;
    };
  }, [session, editing]);
  const packs = usePacks();
  const isHere = ({ content, id }: StoredDraft) => library[content].has(id);
  const unusedPack = ({ pack }: StoredDraft) => packs.find(one => one.id === pack && one.state === 'unused');
  const here = drafts.filter(isHere);
  // What cannot be opened here is told all the same, with the pack that has to be used first.
  const elsewhere = drafts.flatMap(draft => {
    const pack = isHere(draft) ? undefined : unusedPack(draft);
    return pack ? [{ draft, pack }] : [];
  });
  if (here.length === 0 && elsewhere.length === 0) return null;
  return (
    <ul className={classes.unsaved} aria-label={t('unsavedTitle')}>
      {here.slice(0, SHOWN).map(({ content, id, entry, at }) => (
        <li key={`${content} ${id}`}>
          <Group gap="xs" wrap="nowrap">
            <Text size="sm">{t('unsavedEdit', { title: titleOf(asFields(entry), id), time: clockText(at) })}</Text>
            <Button
              size="compact-xs"
              variant="default"
              flex="none"
              onClick={() => {
                session.showInLibrary({ tab: content, id });
                session.editInLibrary({ tab: content, id });
              }}
            >
              {t('openEdit')}
            </Button>
          </Group>
        </li>
      ))}
      {here.length > SHOWN && <li>{t('more', { count: here.length - SHOWN })}</li>}
      {elsewhere.slice(0, SHOWN).map(({ draft: { content, id, entry, at }, pack }) => (
        <li key={`${pack.id} ${content} ${id}`}>
          <Group gap="xs" wrap="nowrap">
            <Text size="sm">
              {t('unsavedElsewhere', { title: titleOf(asFields(entry), id), time: clockText(at), pack: pack.name })}
            </Text>
            <Button size="compact-xs" variant="default" flex="none" onClick={showPacks}>
              {t('showPacks')}
            </Button>
          </Group>
        </li>
      ))}
      {elsewhere.length > SHOWN && <li>{t('more', { count: elsewhere.length - SHOWN })}</li>}
    </ul>
  );
}
