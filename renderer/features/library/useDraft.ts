import { useCallback, useEffect, useState } from 'react';
import { sameJson } from '../../../core/base';
import { notifyProblems } from '../../actions';
import { type LibraryEntry, useSession } from '../../session';
import { isTyping } from '../../ui';
import type { EntryCheck, EntryToWrite, UnreadText } from '../../worker';
import { begun, type DraftHistory, redone, stepped, undone } from './draftHistory';
import { useKeptDraft } from './useKeptDraft';

export type Fields = Readonly<Record<string, unknown>>;
export const VIEWS = ['form', 'text', 'yaml'] as const;
export type ViewName = (typeof VIEWS)[number];

/** An entry that is being written: the last readable state of it, which every view shows. */
export interface Draft {
  readonly pack: string;
  /** The id that it is saved under. */
  readonly id: string;
  readonly entry: Fields;
  readonly isChanged: boolean;
  /** It was saved here, and nothing has been changed since. */
  readonly isSaved: boolean;
  /** What was typed in a view and cannot be read; the entry is still what it was before. */
  readonly unreadable: UnreadText | null;
  /** Whether all of it is on this device, so that neither a reload nor a crash takes it. */
  readonly isKept: boolean;
  /** What there is to say of it; null while that is worked out. */
  readonly check: EntryCheck | null;
  /** What was said of it last, so that it can be read on until there is something new. */
  readonly lastCheck: EntryCheck | null;
  readonly set: (entry: Fields) => void;
  /** Sets some fields of it; the same function for as long as it is written. */
  readonly change: (fields: Fields) => void;
  readonly refuse: (unreadable: UnreadText) => void;
  /** Takes the last step back, and does it again; null where there is none. What cannot be read is taken back first. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** How often something was taken back or done again: what holds text of its own begins anew then. */
  readonly turns: number;
  /** It is kept from now on. */
  readonly kept: () => void;
}

interface State {
  readonly saved: Fields;
  readonly history: DraftHistory<Fields>;
  readonly turns: number;
  readonly unreadable: UnreadText | null;
}

/** So long nobody has typed before it is looked at. */
const PAUSE = 250;

export const asFields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});

const textOf = (value: unknown) => (typeof value === 'string' ? value : '');

/** What people call an entry. */
export const titleOf = (entry: Fields, id: string): string => textOf(entry['title']) || textOf(entry['name']) || id;

/** Loads an entry of an own pack to be written; null until it is there. */
export function useEntry({ tab, id }: LibraryEntry): EntryToWrite | null {
  const { office } = useSession();
  const [read, setRead] = useState<EntryToWrite | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void office.readEntry({ content: tab, id }).then(answer => {
      if (!isCurrent) return;
      if (answer.ok) setRead(answer.value);
      else notifyProblems(answer.problems);
    });
    return () => {
      isCurrent = false;
    };
  }, [office, tab, id]);
  return read;
}

/** The saved entry, or what was written of it before: a step back leads from that to what is saved. */
function begunFrom({ entry, draft }: EntryToWrite): State {
  const saved = asFields(entry);
  const before = begun(saved);
  const isOther = draft !== null && !sameJson(draft.entry, entry);
  const history = isOther ? { ...before, now: asFields(draft.entry), past: [saved] } : before;
  return { saved, history, turns: 0, unreadable: draft?.unread ?? null };
}

/** An entry that is being written, from where it was left. */
export function useDraft(place: LibraryEntry, read: EntryToWrite): Draft {
  const session = useSession();
  const { tab, id } = place;
  const { pack } = read;
  const [state, setState] = useState<State>(() => begunFrom(read));
  const [checked, setChecked] = useState<{ readonly of: Fields; readonly check: EntryCheck } | null>(null);
  const [saves, setSaves] = useState(0);
  const { history, saved, unreadable, turns } = state;
  const entry = history.now;
  const isChanged = entry !== saved || unreadable !== null;
  const isKept = useKeptDraft(place, { pack, entry, from: saved, unread: unreadable, isChanged });
  useEffect(() => {
    const work = new AbortController();
    const timer = setTimeout(() => {
      // What is saved now is what the next look compares with.
      if (saves < 0) return;
      void session.office
        .tryEntry({ pack, content: tab, id, entry }, () => undefined, work.signal)
        .then(answer => {
          if (work.signal.aborted) return;
          if (answer.ok) setChecked({ of: entry, check: answer.value });
          else notifyProblems(answer.problems);
        });
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      work.abort();
    };
  }, [session, pack, tab, id, entry, saves]);
  const step = useCallback((to: (now: Fields) => Fields) => {
    const way = { at: performance.now(), typing: isTyping() };
    setState(now => ({ ...now, history: stepped(now.history, to(now.history.now), way), unreadable: null }));
  }, []);
  const set = useCallback((next: Fields) => step(() => next), [step]);
  const change = useCallback((fields: Fields) => step(now => ({ ...now, ...fields })), [step]);
  const turn = useCallback(
    (way: (history: DraftHistory<Fields>) => DraftHistory<Fields>) =>
      setState(now => {
        const history = now.unreadable ? now.history : way(now.history);
        return { ...now, history, unreadable: null, turns: now.turns + 1 };
      }),
    [],
  );
  const refuse = useCallback((unreadable: UnreadText) => setState(now => ({ ...now, unreadable })), []);
  const kept = useCallback(() => {
    setState(now => ({ ...now, saved: now.history.now }));
    setSaves(count => count + 1);
  }, []);
  return {
    pack,
    id,
    entry,
    isSaved: saves > 0 && !isChanged,
    isChanged,
    unreadable,
    isKept,
    check: checked?.of === entry ? checked.check : null,
    lastCheck: checked?.check ?? null,
    set,
    change,
    refuse,
    undo: unreadable || history.past.length > 0 ? () => turn(undone) : null,
    redo: !unreadable && history.future.length > 0 ? () => turn(redone) : null,
    turns,
    kept,
  };
}
