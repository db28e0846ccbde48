import { type Environment, fail, ok } from '../../core/base';
import { apply, type Patch } from '../../core/changes';
import type { DocumentId, Model, Rows } from '../../core/model';
import { appendEdit, type Database, type Kept } from '../persistence';
import type { Answer } from './backOffice';

const SNAPSHOT_EVERY = 200;
const SNAPSHOT_AFTER = 5000;

export interface KeeperParts<T extends Rows> {
  readonly db: Database;
  readonly environment: Environment;
  readonly id: DocumentId;
  readonly kept: Kept<T>;
  /** Another window writes this document. */
  readonly readOnly: boolean;
  /** Writes the document whole and drops the edits that are in it. */
  readonly whole: (revision: number, model: Model<T>) => Answer<null>;
}

/** One open document, mirrored and kept: every edit into the journal, now and then the whole as a snapshot. */
export class Keeper<T extends Rows> {
  readonly id: DocumentId;
  readonly readOnly: boolean;
  readonly #parts: KeeperParts<T>;
  #model: Model<T>;
  #revision: number;
  /** Edits since the last snapshot. */
  #entries: number;
  /** The last edit that could not be stored: the journal must not go on without it, so that what comes next is kept with a snapshot. */
  #gap: number | null = null;
  #idle: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: KeeperParts<T>) {
    this.#parts = parts;
    this.id = parts.id;
    this.readOnly = parts.readOnly;
    this.#model = parts.kept.model;
    this.#revision = parts.kept.revision;
    this.#entries = parts.kept.entries;
  }

  get model(): Model<T> {
    return this.#model;
  }

  get revision(): number {
    return this.#revision;
  }

  /**
   * Keeps one edit. The mirror follows at once, whether it can be stored or not: what is asked for behind an edit has it in it. Answers
   * with the revision that is on disk.
   */
  async keep(revision: number, patch: Patch<T>): Answer<{ readonly revision: number }> {
    if (this.readOnly) return fail({ code: 'storage/other-window' });
    const { db, environment } = this.#parts;
    this.#follow(revision, patch);
    const written =
      this.#gap === null
        ? await appendEdit(db, { document: this.id, revision, patch, at: environment.now() })
        : ok(null);
    if (!written.ok) {
      this.#gap = revision;
      return written;
    }
    // The edit before this one may have been refused while this one was on its way.
    return this.#gap === null ? ok({ revision }) : this.#keepAfterGap();
  }

  /** Another document has taken the place of this one: nothing more of it is written. */
  end(): void {
    if (this.#idle) clearTimeout(this.#idle);
    this.#entries = 0;
  }

  /** Writes a snapshot if there is anything that is not in one. */
  async compact(): Promise<void> {
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#entries === 0 || this.readOnly) return;
    // What fails to be compacted is still whole in the journal.
    await this.#writeWhole();
  }

  /** Keeps everything up to now at once; until that succeeds, nothing after the gap counts as kept. */
  async #keepAfterGap(): Answer<{ readonly revision: number }> {
    const revision = this.#revision;
    const whole = await this.#writeWhole();
    return whole.ok ? ok({ revision }) : whole;
  }

  async #writeWhole(): Answer<null> {
    const revision = this.#revision;
    const written = await this.#parts.whole(revision, this.#model);
    if (!written.ok) return written;
    if (this.#gap !== null && this.#gap <= revision) this.#gap = null;
    this.#entries = this.#revision - revision;
    return written;
  }

  #follow(revision: number, patch: Patch<T>): void {
    this.#model = apply(this.#model, patch);
    this.#revision = revision;
    this.#entries += 1;
    if (this.#idle) clearTimeout(this.#idle);
    this.#idle = setTimeout(() => void this.compact(), this.#entries >= SNAPSHOT_EVERY ? 0 : SNAPSHOT_AFTER);
  }
}
