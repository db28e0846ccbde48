import { type Environment, fail, ok, type Problem, type Result } from '../../core/base';
import { apply, ModelIndex, type ProjectEdit, type ProjectPatch, record, redo, undo } from '../../core/changes';
import { type Actor, type Command, run } from '../../core/commands';
import type { Library } from '../../core/library';
import type { PageId, ProjectModel } from '../../core/model';
import type { BackOffice, OpenedProject, Preferences } from '../worker';
import { createDocumentStore, type DocumentStore, type OpenState, opened } from './documentStore';
import { createFindingsStore, type FindingsStore, NO_FINDINGS, updated } from './findingsStore';
import { createPreferencesStore, type PreferencesStore } from './preferencesStore';
import {
  createViewStore,
  FIRST_LIBRARY_PART,
  FIRST_THREATS_LOOK,
  FIRST_VIEW,
  type LibraryEntry,
  type LibraryPartLook,
  type LibraryTab,
  type Place,
  type ThreatFilter,
  type ThreatsLook,
  type ViewStore,
} from './viewStore';

/** Name of the entry in the browser's performance timeline. */
const MODEL_SHOWN = 'parapet: model shown';

/** So many steps back are remembered. */
const TRAIL = 50;

/** What a running app is made of, passed in so that tests can bring their own. */
export interface SessionParts {
  readonly office: BackOffice;
  readonly environment: Environment;
  readonly library: Library;
  /** Tells the person what went wrong. */
  readonly onProblems: (problems: readonly Problem[]) => void;
}

/**
 * The open project, alive. `dispatch` is the only door to the model: command → patch → model, index, history → back office.
 * Undo and redo hand their patch to the same steps.
 */
export class Session {
  readonly document: DocumentStore = createDocumentStore();
  readonly findings: FindingsStore = createFindingsStore();
  readonly view: ViewStore = createViewStore();
  readonly preferences: PreferencesStore = createPreferencesStore();
  readonly library: Library;
  readonly office: BackOffice;
  readonly environment: Environment;
  /** The project that is open or was open last. */
  lastOpen: OpenState | null = null;
  readonly #onProblems: SessionParts['onProblems'];

  constructor({ office, environment, library, onProblems }: SessionParts) {
    this.office = office;
    this.environment = environment;
    this.library = library;
    this.#onProblems = onProblems;
    this.document.subscribe(({ open }) => {
      this.lastOpen = open ?? this.lastOpen;
    });
    office.onAnalysis((id, update) => {
      if (this.document.getState().open?.id !== id) return;
      if (update.whole || update.revision > this.findings.getState().revision)
        this.findings.setState(state => updated(state, update));
    });
  }

  /** Shows a project that the back office has opened or made. The moment is noted in the browser's timeline, where the bench reads it. */
  show(project: OpenedProject): void {
    performance.mark(MODEL_SHOWN);
    const index = new ModelIndex(project.model);
    this.findings.setState(updated(NO_FINDINGS, project.analysis), true);
    this.view.setState({ ...FIRST_VIEW, page: firstPage(project.model) }, true);
    this.document.setState({ open: opened(project.id, project.model, index, project.revision, project.readOnly) });
  }

  async close(): Promise<void> {
    const open = this.document.getState().open;
    if (!open) return;
    this.document.setState({ open: null });
    this.findings.setState(NO_FINDINGS, true);
    this.view.setState(FIRST_VIEW, true);
    await this.office.closeProject(open.id);
  }

  /** Runs a command. When it needs to know who acts and nobody has said, the profile is asked for and the command waits. */
  dispatch(command: Command): Result<null> {
    const open = this.document.getState().open;
    if (!open) return fail({ code: 'bug/unexpected', facts: { reason: 'no project is open' } });
    if (open.readOnly) return this.#refused([{ code: 'storage/other-window' }]);
    const edit = run(open.model, command, { environment: this.environment, who: this.preferences.getState().profile });
    if (!edit.ok) {
      if (edit.problems[0].code !== 'profile/missing') return this.#refused(edit.problems);
      this.view.setState({ profileAsked: true, waitingForProfile: command });
      return edit;
    }
    if (edit.value.patch.length > 0)
      this.#take(open, edit.value, record(open.history, edit.value, Date.parse(this.environment.now())));
    return ok(null);
  }

  /** Tries again to put on disk what could not be put there. */
  async keepAgain(): Promise<void> {
    const open = this.document.getState().open;
    if (open?.notKept) await this.#keep(open.id, open.revision, []);
  }

  undo(): void {
    this.#step(undo);
  }

  redo(): void {
    this.#step(redo);
  }

  select(ids: Iterable<string>): void {
    this.view.setState({ selection: new Set(ids) });
  }

  /** Opens a place. Who asks for certain threats sees them, whatever the register was narrowed to before. */
  goTo(place: Place, filter: ThreatFilter = {}): void {
    const asks = place === 'threats' && Object.keys(filter).length > 0;
    this.view.setState(({ threats }) => ({
      place,
      threatFilter: filter,
      threats: asks ? { ...FIRST_THREATS_LOOK, chosen: filter.finding ?? null } : threats,
    }));
  }

  /** Looks at the register of threats in another way. */
  lookAtThreats(change: Partial<ThreatsLook>): void {
    this.view.setState(({ threats }) => ({ threats: { ...threats, ...change } }));
  }

  /** Narrows the register of threats by what another place can ask for. */
  narrowThreats(filter: ThreatFilter): void {
    this.view.setState({ threatFilter: filter });
  }

