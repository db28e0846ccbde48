import { Alert, Modal, Tabs } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { notifyProblems } from '../../actions';
import { useHost } from '../../host';
import { type LibraryEntry, useSession, useView } from '../../session';
import { useSure } from '../../ui';
import type { EntryToWrite } from '../../worker';
import { CheckPanel } from './CheckPanel';
import { DraftOffer } from './DraftOffer';
import { EntryFoot } from './EntryFoot';
import { EntryForm } from './EntryForm';
import classes from './editor.module.css';
import { RuleText } from './RuleText';
import { type Draft, titleOf, useDraft, useEntry, VIEWS, type ViewName } from './useDraft';
import { YamlText } from './YamlText';

/** The editor of an entry of one's own pack, over the library. */
export function EntryEditor() {
  const editing = useView(view => view.library.editing);
  return editing && <Loading key={`${editing.tab} ${editing.id}`} entry={editing} />;
}

function Loading({ entry }: { readonly entry: LibraryEntry }) {
  const read = useEntry(entry);
  const [choice, setChoice] = useState<'go-on' | 'begin-anew' | null>(null);
  if (!read) return null;
  if (read.draft && choice === null) return <DraftOffer place={entry} read={read} choose={setChoice} />;
  return <Editor place={entry} read={choice === 'begin-anew' ? { ...read, draft: null } : read} />;
}

interface EditorProps {
  readonly place: LibraryEntry;
  readonly read: EntryToWrite;
}

function Editor({ place, read }: EditorProps) {
  const { t } = useTranslation('packs');
  const { t: common } = useTranslation('common');
  const session = useSession();
  const draft = useDraft(place, read);
  const { ask, dialog } = useSure({ cancel: common('cancel'), close: common('close') });
  const title = titleOf(draft.entry, place.id);
  const leave = () => session.editInLibrary(null);
  const discard = async () => {
    const dropped = await session.office.dropDraft(draft.pack, { content: place.tab, id: place.id });
    if (dropped.ok) leave();
    else notifyProblems(dropped.problems);
  };
  const instead = { button: t('keepForLater'), run: leave };
  const askFirst = () =>
    ask({ title: t('closeUnsaved'), text: t('discardSure'), button: t('discard'), run: discard, instead });
  const close = () => (draft.isChanged ? askFirst() : leave());
  useWindowGuard(!draft.isKept);
  useSteps(draft);
  return (
    <Modal
      opened
      onClose={close}
      fullScreen
      title={t('editing', { title })}
      closeOnEscape={false}
      closeButtonProps={{ 'aria-label': common('close') }}
      classNames={{ body: classes.body, content: classes.content }}
    >
      <div className={classes.columns}>
        <Views place={place} draft={draft} />
        <aside className={classes.side}>
          <CheckPanel draft={draft} leave={close} />
        </aside>
      </div>
      <EntryFoot place={place} draft={draft} title={title} close={close} />
      {dialog}
    </Modal>
  );
}

/** While something of it is not on this device, the window asks before it closes. */
function useWindowGuard(unsaved: boolean): void {
  const host = useHost();
  useEffect(() => {
    if (!unsaved) return;
    void host['window.guard']({ unsaved: true });
    return () => void host['window.guard']({ unsaved: false });
  }, [host, unsaved]);
}

/**
 * Steps of the draft by keys, wherever the focus is: what has it may be gone. No key reaches the project behind; a text that has steps
 * of its own keeps them.
 */
function useSteps({ undo, redo }: Draft): void {
  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (event.target instanceof Element && event.target.closest('.cm-editor')) return;
      const key = event.key.toLowerCase();
      const isStep = (event.ctrlKey || event.metaKey) && (key === 'z' || key === 'y');
      if (isStep || event.altKey) event.stopPropagation();
      if (!isStep) return;
      event.preventDefault();
      const step = key === 'y' || event.shiftKey ? redo : undo;
      step?.();
    };
    window.addEventListener('keydown', take, true);
    return () => window.removeEventListener('keydown', take, true);
  }, [undo, redo]);
}

function Views({ place, draft }: { readonly place: LibraryEntry; readonly draft: Draft }) {
  const { t } = useTranslation('packs');
  const [view, setView] = useState<ViewName>('form');
  const views = VIEWS.filter(one => one !== 'text' || place.tab === 'threats');
  const { unreadable } = draft;
  const shown = {
    form: <EntryForm content={place.tab} draft={draft} toYaml={() => setView('yaml')} />,
    text: <RuleText key={draft.turns} draft={draft} />,
    yaml: <YamlText key={draft.turns} content={place.tab} draft={draft} />,
  };
  return (
    <div className={classes.main}>
      <Tabs value={view} onChange={next => setView(VIEWS.find(one => one === next) ?? 'form')}>
        <Tabs.List aria-label={t('views')}>
          {views.map(one => (
            <Tabs.Tab key={one} value={one}>
              {t(`view.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
      </Tabs>
      {unreadable && unreadable.view !== view && (
        <Alert color="yellow" variant="light">
          {t('otherDraft', { view: t(`view.${unreadable.view}`) })}
        </Alert>
      )}
      <div className={classes.view}>{shown[view]}</div>
    </div>
  );
}
