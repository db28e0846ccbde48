import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../../core/base';
import { notifyProblems } from '../../actions';
import { type LibraryEntry, useSession } from '../../session';
import type { EntryCheck } from '../../worker';

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
  readonly set: (entry: Fields) => void;
  readonly refuse: (unreadable: Unreadable) => void;
  /** It is kept from now on. */
  readonly kept: () => void;
}

interface Loaded {
  readonly pack: string;
  readonly saved: Fields;
  readonly entry: Fields;
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
      setLoaded({ pack: read.value.pack, saved: entry, entry, unreadable: null });
    });
    return () => {
      isCurrent = false;
    };
  }, [session, tab, id]);
  const { pack, entry } = loaded ?? {};
  useEffect(() => {
    if (pack === undefined || entry === undefined) return;
    // What is saved now is what the next look compares with.
    let isCurrent = saves >= 0;
    const timer = setTimeout(() => {
      void session.office.tryEntry({ pack, content: tab, id, entry }).then(answer => {
        if (!isCurrent) return;
        if (answer.ok) setChecked({ of: entry, check: answer.value });
        else notifyProblems(answer.problems);
      });
    }, PAUSE);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [session, pack, tab, id, entry, saves]);
  const set = useCallback((next: Fields) => setLoaded(now => now && { ...now, entry: next, unreadable: null }), []);
  const refuse = useCallback((unreadable: Unreadable) => setLoaded(now => now && { ...now, unreadable }), []);
  const kept = useCallback(() => {
    setLoaded(now => now && { ...now, saved: now.entry });
    setSaves(count => count + 1);
  }, []);
  if (!loaded) return null;
  return {
    pack: loaded.pack,
    entry: loaded.entry,
    isSaved: saves > 0 && loaded.entry === loaded.saved && loaded.unreadable === null,
    isChanged: loaded.entry !== loaded.saved || loaded.unreadable !== null,
    unreadable: loaded.unreadable,
    check: checked?.of === loaded.entry ? checked.check : null,
    set,
    refuse,
    kept,
  };
}