  /** Opens a part of the library; what is looked at there stays. */
  turnLibraryTo(tab: LibraryTab): void {
    this.view.setState(({ library }) => ({ library: { ...library, tab, trail: [] } }));
  }

  /** Looks at a part of the library in another way. */
  lookAtLibrary(tab: LibraryTab, change: Partial<LibraryPartLook>): void {
    this.view.setState(({ library }) => ({
      library: { ...library, [tab]: { ...library[tab], ...change }, trail: [] },
    }));
  }

  /** Shows an entry of the library, from wherever one is; a step back leads to the entry that was looked at before. */
  showInLibrary(entry: LibraryEntry): void {
    const { place, library } = this.view.getState();
    const before = library[library.tab].chosen;
    const isStep = place === 'library' && before !== null;
    const trail = isStep ? [...library.trail.slice(-TRAIL), { tab: library.tab, id: before }] : [];
    this.#turnTo(entry, trail);
  }

  /** Goes back to the entry that led to the one that is looked at. */
  stepBackInLibrary(): void {
    const { trail } = this.view.getState().library;
    const last = trail.at(-1);
    if (last) this.#turnTo(last, trail.slice(0, -1));
  }

  /** Whatever the list was narrowed to, the entry is in it. */
  #turnTo({ tab, id }: LibraryEntry, trail: readonly LibraryEntry[]): void {
    this.view.setState(({ library }) => ({
      place: 'library',
      library: { ...library, tab, [tab]: { ...FIRST_LIBRARY_PART, chosen: id }, trail },
    }));
  }

  /** Shows a thing on the diagram: opens its page, selects it, brings it into view. */
  reveal(id: string): void {
    const open = this.document.getState().open;
    const found = open && [...open.index.ids('placementsOfSubject', id)].map(key => open.model.placements.get(key))[0];
    const flow = open?.model.flows.get(id);
    const end =
      flow &&
      open &&
      [...open.index.ids('placementsOfSubject', flow.source ?? flow.target ?? '')].map(key =>
        open.model.placements.get(key),
      )[0];
    const page = found?.page ?? end?.page;
    this.view.setState(state => ({
      place: 'diagram',
      selection: new Set([id]),
      page: page ?? state.page,
      reveal: { id, count: (state.reveal?.count ?? 0) + 1 },
    }));
  }

  async loadPreferences(): Promise<void> {
    const read = await this.office.readPreferences();
    if (read.ok) this.preferences.setState(read.value);
  }

  async setPreferences(change: Partial<Preferences>): Promise<void> {
    this.preferences.setState(change);
    const { profile, colorScheme } = this.preferences.getState();
    const kept = await this.office.writePreferences({ profile, colorScheme });
    if (!kept.ok) this.#onProblems(kept.problems);
  }

  askForProfile(): void {
    this.view.setState({ profileAsked: true, waitingForProfile: null });
  }

  /** The person would rather not say: the command that waited is not run. */
  dropProfileRequest(): void {
    this.view.setState({ profileAsked: false, waitingForProfile: null });
  }

  /** Notes who acts from now on, and runs the command that waited for it. */
  async setProfile(profile: Actor): Promise<void> {
    const waiting = this.view.getState().waitingForProfile;
    this.view.setState({ profileAsked: false, waitingForProfile: null });
    const kept = this.setPreferences({ profile });
    if (waiting) this.dispatch(waiting);
    await kept;
  }

  #refused(problems: readonly [Problem, ...Problem[]]): Result<null> {
    this.#onProblems(problems);
    return fail(...problems);
  }

  #step(move: typeof undo): void {
    const open = this.document.getState().open;
    if (!open || open.readOnly) return;
    const next = move(open.history);
    if (next) this.#take(open, next.step, next.history);
  }

  #take(open: OpenState, edit: ProjectEdit, history: OpenState['history']): void {
    const revision = open.revision + 1;
    const model = apply(open.model, edit.patch);
    open.index.follow(edit.patch);
    this.document.setState({ open: { ...open, model, history, revision } });
    this.#forgetGone(model);
    void this.#keep(open.id, revision, edit.patch);
  }

  /** What is looked at follows the model: a page or a chosen thing that is gone is not looked at any longer. */
  #forgetGone(model: ProjectModel): void {
    const { page, selection } = this.view.getState();
    if (page && !model.pages.has(page)) this.view.setState({ page: firstPage(model) });
    const left = [...selection].filter(id => isThere(model, id));
    if (left.length < selection.size) this.view.setState({ selection: new Set(left) });
  }

  async #keep(id: OpenState['id'], revision: number, patch: ProjectPatch): Promise<void> {
    const kept = await this.office.keep(id, revision, patch);
    const before = this.document.getState().open;
    if (before?.id !== id) return;
    if (!kept.ok) {
      // It stays in the status bar; said aloud it is once, not with every edit that follows.
      if (before.notKept?.code !== kept.problems[0].code) this.#onProblems(kept.problems);
      this.document.setState({ open: { ...before, notKept: kept.problems[0] } });
      return;
    }
    if (kept.value.revision <= before.keptRevision) return;
    const now = this.environment.now();
    this.document.setState({ open: { ...before, keptRevision: kept.value.revision, keptAt: now, notKept: null } });
  }
}

function firstPage(model: ProjectModel): PageId | null {
  const [first] = [...model.pages.values()].sort((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1));
  return first?.id ?? null;
}

/** Whether a thing that can be chosen on a page still exists. */
function isThere(model: ProjectModel, id: string): boolean {
  const tables: readonly ReadonlyMap<string, unknown>[] = [model.elements, model.flows, model.boundaries, model.notes];
  return tables.some(table => table.has(id));
}
