import { fail, ok, type Result } from '../../core/base';
import { apply, type ProjectPatch } from '../../core/changes';
import { CURRENT_VERSION, readDocument, writeDocument } from '../../core/document';
import type { DocumentId, ProjectModel } from '../../core/model';
import { type Database, type JournalEntry, storageProblem } from './database';
import type { ProjectSummary } from './rows';

/** A project as it was last kept. `entries` counts the edits since its snapshot. */
export interface KeptProject {
  readonly model: ProjectModel;
  readonly revision: number;
  readonly entries: number;
}

/** Runs a piece of storage work; whatever the storage throws becomes a problem. */
export async function stored<T>(work: () => Promise<T>): Promise<Result<T>> {
  try {
    return ok(await work());
  } catch (error) {
    return fail(storageProblem(error));
  }
}

/** Appends one edit. The promise resolves when the transaction has completed, not before. */
export function appendEdit(
  db: Database,
  project: DocumentId,
  revision: number,
  patch: ProjectPatch,
  at: string,
): Promise<Result<null>> {
  const entry: JournalEntry = { project, revision, version: CURRENT_VERSION, patch, at };
  return stored(() =>
    db.transaction('rw', db.journal, async () => {
      await db.journal.add(entry);
      return null;
    }),
  );
}

/** Writes the project whole, drops the edits that are in it, and renews its line in the list: one transaction. */
export function writeSnapshot(
  db: Database,
  project: DocumentId,
  revision: number,
  model: ProjectModel,
  summary: ProjectSummary,
): Promise<Result<null>> {
  const text = writeDocument({ kind: 'project', id: project, model });
  return stored(() =>
    db.transaction('rw', db.journal, db.snapshots, db.projects, async () => {
      await db.snapshots.put({ id: project, revision, text });
      await db.journal.where('[project+revision]').between([project, 0], [project, revision], true, true).delete();
      await db.projects.put(summary);
      return null;
    }),
  );
}

/** The project as of the last edit that was acknowledged: snapshot, then every later edit in order. */
export async function recover(db: Database, project: DocumentId): Promise<Result<KeptProject>> {
  const read = await stored(() =>
    db.transaction('r', db.snapshots, db.journal, async () => {
      const snapshot = await db.snapshots.get(project);
      const entries = await db.journal
        .where('[project+revision]')
        .between([project, 0], [project, Number.MAX_SAFE_INTEGER], true, true)
        .sortBy('revision');
      return { snapshot, entries };
    }),
  );
  if (!read.ok) return read;
  const { snapshot, entries } = read.value;
  if (!snapshot) return fail({ code: 'row/unknown', facts: { id: project } });
  const document = readDocument(snapshot.text, project);
  if (!document.ok) return document;
  if (document.value.kind !== 'project')
    return fail({ code: 'document/wrong-kind', facts: { found: document.value.kind, wanted: 'project' } });
  const later = entries.filter(entry => entry.revision > snapshot.revision);
  const model = later.reduce((now, entry) => apply(now, entry.patch), document.value.model);
  return ok({ model, revision: later.at(-1)?.revision ?? snapshot.revision, entries: later.length });
}

/** Removes a project with its edits and reports. Evidence is shared by hash and stays until everything is deleted. */
export function eraseProject(db: Database, project: DocumentId): Promise<Result<null>> {
  return stored(() =>
    db.transaction('rw', [db.projects, db.snapshots, db.journal, db.reports, db.reportFiles], async () => {
      const reports = await db.reports.where('project').equals(project).primaryKeys();
      await db.reportFiles.bulkDelete(reports);
      await db.reports.bulkDelete(reports);
      await db.journal
        .where('[project+revision]')
        .between([project, 0], [project, Number.MAX_SAFE_INTEGER], true, true)
        .delete();
      await db.snapshots.delete(project);
      await db.projects.delete(project);
      return null;
    }),
  );
}

/** Removes everything from this device. */
export function eraseEverything(db: Database): Promise<Result<null>> {
  return stored(() =>
    db.transaction('rw', db.tables, async () => {
      await Promise.all(db.tables.map(table => table.clear()));
      return null;
    }),
  );
}
