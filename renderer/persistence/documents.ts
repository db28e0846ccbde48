import { fail, ok, type Result } from '../../core/base';
import { apply, type Patch } from '../../core/changes';
import { CURRENT_VERSION, type OpenDocument, readDocument, writeDocument } from '../../core/document';
import type { DocumentId, Model, OrganisationModel, OrganisationRows, ProjectRows, Rows } from '../../core/model';
import { type Database, type JournalEntry, type StoredBytes, storageProblem } from './database';
import type { KeptStateContent, KeptStateLine, ProjectSummary } from './rows';

/** A document as it was last kept. `entries` counts the edits since its snapshot. */
export interface Kept<T extends Rows> {
  readonly model: Model<T>;
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

/** One edit of a document; `revision` is that after it, `at` its moment. */
export interface EditToKeep<T extends Rows> {
  readonly document: DocumentId;
  readonly revision: number;
  readonly patch: Patch<T>;
  readonly at: string;
}

/** Appends one edit. The promise resolves when the transaction has completed, not before. */
export function appendEdit<T extends Rows>(
  db: Database,
  { document, revision, patch, at }: EditToKeep<T>,
): Promise<Result<null>> {
  const entry: JournalEntry = { project: document, revision, version: CURRENT_VERSION, patch, at };
  return stored(() =>
    db.transaction('rw', db.journal, async () => {
      await db.journal.add(entry);
      return null;
    }),
  );
}

/** Writes a project whole, drops the edits that are in it, and renews its line in the list: one transaction. */
export function writeSnapshot(
  db: Database,
  project: DocumentId,
  revision: number,
  model: Model<ProjectRows>,
  summary: ProjectSummary,
): Promise<Result<null>> {
  const text = writeDocument({ kind: 'project', id: project, model });
  return stored(() =>
    db.transaction('rw', db.journal, db.snapshots, db.projects, async () => {
      await replaceSnapshot(db, project, revision, text);
      await db.projects.put(summary);
      return null;
    }),
  );
}

/** Writes the organisation whole and drops the edits that are in it: one transaction. */
export function writeOrganisation(
  db: Database,
  id: DocumentId,
  revision: number,
  model: OrganisationModel,
): Promise<Result<null>> {
  const text = writeDocument({ kind: 'organisation', id, model });
  return stored(() =>
    db.transaction('rw', db.journal, db.snapshots, db.organisations, async () => {
      await replaceSnapshot(db, id, revision, text);
      await db.organisations.put({ id });
      return null;
    }),
  );
}

/** An organisation in the place of another, with the files that came with it. */
export interface Replacement {
  readonly before: DocumentId;
  readonly id: DocumentId;
  readonly revision: number;
  readonly model: OrganisationModel;
  readonly evidence: readonly StoredBytes[];
  /** Reports that are here already stay as they are. */
  readonly reports: readonly StoredBytes[];
  /** Projects as they stood when reviews were closed; those that are here already stay as they are. */
  readonly states: readonly ArrivedState[];
}

/** A kept state that came with an archive. */
export interface ArrivedState {
  readonly line: KeptStateLine;
  readonly content: KeptStateContent;
}

/** Puts an organisation in the place of another, all of it or nothing: one transaction. Files of the former one stay. */
export function replaceOrganisation(db: Database, to: Replacement): Promise<Result<null>> {
  const text = writeDocument({ kind: 'organisation', id: to.id, model: to.model });
  const tables = [
    db.journal,
    db.snapshots,
    db.organisations,
    db.evidence,
    db.reportFiles,
    db.keptStates,
    db.keptContents,
  ];
  return stored(() =>
    db.transaction('rw', tables, async () => {
      await db.snapshots.delete(to.before);
      await db.organisations.delete(to.before);
      await db.journal
        .where('[project+revision]')
        .between([to.before, 0], [to.before, Number.MAX_SAFE_INTEGER], true, true)
        .delete();
      await db.snapshots.put({ id: to.id, revision: to.revision, text });
      await db.organisations.put({ id: to.id });
      await db.evidence.bulkPut([...to.evidence]);
      const here = new Set(await db.reportFiles.toCollection().primaryKeys());
      await db.reportFiles.bulkPut(to.reports.filter(one => !here.has(one.id)));
      const kept = new Set(await db.keptStates.toCollection().primaryKeys());
      const fresh = to.states.filter(({ line }) => !kept.has(line.id));
      await db.keptStates.bulkPut(fresh.map(state => state.line));
      await db.keptContents.bulkPut(fresh.map(state => state.content));
      return null;
    }),
  );
}

/** Within a transaction of the caller. */
export async function replaceSnapshot(db: Database, id: DocumentId, revision: number, text: string): Promise<void> {
  await db.snapshots.put({ id, revision, text });
  await db.journal.where('[project+revision]').between([id, 0], [id, revision], true, true).delete();
}

/** The project as of the last edit that was acknowledged. */
export async function recover(db: Database, project: DocumentId): Promise<Result<Kept<ProjectRows>>> {
  const kept = await lastKept(db, project);
  if (!kept.ok) return kept;
  const { document, later } = kept.value;
  return document.kind === 'project' ? ok(replayed(document.model, later)) : wrongKind(document, 'project');
}

/** The organisation as of the last edit that was acknowledged. */
export async function recoverOrganisation(db: Database, id: DocumentId): Promise<Result<Kept<OrganisationRows>>> {
  const kept = await lastKept(db, id);
  if (!kept.ok) return kept;
  const { document, later } = kept.value;
  return document.kind === 'organisation' ? ok(replayed(document.model, later)) : wrongKind(document, 'organisation');
}

function wrongKind(document: OpenDocument, wanted: string): Result<never> {
  return fail({ code: 'document/wrong-kind', facts: { found: document.kind, wanted } });
}

interface Later {
  /** Revision of the snapshot. */
  readonly revision: number;
  readonly edits: readonly JournalEntry[];
}

/** Snapshot through the ladder of migrations, and every later edit in order. */
async function lastKept(
  db: Database,
  id: DocumentId,
): Promise<Result<{ readonly document: OpenDocument; readonly later: Later }>> {
  const read = await stored(() =>
    db.transaction('r', db.snapshots, db.journal, async () => {
      const snapshot = await db.snapshots.get(id);
      const entries = await db.journal
        .where('[project+revision]')
        .between([id, 0], [id, Number.MAX_SAFE_INTEGER], true, true)
        .sortBy('revision');
      return { snapshot, entries };
    }),
  );
  if (!read.ok) return read;
  const { snapshot, entries } = read.value;
  if (!snapshot) return fail({ code: 'row/unknown', facts: { id } });
  const document = readDocument(snapshot.text, id);
  if (!document.ok) return document;
  const edits = entries.filter(entry => entry.revision > snapshot.revision);
  return ok({ document: document.value, later: { revision: snapshot.revision, edits } });
}

function replayed<T extends Rows>(model: Model<T>, { revision, edits }: Later): Kept<T> {
  // The journal of a document holds patches of its own kind only.
  const now = edits.reduce((so, entry) => apply(so, entry.patch as unknown as Patch<T>), model);
  return { model: now, revision: edits.at(-1)?.revision ?? revision, entries: edits.length };
}

/** Removes a project with its edits and reports. Evidence is shared by hash and stays until everything is deleted. */
export function eraseProject(db: Database, project: DocumentId): Promise<Result<null>> {
  return stored(() =>
    db.transaction('rw', tablesOfProject(db), async () => {
      const reports = await db.reports.where('project').equals(project).primaryKeys();
      await db.reportFiles.bulkDelete(reports);
      await db.reports.bulkDelete(reports);
      await db.journal
        .where('[project+revision]')
        .between([project, 0], [project, Number.MAX_SAFE_INTEGER], true, true)
        .delete();
      // What a review was closed on stays with the review.
      const states = await db.keptStates
        .where('project')
        .equals(project)
        .filter(state => state.review === null)
        .primaryKeys();
      await db.keptStates.bulkDelete(states);
      await db.keptContents.bulkDelete(states);
      await db.standings.delete(project);
      await db.projectNames.delete(project);
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

function tablesOfProject(db: Database) {
  return [
    db.projects,
    db.snapshots,
    db.journal,
    db.reports,
    db.reportFiles,
    db.standings,
    db.projectNames,
    db.keptStates,
    db.keptContents,
  ];
}
