import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Environment, fail, ok, type Problem, type Result } from '../../core/base';
import { apply, type Edit, type Patch, record, redo, undo } from '../../core/changes';
import type { DocumentId, Model, Rows } from '../../core/model';
import type { OpenDocument } from './documentStore';

export interface EditedParts<T extends Rows> {
  readonly environment: Environment;
  /** Puts an edit on disk; answers with the revision that is there. */
  readonly keep: (id: DocumentId, revision: number, patch: Patch<T>) => Promise<Result<{ readonly revision: number }>>;
  /** Tells the person what went wrong. */
  readonly onProblems: (problems: readonly Problem[]) => void;
}

/** Works out what a command would do to the rows. */
export type Plan<T extends Rows> = (model: Model<T>) => Result<Edit<T>>;

/**
 * One open document, alive: edit → model, history → disk. Undo and redo hand their patch to the same steps. `S` is its state, which may
 * hold more than every document has; `followed` is called after each step with the state before the step is shown.
 */
export class EditedDocument<T extends Rows, S extends OpenDocument<T>> {
  readonly store: StoreApi<{ readonly open: S | null }> = createStore(() => ({ open: null }));
  /** The document that is open or was open last. */
  last: S | null = null;
  readonly #parts: EditedParts<T>;
  readonly #followed: (before: S, patch: Patch<T>, model: Model<T>) => void;

  constructor(
    parts: EditedParts<T>,
    followed: (before: S, patch: Patch<T>, model: Model<T>) => void = () => undefined,
  ) {
    this.#parts = parts;
    this.#followed = followed;
    this.store.subscribe(({ open }) => {
      this.last = open ?? this.last;
    });
  }

  get open(): S | null {
    return this.store.getState().open;
  }

  show(state: S | null): void {
    this.store.setState({ open: state });
  }

  /** Does what the plan comes to. The problems of a plan are the caller's to tell. */
  edit(plan: Plan<T>): Result<null> {
    const { open } = this;
    if (!open) return fail({ code: 'bug/unexpected', facts: { reason: 'no document is open' } });
    if (open.readOnly) return fail({ code: 'storage/other-window' });
    const edit = plan(open.model);
    if (!edit.ok) return edit;
    if (edit.value.patch.length > 0)
      this.#take(open, edit.value, record(open.history, edit.value, Date.parse(this.#parts.environment.now())));
    return ok(null);
  }

  undo(): void {
    this.#step(undo);
  }

  redo(): void {
    this.#step(redo);
  }

  /** Tries again to put on disk what could not be put there. */
  async keepAgain(): Promise<void> {
    const { open } = this;
    if (open?.notKept) await this.#keep(open.id, open.revision, []);
  }

  #step(move: typeof undo<T>): void {
    const { open } = this;
    if (!open || open.readOnly) return;
    const next = move(open.history);
    if (next) this.#take(open, next.step, next.history);
  }

  #take(open: S, edit: Edit<T>, history: S['history']): void {
    const revision = open.revision + 1;
    const model = apply(open.model, edit.patch);
    this.#followed(open, edit.patch, model);
    this.store.setState({ open: { ...open, model, history, revision } });
    void this.#keep(open.id, revision, edit.patch);
  }

  async #keep(id: DocumentId, revision: number, patch: Patch<T>): Promise<void> {
    const kept = await this.#parts.keep(id, revision, patch);
    const before = this.open;
    if (before?.id !== id) return;
    if (!kept.ok) {
      // It stays in the status bar; said aloud it is once, not with every edit that follows.
      if (before.notKept?.code !== kept.problems[0].code) this.#parts.onProblems(kept.problems);
      this.store.setState({ open: { ...before, notKept: kept.problems[0] } });
      return;
    }
    if (kept.value.revision <= before.keptRevision) return;
    const keptAt = this.#parts.environment.now();
    this.store.setState({ open: { ...before, keptRevision: kept.value.revision, keptAt, notKept: null } });
  }
}
