import { type Environment, fail, ok } from '../../core/base';
import { apply } from '../../core/changes';
import type { DocumentId, ProjectModel } from '../../core/model';
import { type Database, eraseEverything, eraseProject, recover, stored, type ThreatsLine } from '../persistence';
import type { Answer, BackOffice } from './backOffice';
import type { LockKeeper } from './locks';

interface ShelfParts {
  readonly db: Database;
  readonly environment: Environment;
  readonly locks: LockKeeper;
  /** Resolves when the project that was left last is written whole. */
  readonly closed: () => Promise<unknown>;
  /** Closes whatever this window has open. */
  readonly leave: () => Promise<void>;
  /** Keeps a whole project under an id, new or not. */
  readonly keepWhole: (
    id: DocumentId,
    revision: number,
    model: ProjectModel,
    threats: ThreatsLine | null,
  ) => Answer<null>;
}

type ShelfCalls = Pick<
  BackOffice,
  | 'listProjects'
  | 'renameProject'
  | 'duplicateProject'
  | 'binProject'
  | 'restoreProject'
  | 'deleteProject'
  | 'deleteEverything'
>;

/** The projects of this device that are not open: named, copied, put away, deleted. */
export function createProjectShelf({ db, environment, locks, closed, leave, keepWhole }: ShelfParts): ShelfCalls {
  /** Does something to a project that is not open: refused while another window has it, which would write over it. */
  async function alone<T>(id: DocumentId, work: () => Answer<T>): Answer<T> {
    await closed();
    if (!(await locks.take(id))) return fail({ code: 'storage/other-window' });
    try {
      return await work();
    } finally {
      await locks.release(id);
    }
  }

  async function rename(id: DocumentId, name: string): Answer<null> {
    const kept = await recover(db, id);
    if (!kept.ok) return kept;
    const model = named(kept.value.model, () => name);
    return model ? keepWhole(id, kept.value.revision + 1, model, null) : fail({ code: 'row/unknown', facts: { id } });
  }

  async function duplicate(id: DocumentId): Answer<DocumentId> {
    await closed();
    const kept = await recover(db, id);
    if (!kept.ok) return kept;
    const source = await stored(() => db.projects.get(id));
    if (!source.ok) return source;
    const model = named(kept.value.model, name => `${name} (copy)`);
    if (!model) return fail({ code: 'row/unknown', facts: { id } });
    const copy = environment.newId('do');
    const written = await keepWhole(copy, 0, model, source.value ?? null);
    return written.ok ? ok(copy) : written;
  }

  async function setBinned(id: DocumentId, binned: string | null): Answer<null> {
    const done = await stored(() => db.projects.update(id, { binned }));
    return done.ok ? ok(null) : done;
  }

  /** Deletes all, unless a window still works on one of the projects. */
  async function deleteEverything(): Answer<null> {
    await leave();
    const all = await stored(() => db.projects.toCollection().primaryKeys());
    if (!all.ok) return all;
    const erase = all.value.reduceRight<() => Answer<null>>(
      (rest, id) => () => alone(id, rest),
      () => eraseEverything(db),
    );
    return erase();
  }

  return {
    listProjects: async () => {
      await closed();
      return stored(() => db.projects.toArray());
    },
    renameProject: (id, name) => alone(id, () => rename(id, name)),
    duplicateProject: duplicate,
    binProject: id => alone(id, () => setBinned(id, environment.now())),
    restoreProject: id => setBinned(id, null),
    deleteProject: id => alone(id, () => eraseProject(db, id)),
    deleteEverything,
  };
}

/** The project under another name; null: it is not known what it is. */
function named(model: ProjectModel, name: (before: string) => string): ProjectModel | null {
  const before = model.project.get('project');
  if (!before) return null;
  return apply(model, [{ table: 'project', id: 'project', before, after: { ...before, name: name(before.name) } }]);
}
