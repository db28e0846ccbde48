import { fail, ok, type Result } from '../../core/base';
import type { Patch } from '../../core/changes';
import {
  type Evidences,
  readDocument,
  type SealedState,
  sealedReports,
  sealedStates,
  writeDocument,
  writeZip,
} from '../../core/document';
import {
  type DocumentId,
  emptyOrganisation,
  isUntouched,
  type OrganisationModel,
  type OrganisationRows,
} from '../../core/model';
import {
  type ArrivedState,
  type Kept,
  recoverOrganisation,
  replaceOrganisation,
  stored,
  writeOrganisation,
} from '../persistence';
import type { Answer, BackOffice, OpenedOrganisation, ReceivedOrganisation } from './backOffice';
import { Keeper } from './keeper';
import type { LockKeeper } from './locks';
import { createReviewDesk, type ReviewDeskParts } from './reviewDesk';

interface DeskParts extends ReviewDeskParts {
  readonly locks: LockKeeper;
  /** Brings what is kept of the open project beside it up to its last edit. */
  readonly noteProject: () => Answer<unknown>;
}

export type OrganisationCalls = Pick<
  BackOffice,
  | 'openOrganisation'
  | 'closeOrganisation'
  | 'readOrganisation'
  | 'keepOrganisation'
  | 'writeOrganisationFile'
  | 'listStandings'
  | 'listNames'
  | 'prepareSeal'
  | 'keepEvidence'
  | 'readEvidence'
>;

/** An organisation that came as a file. */
export interface OrganisationFile {
  readonly id: DocumentId;
  readonly model: OrganisationModel;
  readonly evidence: Evidences;
}

export interface OrganisationDesk {
  readonly calls: OrganisationCalls;
  /** Makes a file the organisation of this device: at once while nobody has written anything into the present one, else when told to. */
  readonly receive: (file: OrganisationFile, replace: boolean) => Answer<ReceivedOrganisation>;
}

const UTF8 = new TextEncoder();
/** What an archive takes along of states, the latest first, so that it can be opened again: files, and bytes before packing. */
const MOST_STATES = 500;
const STATE_BYTES = 150 * 1024 * 1024;

