import { createStore } from 'zustand/vanilla';
import type { Result } from '../../core/base';
import type { Actor } from '../../core/commands';
import type { PageId, RiskBand, StrideLetter } from '../../core/model';

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
  'compare',
  'gates',
  'library',
] as const;
export type Place = (typeof PLACES)[number];

export const OVERLAYS = ['none', 'sensitivity', 'risk', 'responsibility', 'changes'] as const;
export type Overlay = (typeof OVERLAYS)[number];

/** What was compared, to be seen on the diagram. */
export interface ChangesSeen {
  /** Moment of the state that it is compared with. */
  readonly since: string;
  readonly things: ReadonlyMap<string, 'added' | 'changed'>;
}

/** What another place asks the threats view to show. */
export interface ThreatFilter {
  readonly subject?: string;
  readonly band?: { readonly side: 'inherent' | 'residual'; readonly likelihood: number; readonly impact: number };
  readonly control?: string;
  /** Id of a threat of the library. */
  readonly rule?: string;
  readonly finding?: string;
  /** Rows of providers in the project: threats of what any of them runs. */
  readonly providers?: readonly string[];
  /** Id of a type of data: threats of what holds, works on or carries it. */
  readonly dataType?: string;
}

export const THREAT_TABS = ['register', 'questions', 'past'] as const;
export type ThreatTab = (typeof THREAT_TABS)[number];

/** How the register of threats is looked at; it is found so again after a look at the diagram. */
export interface ThreatsLook {
  readonly tab: ThreatTab;
  /** Key of a finding or id of a threat written by hand. */
  readonly chosen: string | null;
  /** The group in which it was chosen, for a threat that stands in several. */
  readonly chosenIn: string | null;
  readonly search: string;
  readonly bands: readonly RiskBand[];
  readonly stride: readonly StrideLetter[];
  readonly standings: readonly string[];
  /** Parts of the register that are shown alone, such as what is to verify. */
  readonly sections: readonly string[];
  /** By what the register is grouped. */
  readonly lens: string;
  /** Whether a grouping by method holds what is still to be verified. */
  readonly toVerify: boolean;
  /** Groups that somebody has opened (true) or folded. */
  readonly opened: Readonly<Record<string, boolean>>;
  /** Of what it is asked why a threat is not listed; null: not asked. */
  readonly whyNot: { readonly subject: string | null; readonly rule: string | null } | null;
}

export const FIRST_THREATS_LOOK: ThreatsLook = {
  tab: 'register',
  chosen: null,
  chosenIn: null,
  search: '',
  bands: [],
  stride: [],
  standings: [],
  sections: [],
  lens: 'state',
  toVerify: false,
  opened: {},
  whyNot: null,
};

export const LIBRARY_TABS = ['types', 'threats', 'controls'] as const;
export type LibraryTab = (typeof LIBRARY_TABS)[number];

/** An entry of the library. */
export interface LibraryEntry {
  readonly tab: LibraryTab;
  readonly id: string;
}

/** How one part of the library is looked at. */
export interface LibraryPartLook {
  readonly chosen: string | null;
  readonly search: string;
  /** Categories, subject areas or sections that are shown alone. */
  readonly sections: readonly string[];
  readonly stride: readonly StrideLetter[];
  /** Platforms of which something is said. */
  readonly platforms: readonly string[];
  /** Whether what the project has nothing to do with is left out. */
  readonly here: boolean;
}

export interface LibraryLook extends Readonly<Record<LibraryTab, LibraryPartLook>> {
  readonly tab: LibraryTab;
  /** The entry of an own pack that is being written; null: none. */
  readonly editing: LibraryEntry | null;
  /** What was looked at before, the last at the end. */
  readonly trail: readonly LibraryEntry[];
}

export const FIRST_LIBRARY_PART: LibraryPartLook = {
  chosen: null,
  search: '',
  sections: [],
  stride: [],
  platforms: [],
  here: false,
};

const FIRST_LIBRARY_LOOK: LibraryLook = {
  tab: 'threats',
  editing: null,
  types: FIRST_LIBRARY_PART,
  threats: FIRST_LIBRARY_PART,
  controls: FIRST_LIBRARY_PART,
  trail: [],
};

/** Work that may put somebody's name on something. */
export type Signed = (who: Actor | null) => Result<null>;

/** How the open project is looked at; gone when it is closed. */
export interface ViewState {
  readonly place: Place;
  readonly page: PageId | null;
  /** Ids of elements, flows, boundaries and notes. */
  readonly selection: ReadonlySet<string>;
  readonly overlay: Overlay;
  /** Null: nothing was compared yet, and there is no such overlay. */
  readonly changes: ChangesSeen | null;
  /** Which states are compared: ids of kept states; null: the newest, and what the project is now. */
  readonly compared: { readonly from: string | null; readonly to: string | null };
  /** The boundary that the things being dragged would go into. */
  readonly dropTarget: string | null;
  readonly threatFilter: ThreatFilter;
  readonly threats: ThreatsLook;
  readonly library: LibraryLook;
  /** Whether the dialog for name and roles is open, and what waits for it. */
  readonly profileAsked: boolean;
  readonly waitingForProfile: Signed | null;
  /** Bumped to make the canvas bring this into view. */
  readonly reveal: { readonly id: string; readonly count: number } | null;
  /** Whether the dialog is open that goes to anything by its name. */
  readonly jumping: boolean;
  readonly shortcutsShown: boolean;
}

export const FIRST_VIEW: ViewState = {
  place: 'diagram',
  page: null,
  selection: new Set(),
  overlay: 'none',
  changes: null,
  compared: { from: null, to: null },
  dropTarget: null,
  threatFilter: {},
  threats: FIRST_THREATS_LOOK,
  library: FIRST_LIBRARY_LOOK,
  profileAsked: false,
  waitingForProfile: null,
  reveal: null,
  jumping: false,
  shortcutsShown: false,
};

export const createViewStore = () => createStore<ViewState>(() => FIRST_VIEW);
export type ViewStore = ReturnType<typeof createViewStore>;
