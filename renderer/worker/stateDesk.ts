import { addDays, type Environment, fail, ok, type Result } from '../../core/base';
import { type Sha256, writeDocument } from '../../core/document';
import type { Engine } from '../../core/engine';
import { DocumentId, type ProjectModel, type ReviewId } from '../../core/model';
import type { Knowledge } from '../../core/packs';
import { compareProjects, type JudgedProject } from '../../core/review';
import { type Database, keepStates, readState, recover, statesOf, stored } from '../persistence';
import { analysed } from './analysed';
import type { Answer, BackOffice, ComparedStates, KeptStateLine, Progress } from './backOffice';

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
  /** The review that last closed over a project, and how to read the project as it was judged then; null: there was none. */
  readonly lastReviewed: (open: Pick<Open, 'id' | 'engine'>) => Answer<LastReviewed | null>;
  /** The newest kept state of the open project as it was judged then; null: none was kept. */
  readonly newest: () => Answer<{ readonly at: string; readonly project: JudgedProject } | null>;
}

interface LastReviewed {
  readonly review: ReviewId;
  readonly read: () => Answer<JudgedProject>;
}

/** One side of a comparison. `anew`: a kept state from before its judgement was kept with it. */
interface Side {
  readonly project: JudgedProject;
  readonly anew: boolean;
}

const WEEK = 7;
/** So many states that belong to no review are kept of a project; the oldest make room. Those of reviews stay. */
const MOST = 12;
/** Sides that stay at hand: the two that are looked at are compared again at every edit and every other choice. */
const AT_HAND = 2;
const UTF8 = new TextEncoder();

/** States of the open project to compare with: kept when a review is closed, once a week, and when somebody asks for it. */
export function createStateDesk({ db, environment, sha256, settled, knowledge }: StateDeskParts): StateDesk {
  /** Kept states do not change. */
  const atHand = new Map<string, Side>();

  async function keep({ id, keeper, engine }: Open): Answer<KeptStateLine> {
    const text = writeDocument({ kind: 'project', id, model: keeper.model });
    const line: KeptStateLine = {
      id: environment.newId('ks'),
      project: id,
      at: environment.now(),
      review: null,
      revision: keeper.revision,
      sha256: await sha256(UTF8.encode(text)),
    };
    const before = await statesOf(db, id);
    if (!before.ok) return before;
    const old = before.value.filter(one => one.review === null).slice(MOST - 1);
    const { judgement } = engine.judged();
    const kept = await keepStates(
      db,
      [{ line, text, judgement }],
      old.map(one => one.id),
    );
    return kept.ok ? ok(line) : kept;
  }

  async function keepWeekly(open: Open): Answer<null> {
    if (open.keeper.readOnly) return ok(null);
    const kept = await statesOf(db, open.id);
    if (!kept.ok) return kept;
    const summary = await stored(() => db.projects.get(open.id));
    if (!summary.ok) return summary;
    const last = (kept.value[0]?.at ?? summary.value?.created ?? environment.now()).slice(0, 10);
    if (addDays(last, WEEK) > environment.now().slice(0, 10)) return ok(null);
    const now = await keep(open);
    return now.ok ? ok(null) : now;
  }

  const judgedAsOn = (model: ProjectModel, day: string) => analysed(model, knowledge(model), day).judged();

  /** A kept state as it was judged then, or another project as it is judged now. */
  async function sideCalled(id: string, like: ProjectModel): Answer<Side> {
    const known = atHand.get(id);
    if (known) return ok(known);
    const read = await readState(db, id, like);
    if (!read.ok) return read;
    if (read.value) {
      const { line, model, judgement } = read.value;
      const project = judgement ? { model, judgement } : judgedAsOn(model, line.at.slice(0, 10));
      return ok(atHandFromNow(id, { project, anew: judgement === null }));
    }
    const other = DocumentId.safeParse(id);
    if (!other.success) return fail({ code: 'row/unknown', facts: { id } });
    const kept = await recover(db, other.data);
    if (!kept.ok) return kept;
    return ok({ project: judgedAsOn(kept.value.model, environment.now().slice(0, 10)), anew: false });
  }

  function atHandFromNow(id: string, side: Side): Side {
    const [oldest] = atHand.keys();
    if (oldest !== undefined && atHand.size >= AT_HAND) atHand.delete(oldest);
    // What was judged anew would be judged otherwise by the library of tomorrow.
    if (!side.anew) atHand.set(id, side);
    return side;
  }

  async function compare(
    before: string,
    after: string | null,
    onProgress: Progress,
    signal: AbortSignal,
  ): Answer<ComparedStates> {
    const open = settled();
    if (!open.ok) return open;
    const { engine } = open.value;
    onProgress(0.1, 'before');
    const was = await sideCalled(before, engine.model);
    if (!was.ok) return was;
    if (signal.aborted) return fail({ code: 'report/cancelled' });
    onProgress(0.6, 'after');
    const is =
      after === null ? ok<Side>({ project: engine.judged(), anew: false }) : await sideCalled(after, engine.model);
    if (!is.ok) return is;
    if (signal.aborted) return fail({ code: 'report/cancelled' });
    const comparison = compareProjects(engine.library, was.value.project, is.value.project);
    return ok({ comparison, anew: was.value.anew || is.value.anew });
  }

  async function newest(): ReturnType<StateDesk['newest']> {
    const open = settled();
    if (!open.ok) return open;
    const states = await statesOf(db, open.value.id);
    if (!states.ok) return states;
    const [line] = states.value;
    if (!line) return ok(null);
    const side = await sideCalled(line.id, open.value.engine.model);
    return side.ok ? ok({ at: line.at, project: side.value.project }) : side;
  }

  async function lastReviewed({ id, engine }: Pick<Open, 'id' | 'engine'>): ReturnType<StateDesk['lastReviewed']> {
    const states = await statesOf(db, id);
    if (!states.ok) return states;
    const line = states.value.find(one => one.review !== null);
    if (!line || line.review === null) return ok(null);
    const read = async (): Answer<JudgedProject> => {
      const side = await sideCalled(line.id, engine.model);
      return side.ok ? ok(side.value.project) : side;
    };
    return ok({ review: line.review, read });
  }

  return {
    newest,
    lastReviewed,
    listStates: async () => {
      const open = settled();
      return open.ok ? statesOf(db, open.value.id) : open;
    },
    keepState: async () => {
      const open = settled();
      return open.ok ? keep(open.value) : open;
    },
    compareStates: compare,
    keepWeekly,
  };
}
