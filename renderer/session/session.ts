import type { Environment, Problem, Result } from '../../core/base';
import { type Actor, type Command, renamedKey, renamesPatch, run } from '../../core/commands';
import type { Library } from '../../core/library';
import type { DocumentId, PageId, ProjectModel, ProjectRows } from '../../core/model';
import { followedFacts, followedLimits, followedProviders } from '../../core/review';
import { isTyping } from '../ui';
import type { BackOffice, OpenedProject, OpenKnowledge, Preferences } from '../worker';
import { type OpenState, openedProject } from './documentStore';
import { EditedDocument } from './editedDocument';
import { createFindingsStore, type FindingsStore, NO_FINDINGS, updated } from './findingsStore';
import { createKnowledgeStore, type KnowledgeStore } from './knowledgeStore';
import { Organisation } from './organisation';
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
  type Signed,
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
  /** Tells the person that so many decisions follow what a pack calls otherwise now. */
  readonly onRenamed: (moved: number) => void;
}

/**
 * The open project, alive. `dispatch` is the only door to the model: command → patch → model, index, history → back office.
 * Undo and redo hand their patch to the same steps.
 */
export class Session {
  readonly project: EditedDocument<ProjectRows, OpenState>;
  readonly organisation: Organisation;
  readonly findings: FindingsStore = createFindingsStore();
  readonly view: ViewStore = createViewStore();
  readonly preferences: PreferencesStore = createPreferencesStore();
  /** What the open project is judged by. */
  readonly knowledge: KnowledgeStore;
  readonly office: BackOffice;
  readonly environment: Environment;
  readonly #shipped: Library;
  readonly #onProblems: SessionParts['onProblems'];
  readonly #onRenamed: SessionParts['onRenamed'];
  #opening: { readonly id: DocumentId; readonly done: Promise<boolean> } | null = null;

  constructor({ office, environment, library, onProblems, onRenamed }: SessionParts) {
    this.office = office;
    this.environment = environment;
    this.#shipped = library;
    this.knowledge = createKnowledgeStore(library);
    this.#onProblems = onProblems;
    this.#onRenamed = onRenamed;
    const keep = office.keep;
    this.project = new EditedDocument({ environment, onProblems, keep }, (before, patch, model) => {
      before.index.follow(patch);
      this.#forgetGone(model);
    });
    this.organisation = new Organisation({
      office,
      environment,
      onProblems,
      asProfile: work => this.#asProfile(work),
      onLeave: () => void this.followOrganisation(),
    });
    office.onKnowledge((id, knowledge) => {
      if (this.project.open?.id === id) this.#judgeBy(knowledge);
    });
    office.onAnalysis((id, update) => {
      if (this.project.open?.id !== id) return;
      if (update.whole || update.revision > this.findings.getState().revision)
        this.findings.setState(state => updated(state, update));
    });
  }

  /** Shows a project that the back office has opened or made. The moment is noted in the browser's timeline, where the bench reads it. */
  show(project: OpenedProject): void {
    performance.mark(MODEL_SHOWN);
    this.findings.setState(updated(NO_FINDINGS, project.analysis), true);
    this.view.setState({ ...FIRST_VIEW, page: firstPage(project.model) }, true);
    this.project.show(openedProject(project));
    this.#judgeBy(project.knowledge);
    void this.followOrganisation();
  }

  /** The open project keeps what the organisation knows: whether a policy is in force, who may accept which risk, and how its providers stand. */
  async followOrganisation(): Promise<void> {
    if (!this.project.open) return;
    const here = await this.office.readOrganisation();
    if (!here.ok || !here.value) return;
    const standings = await this.office.listStandings();
    const { open } = this.project;
    const info = open?.model.project.get('project');
    if (!standings.ok || !open || open.readOnly || !info) return;
    const { id: organisation, model } = here.value;
    const today = this.#today();
    const uses = standings.value.flatMap(one => one.uses);
    const commands: Command[] = followedProviders(open.model, {
      organisation,
      model,
      uses,
      library: this.library,
      today,
    }).map(({ id, ...fields }) => ({ type: 'row/change', table: 'providers', ids: [id], fields }));
    const policy = { organisation, info: model.organisation.get('organisation'), today };
    const acceptance = followedLimits(info.acceptance, policy);
    const facts = followedFacts(info.facts, policy);
    if (acceptance !== info.acceptance || facts !== info.facts)
      commands.push({ type: 'row/change', table: 'project', ids: ['project'], fields: { acceptance, facts } });
    if (commands.length > 0) this.dispatch({ type: 'batch', label: 'organisation/follow', commands });
  }

