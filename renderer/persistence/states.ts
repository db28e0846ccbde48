import { fail, ok, type Result } from '../../core/base';
import { readOwnDocument } from '../../core/document';
import type { DocumentId, ProjectModel } from '../../core/model';
import type { Judgement } from '../../core/review';
import type { Database } from './database';
import { stored } from './documents';
import type { KeptStateContent, KeptStateLine } from './rows';

/** A state to be kept: its line and its content have one id. */
export interface StateToKeep {
  readonly line: KeptStateLine;
  readonly text: string;
  readonly judgement: Judgement;
}

/** A kept state that was read back. */
export interface StateRead {
  readonly line: KeptStateLine;
  readonly model: ProjectModel;
  /** How it was judged when it was kept; null: it is from before that was kept. */
  readonly judgement: Judgement | null;
}

/** The kept states of a project, newest first, without reading any of them. */
export async function statesOf(db: Database, project: DocumentId): Promise<Result<readonly KeptStateLine[]>> {
  const read = await stored(() => db.keptStates.where('project').equals(project).toArray());
  return read.ok ? ok(read.value.sort((a, b) => (a.at < b.at ? 1 : -1))) : read;
}

/** Keeps states and lets others go, in one transaction. */
export function keepStates(
  db: Database,
  states: readonly StateToKeep[],
  gone: readonly string[] = [],
): Promise<Result<null>> {
  const contents = states.map(
    ({ line, text, judgement }): KeptStateContent => ({ id: line.id, text, judgement: JSON.stringify(judgement) }),
  );
  return stored(() =>
    db.transaction('rw', db.keptStates, db.keptContents, async () => {
      await db.keptStates.bulkDelete([...gone]);
      await db.keptContents.bulkDelete([...gone]);
      await db.keptStates.bulkPut(states.map(state => state.line));
      await db.keptContents.bulkPut(contents);
      return null;
    }),
  );
}

/**
 * A kept state as it was written; null where there is none with this id.
 * @param like the project now, with which a state has most of its rows in common
 */
export async function readState(
  db: Database,
  id: string,
  like: ProjectModel | null,
): Promise<Result<StateRead | null>> {
  const rows = await stored(() => Promise.all([db.keptStates.get(id), db.keptContents.get(id)]));
  if (!rows.ok) return rows;
  const [line, content] = rows.value;
  if (!line || !content) return ok(null);
  const read = readOwnDocument(content.text, id, like);
  if (!read.ok) return read;
  if (read.value.kind !== 'project')
    return fail({ code: 'document/wrong-kind', facts: { found: read.value.kind, wanted: 'project' } });
  // Written by `keepStates` and by nothing else.
  const judgement = content.judgement === null ? null : (JSON.parse(content.judgement) as Judgement);
  return ok({ line, model: read.value.model, judgement });
}