/** The organisation of this device: one document, kept as a project is. */
export function createOrganisationDesk(parts: DeskParts): OrganisationDesk {
  const { db, environment, sha256, locks } = parts;
  const reviews = createReviewDesk(parts);
  let keeper: Keeper<OrganisationRows> | null = null;
  /** While it is being opened: whoever asks meanwhile gets the same document, not a second one without the lock. */
  let opening: Answer<OpenedOrganisation> | null = null;

  /** The id of the organisation; one without a name is begun when there is none yet. */
  async function known(): Answer<DocumentId> {
    const first = await stored(() => db.organisations.toCollection().first());
    if (!first.ok) return first;
    if (first.value) return ok(first.value.id);
    const id = environment.newId('do');
    const begun = await writeOrganisation(db, id, 0, emptyOrganisation(''));
    return begun.ok ? ok(id) : begun;
  }

  function open(): Answer<OpenedOrganisation> {
    opening ??= reallyOpen().finally(() => {
      opening = null;
    });
    return opening;
  }

  async function reallyOpen(): Answer<OpenedOrganisation> {
    if (keeper) return ok(shown(keeper));
    const id = await known();
    if (!id.ok) return id;
    const readOnly = !(await locks.take(id.value));
    const kept = await recoverOrganisation(db, id.value);
    if (!kept.ok) {
      if (!readOnly) await locks.release(id.value);
      return kept;
    }
    return ok(shown(keptBy(id.value, kept.value, readOnly)));
  }

  function keptBy(id: DocumentId, kept: Kept<OrganisationRows>, readOnly: boolean): Keeper<OrganisationRows> {
    const whole = (revision: number, model: OrganisationModel) => writeOrganisation(db, id, revision, model);
    keeper = new Keeper({ db, environment, id, kept, readOnly, whole });
    return keeper;
  }

  async function receive(file: OrganisationFile, replace: boolean): Answer<ReceivedOrganisation> {
    const present = await open();
    if (!present.ok) return present;
    if (present.value.readOnly) return fail({ code: 'storage/other-window' });
    if (!replace && !isUntouched(present.value.model))
      return ok({ kind: 'waits', present: present.value.model, found: file.model });
    const organisation = await takeThePlace(file);
    return organisation.ok ? ok({ kind: 'opened', organisation: organisation.value }) : organisation;
  }

  async function takeThePlace({ id: wanted, model, evidence }: OrganisationFile): Answer<OpenedOrganisation> {
    const at = atWork();
    if (!at.ok) return at;
    const before = at.value;
    const other = await stored(() => db.projects.get(wanted));
    if (!other.ok) return other;
    // The file's own id, so that its text stays the same wherever it is saved; unless something else has it here.
    const id = other.value ? before.id : wanted;
    if (id !== before.id && !(await locks.take(id))) return fail({ code: 'storage/other-window' });
    const revision = before.revision + 1;
    const filed = (as: string, hash: string | null) => {
      const bytes = evidence.get(hash ?? '');
      return bytes ? [{ id: as, bytes: new Uint8Array(bytes) }] : [];
    };
    const done = await replaceOrganisation(db, {
      before: before.id,
      id,
      revision,
      model,
      evidence: [...model.evidence.values()].flatMap(({ hash }) => filed(hash ?? '', hash)),
      reports: sealedReports(model).flatMap(one => filed(one.id, one.sha256)),
      states: sealedStates(model).flatMap(state => {
        const bytes = evidence.get(state.sha256);
        return bytes ? arrivedState(state, new TextDecoder().decode(bytes)) : [];
      }),
    });
    if (!done.ok) {
      if (id !== before.id) await locks.release(id);
      return done;
    }
    before.end();
    const now = keptBy(id, { model, revision, entries: 0 }, false);
    if (id !== before.id) await locks.release(before.id);
    return ok(shown(now));
  }

  async function close(): Answer<null> {
    const leaving = keeper;
    keeper = null;
    await leaving?.compact();
    if (leaving && !leaving.readOnly) await locks.release(leaving.id);
    return ok(null);
  }

  async function look(): ReturnType<OrganisationCalls['readOrganisation']> {
    if (keeper && !keeper.readOnly) return ok({ id: keeper.id, model: keeper.model });
    const first = await stored(() => db.organisations.toCollection().first());
    if (!first.ok) return first;
    if (!first.value) return ok(null);
    const { id } = first.value;
    const kept = await recoverOrganisation(db, id);
    return kept.ok ? ok({ id, model: kept.value.model }) : kept;
  }

  const atWork = (): Result<Keeper<OrganisationRows>> =>
    keeper ? ok(keeper) : fail({ code: 'bug/unexpected', facts: { reason: 'the organisation is not open' } });

  async function keep(revision: number, patch: Patch<OrganisationRows>): Answer<{ readonly revision: number }> {
    const at = atWork();
    return at.ok ? at.value.keep(revision, patch) : at;
  }

  async function writeFile(format: 'json' | 'zip'): Answer<Uint8Array> {
    const at = atWork();
    if (!at.ok) return at;
    const { id, model } = at.value;
    const document = { kind: 'organisation', id, model } as const;
    if (format === 'json') return ok(UTF8.encode(writeDocument(document)));
    const evidence = await evidenceOf(model);
    return evidence.ok ? ok(writeZip({ document, evidence: evidence.value })) : evidence;
  }

  /** The files that the organisation names and this device has: what shows something, and of closed reviews the reports and the projects as they stood. */
  async function evidenceOf(model: OrganisationModel): Answer<Evidences> {
    const hashes = [...model.evidence.values()].flatMap(row => row.hash ?? []);
    const reports = sealedReports(model);
    const files = await stored(() => db.evidence.bulkGet(hashes));
    if (!files.ok) return files;
    const kept = await stored(() => db.reportFiles.bulkGet(reports.map(one => one.id)));
    if (!kept.ok) return kept;
    const bytes = new Map<string, Uint8Array>(files.value.flatMap(row => (row ? [[row.id, row.bytes]] : [])));
    for (const [at, { sha256: hash }] of reports.entries()) {
      const file = kept.value[at];
      if (file) bytes.set(hash, file.bytes);
    }
    const states = sealedStates(model).slice(0, MOST_STATES);
    const texts = await stored(() => db.keptContents.bulkGet(states.map(one => one.id)));
    if (!texts.ok) return texts;
    let room = STATE_BYTES;
    for (const [at, { sha256: hash }] of states.entries()) {
      const text = texts.value[at]?.text;
      if (text === undefined || bytes.has(hash)) continue;
      const content = UTF8.encode(text);
      room -= content.byteLength;
      if (room >= 0) bytes.set(hash, content);
    }
    return ok(bytes);
  }

  /** Rows about projects as they are now, without those in the bin. */
  async function ofProjectsHere<Row extends { readonly id: DocumentId }>(
    read: () => Promise<readonly Row[]>,
  ): Answer<readonly Row[]> {
    const noted = await parts.noteProject();
    if (!noted.ok) return noted;
    const projects = await stored(() => db.projects.toArray());
    const rows = await stored(read);
    if (!projects.ok || !rows.ok) return projects.ok ? rows : projects;
    const here = new Set(projects.value.filter(one => one.binned === null).map(one => one.id));
    return ok(rows.value.filter(one => here.has(one.id)));
  }

  async function keepEvidence(bytes: Uint8Array): Answer<string> {
    const content = new Uint8Array(bytes);
    const id = await sha256(content);
    const put = await stored(() => db.evidence.put({ id, bytes: content }));
    return put.ok ? ok(id) : put;
  }

  async function readEvidence(hash: string): Answer<Uint8Array> {
    const row = await stored(() => db.evidence.get(hash));
    if (!row.ok) return row;
    return row.value ? ok(row.value.bytes) : fail({ code: 'row/unknown', facts: { id: hash } });
  }

  const calls: OrganisationCalls = {
    openOrganisation: open,
    closeOrganisation: close,
    readOrganisation: look,
    keepOrganisation: keep,
    writeOrganisationFile: writeFile,
    listStandings: () => ofProjectsHere(() => db.standings.toArray()),
    listNames: () => ofProjectsHere(() => db.projectNames.toArray()),
    prepareSeal: async (review, onProgress, signal) => {
      const noted = await parts.noteProject();
      if (!noted.ok) return noted;
      const at = atWork();
      return at.ok ? reviews.prepareSeal(at.value.model, review, { onProgress, signal }) : at;
    },
    keepEvidence,
    readEvidence,
  };
  return { calls, receive };
}

/**
 * A state that came with an archive; none where it is no project that can be opened. How it was judged does not travel: it is judged
 * anew where it is compared, and that is said there.
 */
function arrivedState(
  { id, title, project, at, review, revision, sha256 }: SealedState,
  text: string,
): readonly ArrivedState[] {
  const read = readDocument(text, title);
  if (!read.ok || read.value.kind !== 'project') return [];
  return [{ line: { id, project, at, review, revision, sha256 }, content: { id, text, judgement: null } }];
}

function shown({ id, model, revision, readOnly }: Keeper<OrganisationRows>): OpenedOrganisation {
  return { id, model, revision, readOnly };
}
