import { createStore } from 'zustand/vanilla';
import type { Problem } from '../../core/base';
import { emptyHistory, type History, type ModelIndex } from '../../core/changes';
import type { DocumentId, ProjectModel, ProjectRows } from '../../core/model';

/** The open project: its rows and what leads back and forth between them. */
export interface OpenState {
  readonly id: DocumentId;
  readonly model: ProjectModel;
  /** Follows the model; read it only together with the model of the same state. */
  readonly index: ModelIndex;
  readonly revision: number;
  /** The last revision that is on disk. */
  readonly keptRevision: number;
  readonly keptAt: string | null;
  /** Why the last edit is not on disk; null: it is, or is on its way there. */
  readonly notKept: Problem | null;
  readonly history: History<ProjectRows>;
  readonly readOnly: boolean;
}

export interface DocumentState {
  readonly open: OpenState | null;
}

export const createDocumentStore = () => createStore<DocumentState>(() => ({ open: null }));
export type DocumentStore = ReturnType<typeof createDocumentStore>;

export function opened(
  id: DocumentId,
  model: ProjectModel,
  index: ModelIndex,
  revision: number,
  readOnly: boolean,
): OpenState {
  return {
    id,
    model,
    index,
    revision,
    keptRevision: revision,
    keptAt: null,
    notKept: null,
    history: emptyHistory(),
    readOnly,
  };
}
