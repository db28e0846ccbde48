import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../core/base';
import { notifyProblems } from '../../actions';
import { type LibraryEntry, useSession } from '../../session';
import type { EntryCheck } from '../../worker';
import { begun, type DraftHistory, redone, stepped, undone } from './draftHistory';

export type Fields = Readonly<Record<string, unknown>>;
export const VIEWS = ['form', 'text', 'yaml'] as const;
export type ViewName = (typeof VIEWS)[number];

/** What was typed in a view and cannot be read; the entry is still what it was before. */
export interface Unreadable {
  readonly view: ViewName;
  readonly text: string;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** An entry that is being written: the last readable state of it, which every view shows. */
export interface Draft {
  readonly pack: string;
  readonly entry: Fields;
  readonly isChanged: boolean;
  /** It was saved here, and nothing has been changed since. */
  readonly isSaved: boolean;
  readonly unreadable: Unreadable | null;
  /** What there is to say of it; null while that is worked out. */
  readonly check: EntryCheck | null;
  /** What was said of it last, so that it can be read on until there is something new. */
  readonly lastCheck: EntryCheck | null;
  readonly set: (entry: Fields) => void;
  /** Sets some fields of it; the same function for as long as it is written. */
  readonly change: (fields: Fields) => void;
  readonly refuse: (unreadable: Unreadable) => void;
  /** Takes the last step back, and does it again; null where there is none. What cannot be read is taken back first. */
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
  /** How often something was taken back or done again: what holds text of its own begins anew then. */
  readonly turns: number;
  /** It is kept from now on. */
  readonly kept: () => void;
}

interface Loaded {
  readonly pack: string;
  readonly saved: Fields;
  readonly history: DraftHistory<Fields>;
  readonly turns: number;
  readonly unreadable: Unreadable | null;
}

/** So long nobody has typed before it is looked at. */
const PAUSE = 250;

export const asFields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? { ...value } : {});

/** Loads an entry of an own pack to be written; null until it is there. */
export function useDraft({ tab, id }: LibraryEntry): Draft | null {
  const session = useSession();
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [checked, setChecked] = useState<{ readonly of: Fields; readonly check: EntryCheck } | null>(null);
  const [saves, setSaves] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    void session.office.readEntry({ content: tab, id }).then(read => {
      if (!isCurrent) return;
      if (!read.ok) return notifyProblems(read.problems);
      const entry = asFields(read.value.entry);
      setLoaded({ pack: read.value.pack, saved: entry, history: begun(entry), turns: 0, unreadable: null });
    });
    return () => {
      isCurrent = false;
    };
  }, [session, tab, id]);
  const pack = loaded?.pack;
  const entry = loaded?.history.now;
  useEffect(() => {
    if (pack === undefined || entry === undefined) return;
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
    const at = performance.now();
    setLoaded(now => now && { ...now, history: stepped(now.history, to(now.history.now), at), unreadable: null });
  }, []);
  const set = useCallback((next: Fields) => step(() => next), [step]);
  const change = useCallback((fields: Fields) => step(now => ({ ...now, ...fields })), [step]);
  const turn = useCallback(
    (way: (history: DraftHistory<Fields>) => DraftHistory<Fields>) =>
      setLoaded(now => {
        if (!now) return now;
        const history = now.unreadable ? now.history : way(now.history);
        return { ...now, history, unreadable: null, turns: now.turns + 1 };
      }),
    [],
  );
  const refuse = useCallback((unreadable: Unreadable) => setLoaded(now => now && { ...now, unreadable }), []);
  const kept = useCallback(() => {
    setLoaded(now => now && { ...now, saved: now.history.now });
    setSaves(count => count + 1);
  }, []);
  if (!loaded) return null;
  const { history, saved, unreadable, turns } = loaded;
  return {
    pack: loaded.pack,
    entry: history.now,
    isSaved: saves > 0 && history.now === saved && unreadable === null,
    isChanged: history.now !== saved || unreadable !== null,
    unreadable,
    check: checked?.of === history.now ? checked.check : null,
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
