import { Button, Group, MultiSelect, Select, Stack, Text, TextInput } from '@mantine/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ok } from '../../../core/base';
import { notifyProblems } from '../../actions';
import { type LibraryTab, useDispatch, useLibrary, usePacks, usePreferences, useSession } from '../../session';

const NEW = ' new';

interface IntoPackProps {
  readonly content: LibraryTab;
  /** The entry that the new one begins as a copy of; null: it begins empty. */
  readonly like: string | null;
  readonly close: () => void;
}

/** Chooses the pack that a new entry goes into, asks what one that begins empty is about, and opens the entry to be written. */
export function IntoPack({ content, like, close }: IntoPackProps) {
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
  const [begun, setBegun] = useState<Begun>({ title: '', topic: null, controls: [] });
  const [isAsking, setAsking] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const { office } = session;
  const { title, topic, controls } = begun;
  const needsTopic = content !== 'types';
  const isSaid =
    title.trim() !== '' && (topic !== null || !needsTopic) && (controls.length > 0 || content !== 'threats');
  const newPack = () =>
    office.createPack({
      name: name.trim(),
      licence: t('licence'),
      provenance: t('provenance', { name: author === '' ? t('somebody') : author }),
    });
  const begin = (into: string) =>
    like === null
      ? office.createEntry(into, content, { title: title.trim(), topic: topic ?? '', controls })
      : office.duplicateEntry(into, { content, id: like });
  const copy = async () => {
    setAsking(true);
    if ((pack === NEW && name.trim() === '') || (like === null && !isSaid)) return;
    setBusy(true);
    const made = pack === NEW ? await newPack() : ok(pack);
    // Whoever copies into a pack here wants to see it here.
    const used =
      made.ok && !isUsed(made.value) ? dispatch({ type: 'pack/switch', packs: [made.value], off: null }) : ok(null);
    if (!used.ok) return setBusy(false);
    const copied = made.ok ? await begin(made.value) : made;
    setBusy(false);
    if (!copied.ok) return notifyProblems(copied.problems);
    close();
    session.showInLibrary({ tab: content, id: copied.value });
    session.editInLibrary({ tab: content, id: copied.value });
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        void copy();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(like === null ? 'newEntryHint' : 'duplicateHint')}</Text>
        {like === null && <Beginning content={content} begun={begun} change={setBegun} isAsking={isAsking} />}
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
          <Button type="submit" loading={isBusy}>
            {t(like === null ? 'begin' : 'duplicate')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** What is said of an entry that begins empty. */
interface Begun {
  readonly title: string;
  readonly topic: string | null;
  readonly controls: readonly string[];
}

interface BeginningProps {
  readonly content: LibraryTab;
  readonly begun: Begun;
  readonly change: (begun: Begun) => void;
  /** What is missing is asked for. */
  readonly isAsking: boolean;
}

function Beginning({ content, begun, change, isAsking }: BeginningProps) {
  const { t } = useTranslation('packs');
  const library = useLibrary();
  const { title, topic, controls } = begun;
  const topics = useMemo(
    () => Array.from(library.topics.values(), one => ({ value: one.id, label: one.name })),
    [library],
  );
  const answers = useMemo(
    () => Array.from(library.controls.values(), one => ({ value: one.id, label: one.title })),
    [library],
  );
  const needed = (isMissing: boolean) => (isAsking && isMissing ? t('needed') : undefined);
  return (
    <>
      <TextInput
        label={t(content === 'types' ? 'field.name' : 'field.title')}
        data-autofocus
        value={title}
        maxLength={160}
        error={needed(title.trim() === '')}
        onChange={event => change({ ...begun, title: event.currentTarget.value })}
      />
      {content !== 'types' && (
        <Select
          label={t('field.topic')}
          placeholder={t('choose')}
          searchable
          nothingFoundMessage={t('nothingToChoose')}
          data={topics}
          value={topic}
          error={needed(topic === null)}
          onChange={value => change({ ...begun, topic: value })}
        />
      )}
      {content === 'threats' && (
        <MultiSelect
          label={t('field.controls')}
          placeholder={controls.length === 0 ? t('choose') : ''}
          description={t('controlsHint')}
          searchable
          nothingFoundMessage={t('nothingToChoose')}
          limit={80}
          data={answers}
          value={[...controls]}
          error={needed(controls.length === 0)}
          onChange={value => change({ ...begun, controls: value })}
        />
      )}
    </>
  );
}
