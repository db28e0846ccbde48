import { createStore } from 'zustand/vanilla';
import type { Command } from '../../core/commands';
import type { PageId } from '../../core/model';

/** The places in the app; each is a folder of `features`. */
export const PLACES = [
  'diagram',
  'data',
  'threats',
  'controls',
  'risks',
  'responsibility',
  'project',
  'reports',
] as const;
export type Place = (typeof PLACES)[number];

export const OVERLAYS = ['none', 'sensitivity', 'risk', 'responsibility'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** What another place asks the threats view to show. */
export interface ThreatFilter {
  readonly subject?: string;
  readonly band?: { readonly side: 'inherent' | 'residual'; readonly likelihood: number; readonly impact: number };
  readonly control?: string;
  readonly finding?: string;
}

/** How the open project is looked at; gone when it is closed. */
export interface ViewState {
  readonly place: Place;
  readonly page: PageId | null;
  /** Ids of elements, flows, boundaries and notes. */
  readonly selection: ReadonlySet<string>;
  readonly overlay: Overlay;
  /** The boundary that the things being dragged would go into. */
  readonly dropTarget: string | null;
  readonly threatFilter: ThreatFilter;
  /** Whether the dialog for name and roles is open, and the command that waits for it. */
  readonly profileAsked: boolean;
  readonly waitingForProfile: Command | null;
  /** Bumped to make the canvas bring this into view. */
  readonly reveal: { readonly id: string; readonly count: number } | null;
}

export const FIRST_VIEW: ViewState = {
  place: 'diagram',
  page: null,
  selection: new Set(),
  overlay: 'none',
  dropTarget: null,
  threatFilter: {},
  profileAsked: false,
  waitingForProfile: null,
  reveal: null,
};

export const createViewStore = () => createStore<ViewState>(() => FIRST_VIEW);
export type ViewStore = ReturnType<typeof createViewStore>;
