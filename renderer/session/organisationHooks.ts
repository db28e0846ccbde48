import { useCallback } from 'react';
import { useStore } from 'zustand';
import { invariant, type Result } from '../../core/base';
import type { OrganisationCommand } from '../../core/commands';
import type { OrganisationModel, OrganisationRows } from '../../core/model';
import type { OpenDocument } from './documentStore';
import { useSession } from './hooks';
import type { Organisation, OrganisationView } from './organisation';

/**
 * The organisation as components see it. Read rows with `useOrganisationRow` and `useOrganisationTable`, change them with
 * `useOrganisationDispatch`, and find one's way with `useOrganisationView` and the verbs of `useOrganisation`.
 */
export function useOrganisation(): Organisation {
  return useSession().organisation;
}

export function useOrganisationDispatch(): (command: OrganisationCommand) => Result<null> {
  const organisation = useOrganisation();
  return useCallback(command => organisation.dispatch(command), [organisation]);
}

/** Something of the open organisation; the selector must give the same identity for the same state. */
export function useOrganisationOpen<T>(select: (open: OpenDocument<OrganisationRows>) => T): T {
  const { document } = useOrganisation();
  return useStore(document.store, state => {
    const open = state.open ?? document.last;
    invariant(open, 'a view of the organisation is mounted before it is open');
    return select(open);
  });
}

export function useIsOrganisationOpen(): boolean {
  return useStore(useOrganisation().document.store, state => state.open !== null);
}

/** One row: re-renders when that row changes and for nothing else. */
export function useOrganisationRow<N extends keyof OrganisationRows>(
  table: N,
  id: string,
): OrganisationRows[N] | undefined {
  return useStore(useOrganisation().document.store, state => state.open?.model[table].get(id));
}

/** A whole table: re-renders when any of its rows changes. */
export function useOrganisationTable<N extends keyof OrganisationRows>(table: N): OrganisationModel[N] {
  return useOrganisationOpen(open => open.model[table]);
}

/** All rows; for what is worked out over several tables. */
export function useOrganisationModel(): OrganisationModel {
  return useOrganisationOpen(open => open.model);
}

export function useOrganisationView<T>(select: (view: OrganisationView) => T): T {
  return useStore(useOrganisation().view, select);
}
