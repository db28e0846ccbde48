import { useEffect, useRef, useState } from 'react';
import { notifyProblems } from '../../actions';
import { type LibraryEntry, useSession } from '../../session';
import type { StoredDraft } from '../../worker';

interface Written extends Pick<StoredDraft, 'pack' | 'entry' | 'from' | 'unread'> {
  readonly isChanged: boolean;
}

/**
 * Keeps what is being written on this device with every change of it, and lets go of it once nothing of it is unsaved. Answers whether
 * all of it is on disk.
 */
export function useKeptDraft({ tab, id }: LibraryEntry, { pack, entry, from, unread, isChanged }: Written): boolean {
  const { office } = useSession();
  const [kept, setKept] = useState<Pick<Written, 'entry' | 'unread'> | null>(null);
  const isThere = useRef(false);
  const isTold = useRef(false);
  useEffect(() => {
    let isCurrent = true;
    const place = { content: tab, id };
    const keep = async () => {
      isThere.current = true;
      const done = await office.keepDraft({ pack, ...place, entry, from, unread });
      if (done.ok && isCurrent) setKept({ entry, unread });
      if (!done.ok && !isTold.current) notifyProblems(done.problems);
      // Said once, not with every letter.
      isTold.current = !done.ok;
    };
    if (isChanged) void keep();
    else if (isThere.current) void office.dropDraft(pack, place);
    return () => {
      isCurrent = false;
    };
  }, [office, tab, id, pack, entry, from, unread, isChanged]);
  return !isChanged || (kept !== null && kept.entry === entry && kept.unread === unread);
}
