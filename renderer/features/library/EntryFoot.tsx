import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { isEffective, PackEffectLine, Underway, useWeighing } from '../../meaning';
import { type LibraryEntry, useDispatch, useRow, useSession } from '../../session';
import type { PackEffect } from '../../worker';
import classes from './editor.module.css';
import { SureOfEffect } from './SureOfEffect';
import type { Draft, Fields } from './useDraft';

interface EntryFootProps {
  readonly place: LibraryEntry;
  readonly draft: Draft;
  readonly title: string;
  readonly close: () => void;
}

/** What can be done with a draft as a whole: a step back or on, away with it, out of it, kept. */
export function EntryFoot({ place, draft, title, close }: EntryFootProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const { office } = session;
  const carryOn = useCarryOn(draft.pack);
  const save = useSave(place, draft, carryOn);
  const [isDeleting, setDeleting] = useState(false);
  const remove = async () => {
    const gone = await office.removeEntry(draft.pack, { content: place.tab, id: place.id });
    if (!gone.ok) return notifyProblems(gone.problems);
    await carryOn();
    session.editInLibrary(null);
  };
  return (
    <Group justify="space-between" className={classes.foot}>
      <Group gap="xs">
        <Button variant="default" {...pressable(draft.undo !== null)} onClick={() => draft.undo?.()}>
          {common('undo')}
        </Button>
        <Button variant="default" {...pressable(draft.redo !== null)} onClick={() => draft.redo?.()}>
          {common('redo')}
        </Button>
        <Button variant="subtle" color="red" onClick={() => setDeleting(true)}>
          {t('deleteEntry')}
        </Button>
      </Group>
      <Group gap="xs" ml="auto" justify="flex-end">
        {draft.isChanged && !save.effect && (
          <Text size="xs" c="var(--ink-soft)">
            {t(draft.isKept ? 'notSavedKept' : 'notSaved')}
          </Text>
        )}
        <div role="status">
          {draft.isSaved && <Text size="sm">{t('saved')}</Text>}
          {save.effect && <PackEffectLine effect={save.effect} words="effectSaved" />}
        </div>
        {save.share !== null && <Underway label={t('weighing')} share={save.share} cancel={save.cancel} />}
        <Button variant="default" onClick={close}>
          {common('close')}
        </Button>
        <Button {...pressable(save.can && !save.isBusy)} onClick={() => void save.press()}>
          {t(save.effect ? 'saveSo' : 'saveEntry')}
        </Button>
      </Group>
      {isDeleting && (
        <SureOfEffect
          change={{ kind: 'delete', pack: draft.pack, content: place.tab, id: place.id }}
          words="effectDeleted"
          text={t('deleteSure', { title })}
          button={t('deleteEntry')}
          run={remove}
          close={() => setDeleting(false)}
        />
      )}
    </Group>
  );
}

/** A button that has nothing to do keeps the focus of whoever pressed it: a disabled one would drop it. */
const pressable = (can: boolean) => (can ? {} : { 'data-disabled': true, 'aria-disabled': true });

/** A project that carries the pack goes on carrying what is in it now. */
function useCarryOn(pack: string): () => Promise<void> {
  const { office } = useSession();
  const dispatch = useDispatch();
  const carried = useRow('packs', pack)?.carried ?? null;
  return async () => {
    const read = carried ? await office.readPack(pack, 'device') : null;
    if (read?.ok) dispatch({ type: 'pack/carry', pack, carried: read.value });
  };
}

/** Saving: what that would change in the open project is told first, and whoever has read it presses once more. */
function useSave(place: LibraryEntry, draft: Draft, carryOn: () => Promise<void>) {
  const session = useSession();
  const { office } = session;
  const { share, weigh, cancel } = useWeighing();
  const [isBusy, setBusy] = useState(false);
  const [weighed, setWeighed] = useState<{ readonly of: Fields; readonly effect: PackEffect } | null>(null);
  const effect = weighed?.of === draft.entry ? weighed.effect : null;
  const can = draft.isChanged && draft.unreadable === null && draft.check?.problems.length === 0;
  const whole = { pack: draft.pack, content: place.tab, id: place.id, entry: draft.entry };
  const keep = async () => {
    const saved = await office.saveEntry(whole);
    if (!saved.ok) return notifyProblems(saved.problems);
    await carryOn();
    draft.kept();
    const id = draft.entry['id'];
    if (typeof id !== 'string' || id === place.id) return;
    session.showInLibrary({ tab: place.tab, id });
    session.editInLibrary({ tab: place.tab, id });
  };
  const weighAndKeep = async () => {
    const told = await weigh({ kind: 'save', draft: whole });
    if (!told) return;
    if (!told.ok) return notifyProblems(told.problems);
    if (told.value && isEffective(told.value)) setWeighed({ of: draft.entry, effect: told.value });
    else await keep();
  };
  const press = async () => {
    if (!can || isBusy) return;
    setBusy(true);
    await (effect ? keep() : weighAndKeep());
    setBusy(false);
  };
  return { can, isBusy, share, cancel, effect: draft.isChanged ? effect : null, press };
}
