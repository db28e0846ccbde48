import type { Problem } from '../../core/base';
import { emptyHistory, type History, ModelIndex } from '../../core/changes';
import type { DocumentId, Model, ProjectModel, ProjectRows, Rows } from '../../core/model';

/** An open document: its rows and what leads back and forth between them. */
export interface OpenDocument<T extends Rows> {
  readonly id: DocumentId;
  readonly model: Model<T>;
  readonly revision: number;
  /** The last revision that is on disk. */
  readonly keptRevision: number;
  readonly keptAt: string | null;
  /** Why the last edit is not on disk; null: it is, or is on its way there. */
  readonly notKept: Problem | null;
  readonly history: History<T>;
  readonly readOnly: boolean;
}

/** The open project. */
export interface OpenState extends OpenDocument<ProjectRows> {
  /** Follows the model; read it only together with the model of the same state. */
  readonly index: ModelIndex;
}

interface JustOpened<T extends Rows> {
  readonly id: DocumentId;
  readonly model: Model<T>;
  readonly revision: number;
  readonly readOnly: boolean;
}

/** A document as it is when it has just been opened: nothing to take back, everything on disk. */
export function opened<T extends Rows>({ id, model, revision, readOnly }: JustOpened<T>): OpenDocument<T> {
  return {
    id,
    model,
    revision,
    keptRevision: revision,
    keptAt: null,
    notKept: null,
    history: emptyHistory(),
    readOnly,
  };
}

export function openedProject(project: JustOpened<ProjectRows> & { readonly model: ProjectModel }): OpenState {
  return { ...opened(project), index: new ModelIndex(project.model) };
}
