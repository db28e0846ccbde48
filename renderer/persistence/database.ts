import Dexie, { type Table, type Transaction } from 'dexie';
import type { Problem } from '../../core/base';
import type { Patch } from '../../core/changes';
import type { DocumentId, Rows } from '../../core/model';
import type { ProjectNames } from '../../core/review';
import type {
  KeptStateContent,
  KeptStateLine,
  Preferences,
  ProjectStanding,
  ProjectSummary,
  StoredDraft,
  StoredOrganisation,
  StoredPack,
  StoredReport,
} from './rows';

/** A document at one revision, as the text of its file, so that it passes the same ladder of migrations as a file does. */
export interface Snapshot {
  readonly id: DocumentId;
  readonly revision: number;
  readonly text: string;
}

/** One edit that came after the snapshot; `project` is the document that it belongs to, of either kind. `version` is the document format that its rows are in. */
export interface JournalEntry {
  readonly project: DocumentId;
  readonly revision: number;
  readonly version: number;
  readonly patch: Patch<Rows>;
  readonly at: string;
}

export interface StoredBytes {
  readonly id: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Setting {
  readonly key: 'preferences';
  readonly value: Preferences;
}

/**
 * Everything that this device keeps. Durability is strict: a transaction that has completed has reached the disk, and survives the
 * end of the browser and a power cut. Versions of the stores are appended, never edited.
 */
export class Database extends Dexie {
  readonly projects: Table<ProjectSummary, DocumentId>;
  readonly snapshots: Table<Snapshot, DocumentId>;
  readonly journal: Table<JournalEntry, [DocumentId, number]>;
  readonly reports: Table<StoredReport, string>;
  readonly reportFiles: Table<StoredBytes, string>;
  readonly evidence: Table<StoredBytes, string>;
  readonly settings: Table<Setting, string>;
  /** The one organisation of this device, whose rows are in `snapshots` and `journal` like those of a project. */
  readonly organisations: Table<StoredOrganisation, DocumentId>;
  readonly standings: Table<ProjectStanding, DocumentId>;
  readonly keptStates: Table<KeptStateLine, string>;
  readonly keptContents: Table<KeptStateContent, string>;
  /** Packs of this device, by the id of their manifest. Each project says which of them it uses. */
  readonly packs: Table<StoredPack, string>;
  /** Entries of those packs that are being written, until they are saved or given up. */
  readonly drafts: Table<StoredDraft, [string, string, string]>;
  /** What the registers name of each project; apart from the standings, since it grows with the project. */
  readonly projectNames: Table<ProjectNames, DocumentId>;

  constructor(name = 'parapet') {
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(1).stores({
      projects: 'id',
      snapshots: 'id',
      journal: '[project+revision]',
      reports: 'id, project',
      reportFiles: 'id',
      evidence: 'id',
      settings: 'key',
    });
    this.version(2).stores({ organisations: 'id', standings: 'id', keptStates: 'id, project' });
    this.version(3).stores({ packs: 'id' });
    this.version(4).stores({ projectNames: 'id' });
    this.version(5).stores({ keptContents: 'id' }).upgrade(contentsApart);
    this.version(6).stores({ drafts: '[pack+content+id], pack' });
    this.projects = this.table('projects');
    this.snapshots = this.table('snapshots');
    this.journal = this.table('journal');
    this.reports = this.table('reports');
    this.reportFiles = this.table('reportFiles');
    this.evidence = this.table('evidence');
    this.settings = this.table('settings');
    this.organisations = this.table('organisations');
    this.standings = this.table('standings');
    this.keptStates = this.table('keptStates');
    this.keptContents = this.table('keptContents');
    this.packs = this.table('packs');
    this.drafts = this.table('drafts');
    this.projectNames = this.table('projectNames');
    // A newer Parapet in another window changes the stores: this one lets go, and must not open the new stores with old rows.
    this.on('versionchange', () => {
      this.close({ disableAutoOpen: true });
      return false;
    });
  }
}

/** Up to version 4 a kept state and its text were one row. */
async function contentsApart(transaction: Transaction): Promise<void> {
  const lines = transaction.table<KeptStateLine & { text?: string }, string>('keptStates');
  const ids = await lines.toCollection().primaryKeys();
  for (const id of ids) {
    const row = await lines.get(id);
    if (row?.text === undefined) continue;
    const { text, ...line } = row;
    await transaction.table<KeptStateContent, string>('keptContents').put({ id, text, judgement: null });
    await lines.put(line);
  }
}

/** Why the storage refused, as a problem. Dexie wraps a full disk into an abort. */
export function storageProblem(error: unknown): Problem {
  const name = error instanceof Error ? error.name : '';
  const inner = error instanceof Dexie.DexieError && error.inner instanceof Error ? error.inner.name : '';
  if (name === 'QuotaExceededError' || inner === 'QuotaExceededError') return { code: 'storage/full' };
  if (name === 'VersionError' || name === 'DatabaseClosedError') return { code: 'storage/newer-version' };
  if (name === 'ConstraintError' || name === 'BulkError') return { code: 'storage/other-window' };
  return { code: 'storage/unavailable', facts: { reason: error instanceof Error ? error.message : String(error) } };
}