  #today(): string {
    return this.environment.now().slice(0, 10);
  }

  /** Takes over what the project is judged by; decisions follow what it calls otherwise now. */
  #judgeBy({ library, packs }: OpenKnowledge): void {
    this.knowledge.setState({ library: library ?? this.#shipped, packs });
    const renames = [...this.library.renames.values()];
    const { open } = this.project;
    const moved =
      open && !open.readOnly ? renamesPatch(open.model, renames).filter(one => one.after !== null).length : 0;
    if (moved === 0) return;
    this.dispatch({ type: 'renames/follow', renames });
    const { threats } = this.view.getState();
    if (threats.chosen) this.view.setState({ threats: { ...threats, chosen: renamedKey(threats.chosen, renames) } });
    this.#onRenamed(moved);
  }

  /** What the open project is judged by: the shipped library with the packs in use. */
  get library(): Library {
    return this.knowledge.getState().library;
  }

  /** The project that is open or was open last. */
  get lastOpen(): OpenState | null {
    return this.project.last;
  }

  /**
   * Shows a project, which is opened unless it is; false when it cannot be, of which the person is told. Asked for twice it is opened
   * once: a second time it would be shown as it was before what has been done since.
   */
  async openProject(id: DocumentId): Promise<boolean> {
    if (this.project.open?.id === id) return true;
    if (this.#opening?.id === id) return this.#opening.done;
    const opening = { id, done: this.#openAndShow(id) };
    this.#opening = opening;
    const isOpen = await opening.done;
    if (this.#opening === opening) this.#opening = null;
    return isOpen;
  }

  async #openAndShow(id: DocumentId): Promise<boolean> {
    const opened = await this.office.openProject(id);
    if (opened.ok) this.show(opened.value);
    else this.#onProblems(opened.problems);
    return opened.ok;
  }

  async close(): Promise<void> {
    const { open } = this.project;
    if (!open) return;
    this.project.show(null);
    this.findings.setState(NO_FINDINGS, true);
    this.view.setState(FIRST_VIEW, true);
    this.knowledge.setState({ library: this.#shipped, packs: [] });
    await this.office.closeProject(open.id);
  }

  /** Runs a command. When it needs to know who acts and nobody has said, the profile is asked for and the command waits. */
  dispatch(command: Command): Result<null> {
    const typing = isTyping();
    return this.#asProfile(who =>
      this.project.edit(model => run(model, command, { environment: this.environment, who, typing })),
    );
  }

  /** Does what may need a name on it: problems are told, and work that lacks the name waits until the profile is given. */
  #asProfile(work: Signed): Result<null> {
    const done = work(this.preferences.getState().profile);
    if (done.ok) return done;
    if (done.problems[0].code !== 'profile/missing') this.#onProblems(done.problems);
    else this.view.setState({ profileAsked: true, waitingForProfile: work });
    return done;
  }

  undo(): void {
    this.project.undo();
  }

  redo(): void {
    this.project.redo();
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

  /** Opens an entry of a pack of one's own to be written, or closes it. */
  editInLibrary(entry: LibraryEntry | null): void {
    this.view.setState(({ library }) => ({ library: { ...library, editing: entry } }));
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
    const { open } = this.project;
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
    if (read.ok) this.preferences.setState({ panels: {}, ...read.value });
  }

  async setPreferences(change: Partial<Preferences>): Promise<void> {
    this.preferences.setState(change);
    const kept = await this.office.writePreferences(this.preferences.getState());
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
    if (waiting) this.#asProfile(waiting);
    await kept;
  }

  /** What is looked at follows the model: a page or a chosen thing that is gone is not looked at any longer. */
  #forgetGone(model: ProjectModel): void {
    const { page, selection } = this.view.getState();
    if (page && !model.pages.has(page)) this.view.setState({ page: firstPage(model) });
    const left = [...selection].filter(id => isThere(model, id));
    if (left.length < selection.size) this.view.setState({ selection: new Set(left) });
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
