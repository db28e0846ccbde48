import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Environment, Problem, Result } from '../../core/base';
import { type OrganisationCommand, runOnOrganisation } from '../../core/commands';
import type { OrganisationRows } from '../../core/model';
import { isTyping } from '../ui';
import type { BackOffice, OpenedOrganisation, ProjectStanding } from '../worker';
import { type OpenDocument, opened } from './documentStore';
import { EditedDocument } from './editedDocument';
import type { Signed } from './viewStore';

/** The places of the organisation; each is a folder of `features`. A place that is not in this list cannot be reached. */
export const ORGANISATION_PLACES = ['overview', 'portfolio', 'policy', 'providers', 'reviews', 'registers'] as const;
export type OrganisationPlace = (typeof ORGANISATION_PLACES)[number];

/** How the organisation is looked at. */
export interface OrganisationView {
  /** Whether it is on the screen, before or instead of the projects. */
  readonly shown: boolean;
  readonly place: OrganisationPlace;
  /** Id of the row that is looked at in the place; null: none. */
  readonly chosen: string | null;
  /** What is known of every project without opening it; null: not asked for yet. */
  readonly standings: readonly ProjectStanding[] | null;
}

export interface OrganisationParts {
  readonly office: BackOffice;
  readonly environment: Environment;
  readonly onProblems: (problems: readonly Problem[]) => void;
  /** Does what may need a name on it; it waits until somebody has said who acts. */
  readonly asProfile: (work: Signed) => Result<null>;
  /** The project that is open may have to follow what was changed. */
  readonly onLeave: () => void;
}

/**
 * The organisation of this device, alive beside the open project: `dispatch` is the only door to its rows, `undo` and `redo` are its own
 * and never cross a signed review.
 */
export class Organisation {
  readonly document: EditedDocument<OrganisationRows, OpenDocument<OrganisationRows>>;
  readonly view: StoreApi<OrganisationView> = createStore(() => ({
    shown: false,
    place: 'overview',
    chosen: null,
    standings: null,
  }));
  readonly #parts: OrganisationParts;

  constructor(parts: OrganisationParts) {
    this.#parts = parts;
    const { office, environment, onProblems } = parts;
    const keep = (_id: string, revision: number, patch: Parameters<BackOffice['keepOrganisation']>[1]) =>
      office.keepOrganisation(revision, patch);
    this.document = new EditedDocument({ environment, onProblems, keep });
  }

  /** Opens the document if it is not open, and reads anew what is known of the projects. Problems are told. */
  async load(): Promise<void> {
    const { office, onProblems } = this.#parts;
    if (!this.document.open) {
      const organisation = await office.openOrganisation();
      if (!organisation.ok) return onProblems(organisation.problems);
      if (!this.document.open) this.document.show(opened(organisation.value));
    }
    const standings = await office.listStandings();
    if (standings.ok) this.view.setState({ standings: standings.value });
    else onProblems(standings.problems);
  }

  /** After everything on this device was deleted or replaced: the next look opens what is there then. */
  forget(): void {
    this.document.show(null);
    this.view.setState({ standings: null, chosen: null });
  }

  /** Shows an organisation that was opened from a file. No step leads back to the one before it. */
  take(organisation: OpenedOrganisation): void {
    this.document.show(opened(organisation));
    this.goTo('overview');
  }

  /** Runs a command. When it needs to know who acts and nobody has said, the profile is asked for and the command waits. */
  dispatch(command: OrganisationCommand): Result<null> {
    const { environment } = this.#parts;
    const typing = isTyping();
    return this.#parts.asProfile(who =>
      this.document.edit(model => runOnOrganisation(model, command, { environment, who, typing })),
    );
  }

  undo(): void {
    this.document.undo();
  }

  redo(): void {
    this.document.redo();
  }

  /** Opens a place, and in it one of its rows. */
  goTo(place: OrganisationPlace, chosen: string | null = null): void {
    this.view.setState({ shown: true, place, chosen });
    void this.load();
  }

  /** Opens the place where one was last. */
  comeBack(): void {
    this.goTo(this.view.getState().place);
  }

  choose(chosen: string | null): void {
    this.view.setState({ chosen });
  }

  /** Back to the projects, or to the one that is open. */
  leave(): void {
    this.view.setState({ shown: false });
    this.#parts.onLeave();
  }
}
