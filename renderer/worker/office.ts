import { type Environment, fail, ok, type Result } from '../../core/base';
import type { ProjectPatch } from '../../core/changes';
import type { Sha256 } from '../../core/document';
import type { Glyphs } from '../../core/drawing';
import { Engine } from '../../core/engine';
import type { OpenedFile } from '../../core/interchange';
import type { Library, TemplateFile } from '../../core/library';
import type { DocumentId, ProjectModel, ProjectRows, ReviewId } from '../../core/model';
import { asksFor, type ChosenFile, type Knowledge, type PackFolder, type TakenPacks } from '../../core/packs';
import {
  compareProjects,
  datesOfProject,
  figuresOfProject,
  pressedThen,
  pressingRisks,
  projectNames,
  trendingConcerns,
  usesOfProject,
} from '../../core/review';
import { type Database, recover, stored, type ThreatsLine, writeSnapshot } from '../persistence';
import type { Answer, BackOffice, OpenedProject, OpenKnowledge, Preferences, ProjectSummary } from './backOffice';
import { createFileDesk } from './fileDesk';
import { Keeper } from './keeper';
import type { LockKeeper } from './locks';
import { createOrganisationDesk } from './organisationDesk';
import { createPackDesk } from './packDesk';
import { createPressingDesk } from './pressingDesk';
import { createProjectShelf } from './projectShelf';
import { createQuestionDesk } from './questionDesk';
import { createReportDesk, type PdfMaker } from './reportDesk';
import { createStateDesk } from './stateDesk';
import { createVariantDesk } from './variantDesk';

/** What the back office stands on. */
export interface OfficeParts {
  readonly db: Database;
  readonly library: Library;
  /** The files that the shipped library was loaded from, so that packs can be added. */
  readonly base: readonly TemplateFile[];
  readonly shippedPacks: readonly PackFolder[];
  readonly ruleTests: () => Promise<readonly TemplateFile[]>;
  readonly environment: Environment;
  readonly sha256: Sha256;
  readonly locks: LockKeeper;
  /** Reads a file of ours or of another tool, off this thread, so that a hostile one can be ended. */
  readonly read: (name: string, bytes: Uint8Array, signal: AbortSignal) => Answer<OpenedFile>;
  /** Looks for packs in chosen files, in the same way. */
  readonly readPacks: (files: readonly ChosenFile[], signal: AbortSignal) => Answer<TakenPacks>;
  /** The text of a shipped sample, or null. */
  readonly sample: (file: string) => Promise<string | null>;
  readonly pdf: PdfMaker;
  readonly glyphs: Glyphs;
}

/** The project that this office has open, mirrored so that it can be analysed, reported and written without the screen. */
interface Desk {
  readonly id: DocumentId;
  readonly keeper: Keeper<ProjectRows>;
  /** Another one when the project is judged by something else. */
  engine: Engine;
  /** Edits whose consequences have not been worked out yet. */
  readonly unseen: { readonly revision: number; readonly patch: ProjectPatch }[];
  /** The model, and the last review of it, when the organisation was last told of it; null: not yet, or it was judged by something else then. */
  noted: { readonly model: ProjectModel; readonly review: ReviewId | null } | null;
}

