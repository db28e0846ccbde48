import { ok } from '../../core/base';
import type { EditableContent } from '../../core/packs';
import { type Database, stored } from '../persistence';
import type { BackOffice, StoredDraft } from './backOffice';

type DraftCalls = Pick<BackOffice, 'keepDraft' | 'dropDraft' | 'listDrafts'>;

/** Entries of packs that are being written: kept from the first sign on, so that no reload and no crash takes them. */
export interface DraftDesk {
  readonly calls: DraftCalls;
  /** What was left of an entry unsaved; null: nothing. */
  draftOf(pack: string, place: Place): ReturnType<typeof stored<StoredDraft | null>>;
  /** The pack is gone, and so is what was written of it. */
  dropPack(pack: string): ReturnType<typeof stored<null>>;
}

interface Place {
  readonly content: EditableContent;
  readonly id: string;
}

export function createDraftDesk(db: Database, now: () => string): DraftDesk {
  const newestFirst = (one: StoredDraft, other: StoredDraft) => (one.at < other.at ? 1 : -1);
  return {
    calls: {
      keepDraft: draft =>
        stored(async () => {
          await db.drafts.put({ ...draft, at: now() });
          return null;
        }),
      dropDraft: (pack, { content, id }) =>
        stored(async () => {
          await db.drafts.delete([pack, content, id]);
          return null;
        }),
      listDrafts: async () => {
        const read = await stored(() => db.drafts.toArray());
        return read.ok ? ok(read.value.sort(newestFirst)) : read;
      },
    },
    draftOf: (pack, { content, id }) => stored(async () => (await db.drafts.get([pack, content, id])) ?? null),
    dropPack: pack =>
      stored(async () => {
        await db.drafts.where('pack').equals(pack).delete();
        return null;
      }),
  };
}
