import { type Environment, fail, ok, type Result } from '../../core/base';
import { readDocument, type Sha256, writeDocument } from '../../core/document';
import type { Engine } from '../../core/engine';
import { DocumentId, type ProjectModel } from '../../core/model';
import type { Knowledge } from '../../core/packs';
import { type AnalysedProject, addDays, type Comparison, compareProjects } from '../../core/review';
import { type Database, type KeptState, recover, stored } from '../persistence';
import { analysed, sideOf } from './analysed';
import type { Answer, BackOffice, KeptStateLine, Progress } from './backOffice';

interface Open {
  readonly id: DocumentId;
  readonly keeper: { readonly model: ProjectModel; readonly revision: number; readonly readOnly: boolean };
  readonly engine: Engine;
}

interface StateDeskParts {
  readonly db: Database;
  readonly environment: Environment;
  readonly sha256: Sha256;
  /** The open project with every edit worked in. */
  readonly settled: () => Result<Open>;
  /** What a model is judged by. */
  readonly knowledge: (model: ProjectModel) => Knowledge;
}

type StateCalls = Pick<BackOffice, 'listStates' | 'keepState' | 'compareStates'>;

export interface StateDesk extends StateCalls {
  /** Keeps a project that is being opened, when the last kept state is a week old. */
  readonly keepWeekly: (open: Open) => Answer<null>;
}

const WEEK = 7;
/** So many states that belong to no review are kept of a project; the oldest make room. Those of reviews stay. */
const MOST = 12;
const UTF8 = new TextEncoder();

/** States of the open project to compare with: kept when a review is closed, once a week, and when somebody asks for it. */
export function createStateDesk({ db, environment, sha256, settled, knowledge }: StateDeskParts): StateDesk {
  async function states(project: DocumentId): Answer<readonly KeptStateLine[]> {
    const read = await stored(() => db.keptStates.where('project').equals(project).toArray());
    if (!read.ok) return read;
    const lines = read.value.map(({ text: _, ...line }) => line);
    return ok(lines.sort((a, b) => (a.at < b.at ? 1 : -1)));
  }

  async function keep({ id, keeper }: Open): Answer<KeptStateLine> {
    const text = writeDocument({ kind: 'project', id, model: keeper.model });
    const row: KeptState = {
      id: environment.newId('ks'),
      project: id,
      at: environment.now(),
      review: null,
      revision: keeper.revision,
      sha256: await sha256(UTF8.encode(text)),
      text,
    };
    const before = await states(id);
    if (!before.ok) return before;
    const old = before.value.filter(one => one.review === null).slice(MOST - 1);
    const put = await stored(() =>
      db.transaction('rw', db.keptStates, async () => {
        await db.keptStates.bulkDelete(old.map(one => one.id));
        await db.keptStates.put(row);
      }),
    );
    const { text: _, ...line } = row;
    return put.ok ? ok(line) : put;
  }

  async function keepWeekly(open: Open): Answer<null> {
    if (open.keeper.readOnly) return ok(null);
    const kept = await states(open.id);
    if (!kept.ok) return kept;
    const summary = await stored(() => db.projects.get(open.id));
    if (!summary.ok) return summary;
    const last = (kept.value[0]?.at ?? summary.value?.created ?? environment.now()).slice(0, 10);
    if (addDays(last, WEEK) > environment.now().slice(0, 10)) return ok(null);
    const now = await keep(open);
    return now.ok ? ok(null) : now;
  }

  /** A kept state as it was judged then, or another project as it is judged now. */
  async function sideCalled(id: string): Answer<AnalysedProject> {
    const row = await stored(() => db.keptStates.get(id));
    if (!row.ok) return row;
    const project = row.value ? null : DocumentId.safeParse(id);
    if (project?.success) {
      const kept = await recover(db, project.data);
      if (!kept.ok) return kept;
      return ok(analysed(kept.value.model, knowledge(kept.value.model), environment.now().slice(0, 10)));
    }
    if (!row.value) return fail({ code: 'row/unknown', facts: { id } });
    const read = readDocument(row.value.text, id);
    if (!read.ok) return read;
    if (read.value.kind !== 'project')
      return fail({ code: 'document/wrong-kind', facts: { found: read.value.kind, wanted: 'project' } });
    return ok(analysed(read.value.model, knowledge(read.value.model), row.value.at.slice(0, 10)));
  }

  async function compare(
    before: string,
    after: string | null,
    onProgress: Progress,
    signal: AbortSignal,
  ): Answer<Comparison> {
    const open = settled();
    if (!open.ok) return open;
    onProgress(0.1, 'before');
    const was = await sideCalled(before);
    if (!was.ok) return was;
    if (signal.aborted) return fail({ code: 'report/cancelled' });
    onProgress(0.6, 'after');
    const is = after === null ? ok(sideOf(open.value.engine)) : await sideCalled(after);
    return is.ok ? ok(compareProjects(open.value.engine.library, was.value, is.value)) : is;
  }

  return {
    listStates: async () => {
      const open = settled();
      return open.ok ? states(open.value.id) : open;
    },
    keepState: async () => {
      const open = settled();
      return open.ok ? keep(open.value) : open;
    },
    compareStates: compare,
    keepWeekly,
  };
}
