import { createContext, useCallback, useContext, useMemo } from 'react';
import { useStore } from 'zustand';
import { type Finding, NO_TALLY, openWritten, type SubjectState, type Tally, withWritten } from '../../core/analysis';
import { invariant, type Result } from '../../core/base';
import type { Command } from '../../core/commands';
import type { Library } from '../../core/library';
import type { ProjectModel, ProjectRows, ProjectTable, Rows } from '../../core/model';
import type { PackInfo } from '../../core/packs';
import type { Preferences } from '../worker';
import type { OpenDocument, OpenState } from './documentStore';
import type { EditedDocument } from './editedDocument';
import type { FindingsState } from './findingsStore';
import type { Session } from './session';
import type { ViewState } from './viewStore';

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** The session of this window. For verbs; to read, use the hooks below, which re-render only for what they read. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  invariant(session, 'a component is mounted outside the session');
  return session;
}

export function useLibrary(): Library {
  return useStore(useSession().knowledge, state => state.library);
}

/** The packs that were found for the open project, whether they can be used or not. */
export function usePacks(): readonly PackInfo[] {
  return useStore(useSession().knowledge, state => state.packs);
}

/** Runs commands; the person is told of problems, so most callers ignore the answer. */
export function useDispatch(): (command: Command) => Result<null> {
  const session = useSession();
  return useCallback(command => session.dispatch(command), [session]);
}

/** Something of a document that is open, or was open last; undefined before one was. */
export function useEdited<T extends Rows, S extends OpenDocument<T>, R>(
  document: EditedDocument<T, S>,
  select: (open: S) => R,
): R | undefined {
  return useStore(document.store, state => {
    const open = state.open ?? document.last;
    return open ? select(open) : undefined;
  });
}

/** Something of the open project; the selector must give the same identity for the same state. */
export function useOpen<T>(select: (open: OpenState) => T): T {
  const session = useSession();
  return useStore(session.project.store, state => {
    // While a project closes, its views are asked once more before they unmount.
    const open = state.open ?? session.lastOpen;
    invariant(open, 'a project view is mounted without a project');
    return select(open);
  });
}

export function useIsOpen(): boolean {
  return useStore(useSession().project.store, state => state.open !== null);
}

/** One row: re-renders when that row changes and for nothing else. */
export function useRow<N extends ProjectTable>(table: N, id: string): ProjectRows[N] | undefined {
  return useStore(useSession().project.store, state => state.open?.model[table].get(id));
}

/** A whole table: re-renders when any of its rows changes. */
export function useTable<N extends ProjectTable>(table: N): ProjectModel[N] {
  return useOpen(open => open.model[table]);
}

export function useView<T>(select: (view: ViewState) => T): T {
  return useStore(useSession().view, select);
}

export function useFindingsState<T>(select: (state: FindingsState) => T): T {
  return useStore(useSession().findings, select);
}

/** The findings about one subject, best first: confirmed before to-verify, worse before better. */
export function useFindingsOf(subject: string): readonly Finding[] {
  const keys = useFindingsState(state => state.keysOfSubject.get(subject));
  const findings = useFindingsState(state => state.findings);
  return useMemo(() => (keys ?? []).flatMap(key => findings.get(key) ?? []).sort(worstFirst), [keys, findings]);
}

export function useSubjectState(subject: string): SubjectState | undefined {
  return useFindingsState(state => state.subjects.get(subject));
}

/** How many threats stand at a thing, those that people wrote among them; it keeps its identity while they stay as many. */
export function useTally(subject: string): Tally {
  const found = useFindingsState(state => state.tallies.get(subject) ?? NO_TALLY);
  const threats = useTable('threats');
  const index = useOpen(open => open.index);
  const { environment } = useSession();
  return useMemo(() => {
    const written = [...index.ids('threatsOfSubject', subject)].flatMap(id => threats.get(id) ?? []);
    return withWritten(found, openWritten(written, environment.now().slice(0, 10)));
  }, [found, threats, index, environment, subject]);
}

export function usePreferences<T>(select: (preferences: Preferences) => T): T {
  return useStore(useSession().preferences, select);
}

/** Confirmed first, then by residual risk, then by key, so that the order never depends on chance. */
export function worstFirst(a: Finding, b: Finding): number {
  const confirmed = Number(b.state === 'confirmed') - Number(a.state === 'confirmed');
  return (
    confirmed || b.residual.index - a.residual.index || b.inherent.index - a.inherent.index || (a.key < b.key ? -1 : 1)
  );
}
