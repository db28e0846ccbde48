import { createStore } from 'zustand/vanilla';
import type { Library } from '../../core/library';
import type { PackInfo } from '../../core/packs';

/** What the open project is judged by: the shipped library with every pack in use, and how each pack can be used. */
export interface KnowledgeState {
  readonly library: Library;
  readonly packs: readonly PackInfo[];
}

export const createKnowledgeStore = (library: Library) => createStore<KnowledgeState>(() => ({ library, packs: [] }));
export type KnowledgeStore = ReturnType<typeof createKnowledgeStore>;