/** Storage, mirror, analysis and reports of one window. Runs in a worker; tests run it in place. */
export function createOffice(parts: OfficeParts): BackOffice {
  const { db, library, environment, locks } = parts;
  const listeners = new Set<Parameters<BackOffice['onAnalysis']>[0]>();
  const judges = new Set<Parameters<BackOffice['onKnowledge']>[0]>();
  let desk: Desk | null = null;
  /** The project that was left last is written whole before anything else is done with it. */
  let closing: Promise<unknown> = Promise.resolve();
  /** The project that is being opened: whoever asks for it meanwhile gets the same, not a second one without the lock. */
  let opening: { readonly id: DocumentId; readonly done: Answer<OpenedProject> } | null = null;
  const today = () => environment.now().slice(0, 10);
  const deskOf = (id: DocumentId): Result<Desk> =>
    desk?.id === id ? ok(desk) : fail({ code: 'bug/unexpected', facts: { reason: 'the project is not open' } });

  async function summaryOf(id: DocumentId, model: ProjectModel, threats: ThreatsLine | null): Promise<ProjectSummary> {
    const before = await db.projects.get(id);
    const now = environment.now();
    return {
      id,
      name: model.project.get('project')?.name ?? '',
      created: before?.created ?? now,
      changed: now,
      opened: before?.opened ?? now,
      binned: before?.binned ?? null,
      elements: model.elements.size,
      flows: model.flows.size,
      bands: (threats ?? before)?.bands ?? { low: 0, moderate: 0, high: 0, critical: 0 },
      toVerify: (threats ?? before)?.toVerify ?? 0,
      variantOf: model.project.get('project')?.variantOf ?? null,
    };
  }

  /** Keeps a whole project under an id, new or not. */
  async function keepWhole(
    id: DocumentId,
    revision: number,
    model: ProjectModel,
    threats: ThreatsLine | null = null,
  ): Answer<null> {
    const summary = await stored(() => summaryOf(id, model, threats));
    return summary.ok ? writeSnapshot(db, id, revision, model, summary.value) : summary;
  }

  /** What the organisation knows of a project follows its snapshots. A variant is weighed up beside its project and counts for nothing. */
  async function keepStanding(at: Desk): Answer<unknown> {
    const { id, engine } = at;
    const { model } = engine;
    if (model.project.get('project')?.variantOf) return ok(null);
    const last = await lastReviewed(at);
    if (!last.ok) return last;
    const review = last.value?.review ?? null;
    if (at.noted?.model === model && at.noted.review === review) return ok(null);
    const found = { findings: engine.findings(), subjects: engine.subjects(), today: engine.today };
    const uses = usesOfProject(model, engine.library, found);
    const figures = figuresOfProject({ model, ...found, controls: engine.allControlRows() });
    const name = model.project.get('project')?.name ?? '';
    const names = projectNames(id, model, { findings: found.findings, library: engine.library });
    const was = last.value ? await last.value.read() : ok(null);
    if (!was.ok) return was;
    const trend = was.value && {
      comparison: compareProjects(engine.library, was.value, engine.judged()),
      now: found.findings,
      before: pressedThen(was.value),
    };
    const pressing = pressingRisks(trendingConcerns(engine.concernCases(), trend), found.findings, model);
    const written = await stored(() =>
      db.transaction('rw', db.standings, db.projectNames, async () => {
        await db.standings.put({
          id,
          name,
          dates: datesOfProject(model),
          uses,
          figures,
          pressing,
          pressingSince: review,
        });
        await db.projectNames.put(names);
      }),
    );
    if (written.ok) at.noted = { model, review };
    return written;
  }

  function open(id: DocumentId): Answer<OpenedProject> {
    if (opening?.id === id) return opening.done;
    const mine = { id, done: openAfter(opening?.done, id) };
    opening = mine;
    return mine.done.finally(() => {
      if (opening === mine) opening = null;
    });
  }

  /** One after the other, so that the one before is left as it should be. */
  async function openAfter(before: Answer<unknown> | undefined, id: DocumentId): Answer<OpenedProject> {
    await before?.catch(() => undefined);
    if (desk?.id === id) await close(id);
    await closing;
    const readOnly = !(await locks.take(id));
    const ready = await prepare(id, readOnly);
    if (!ready.ok) {
      if (!readOnly) await locks.release(id);
      return ready;
    }
    // Left only now: what is done to it meanwhile is kept, and where the other cannot be opened it goes on.
    if (desk) void close(desk.id);
    desk = ready.value.desk;
    return ok(ready.value.opened);
  }

  /** Reads and analyses a project, and tells the organisation of it. */
  async function prepare(
    id: DocumentId,
    readOnly: boolean,
  ): Answer<{ readonly desk: Desk; readonly opened: OpenedProject }> {
    const kept = await recover(db, id);
    if (!kept.ok) return kept;
    const loaded = await packs.load();
    if (!loaded.ok) return loaded;
    const { model, revision } = kept.value;
    const known = packs.knowledge(model);
    const engine = new Engine(known.library, known.packs);
    const analysis = { ...engine.open(model, { today: today() }), revision };
    const whole = async (at: number, now: ProjectModel) => {
      const written = await keepWhole(id, at, now, mine.engine.totals());
      if (written.ok) await keepStanding(mine);
      return written;
    };
    const keeper = new Keeper({ db, environment, id, kept: kept.value, readOnly, whole });
    const mine: Desk = { id, keeper, engine, unseen: [], noted: null };
    const { bands, toVerify } = engine.totals();
    const marked = await stored(() => db.projects.update(id, { opened: environment.now(), bands, toVerify }));
    const noted = marked.ok && !readOnly ? await keepStanding(mine) : marked;
    const weekly = noted.ok ? await keepWeekly(mine) : noted;
    if (!weekly.ok) return weekly;
    return ok({ desk: mine, opened: { id, model, revision, analysis, knowledge: sentOf(known), readOnly } });
  }

  async function close(id: DocumentId): Answer<null> {
    if (desk?.id !== id) return ok(null);
    const leaving = desk;
    // What is kept of it for the organisation says what its last edit did.
    analyse(leaving);
    desk = null;
    closing = leaving.keeper.compact().then(() => (leaving.keeper.readOnly ? undefined : locks.release(id)));
    await closing;
    return ok(null);
  }

  async function keep(id: DocumentId, revision: number, patch: ProjectPatch): Answer<{ readonly revision: number }> {
    const at = deskOf(id);
    if (!at.ok) return at;
    const { keeper, unseen } = at.value;
    if (!keeper.readOnly) unseen.push({ revision, patch });
    const kept = await keeper.keep(revision, patch);
    // The edit is acknowledged first; its consequences follow when nothing more waits in the queue.
    if (unseen.length > 0) setTimeout(() => analyse(at.value), 0);
    return kept;
  }

  function analyse(at: Desk): void {
    if (desk !== at) return;
    for (const { revision, patch } of at.unseen.splice(0)) {
      const update = { ...at.engine.apply(patch), revision };
      if (patch.some(asksOtherPacks)) judgeAnew(at, revision);
      else for (const listener of listeners) listener(at.id, update);
    }
  }

  /** Judges the open project by the packs that are there now. */
  function judgeAnew(at: Desk, revision: number): void {
    const known = packs.knowledge(at.engine.model);
    const engine = new Engine(known.library, known.packs);
    const update = { ...engine.open(at.engine.model, { today: today() }), revision };
    at.engine = engine;
    at.noted = null;
    for (const listener of judges) listener(at.id, sentOf(known));
    for (const listener of listeners) listener(at.id, update);
  }

  /** The shipped library is in every window already. */
  const sentOf = (known: Knowledge): OpenKnowledge => ({
    library: known.library === library ? null : known.library,
    packs: known.packs,
  });

  /** The open project with every edit worked in. */
  function settled(): Result<Desk> {
    if (!desk) return fail({ code: 'bug/unexpected', facts: { reason: 'no project is open' } });
    analyse(desk);
    return ok(desk);
  }

  const reports = createReportDesk({ ...parts, settled });
  const packs = createPackDesk({
    ...parts,
    open: () => {
      const at = desk ? settled() : null;
      return at?.ok ? { engine: at.value.engine, model: at.value.keeper.model } : null;
    },
    changed: () => {
      if (!desk) return;
      analyse(desk);
      judgeAnew(desk, desk.keeper.revision);
    },
    today,
  });
  const organisation = createOrganisationDesk({
    ...parts,
    noteProject: async () => {
      if (!desk || desk.keeper.readOnly) return ok(null);
      analyse(desk);
      return keepStanding(desk);
    },
    knowledge: async () => {
      const loaded = await packs.load();
      return loaded.ok ? ok(packs.knowledge) : loaded;
    },
  });
  const files = createFileDesk({
    ...parts,
    held: id => (desk?.id === id ? desk.keeper.model : null),
    keepWhole,
    open,
    organisation,
    packsForNew: packs.forNewProject,
  });
  const shelf = createProjectShelf({
    ...parts,
    closed: () => closing,
    leave: async () => {
      if (desk) await close(desk.id);
      await organisation.calls.closeOrganisation();
    },
    keepWhole,
  });
  const { keepWeekly, newest, lastReviewed, ...stateCalls } = createStateDesk({
    ...parts,
    settled,
    knowledge: packs.knowledge,
  });
  const variants = createVariantDesk({ ...parts, settled, knowledge: packs.knowledge, keepWhole });

  return {
    openProject: open,
    closeProject: close,
    keep,
    onAnalysis: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onKnowledge: listener => {
      judges.add(listener);
      return () => judges.delete(listener);
    },
    ...files,
    ...shelf,
    ...createQuestionDesk({ environment, settled }),
    ...createPressingDesk({ library, environment, settled, newest, organisation: organisation.calls }),
    ...reports,
    ...stateCalls,
    ...variants,
    ...packs.calls,
    ...organisation.calls,
    readPreferences: async () => {
      const read = await stored(() => db.settings.get('preferences'));
      return read.ok ? ok(read.value?.value ?? NO_PREFERENCES) : read;
    },
    writePreferences: async value => {
      const written = await stored(() => db.settings.put({ key: 'preferences', value }));
      return written.ok ? ok(null) : written;
    },
  };
}

/** Whether a change puts files of a pack into the project or takes some out, or asks for another pack. */
const asksOtherPacks = ({ table, id, before, after }: ProjectPatch[number]): boolean =>
  table === 'packs' && (before?.carried !== after?.carried || asks(id, before) !== asks(id, after));
const asks = (id: string, use: ProjectRows['packs'] | null) => asksFor({ packs: new Map(use ? [[id, use]] : []) }, id);

const NO_PREFERENCES: Preferences = { profile: null, colorScheme: 'auto' };
