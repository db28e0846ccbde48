import { type Environment, fail, ok, type Result } from '../../core/base';
import { type Evidences, type OpenDocument, readDocument, writeDocument, writeZip } from '../../core/document';
import type { OpenedFile } from '../../core/interchange';
import { type DocumentId, emptyProject, type ProjectModel } from '../../core/model';
import { type Database, recover, stored } from '../persistence';
import type { Answer, BackOffice, FileFormat, OpenedOrganisation, OpenedProject, Progress } from './backOffice';
import type { OrganisationDesk } from './organisationDesk';

interface FileDeskParts {
  readonly db: Database;
  readonly environment: Environment;
  /** Reads a file of ours or of another tool, off this thread, so that a hostile one can be ended. */
  readonly read: (name: string, bytes: Uint8Array, signal: AbortSignal) => Answer<OpenedFile>;
  /** The text of a shipped sample, or null. */
  readonly sample: (file: string) => Promise<string | null>;
  /** The project with this id, if it is the open one. */
  readonly held: (id: DocumentId) => ProjectModel | null;
  /** Keeps a whole project under an id, new or not. */
  readonly keepWhole: (id: DocumentId, revision: number, model: ProjectModel) => Answer<null>;
  readonly open: (id: DocumentId) => Answer<OpenedProject>;
  readonly organisation: Pick<OrganisationDesk, 'receive'>;
  /** What a project that is begun on this device asks for. */
  readonly packsForNew: () => Answer<ProjectModel['packs']>;
}

type FileCalls = Pick<
  BackOffice,
  'createProject' | 'createFromSample' | 'readFile' | 'writeFile' | 'replaceOrganisation'
>;

const UTF8 = new TextEncoder();

/** Projects and the organisation as files: begun, opened from a file or a sample, written. */
export function createFileDesk(parts: FileDeskParts): FileCalls {
  const { db, environment, held, keepWhole, open, organisation } = parts;

  async function begin(model: ProjectModel): Answer<OpenedProject> {
    const id = environment.newId('do');
    const written = await keepWhole(id, 0, model);
    return written.ok ? open(id) : written;
  }

  async function beginFromSample(file: string): Answer<OpenedProject> {
    const text = await parts.sample(file);
    if (text === null) return fail({ code: 'file/unreadable', file, facts: { reason: 'no such sample' } });
    const document = readDocument(text, file);
    if (!document.ok) return document;
    const { kind, model } = document.value;
    return kind === 'project' ? begin(model) : wrongKind(file, kind, 'project');
  }

  async function read(
    name: string,
    bytes: Uint8Array,
    onProgress: Progress,
    signal: AbortSignal,
  ): ReturnType<BackOffice['readFile']> {
    const opened = await parsed(name, bytes, onProgress, signal);
    if (!opened.ok) return opened;
    const { document, report, evidence } = opened.value;
    if (document.kind === 'organisation') {
      const received = await organisation.receive({ ...document, evidence }, false);
      return received.ok ? ok({ kind: 'organisation', received: received.value }) : received;
    }
    const files = [...evidence].map(([id, content]) => ({ id, bytes: new Uint8Array(content) }));
    const kept = await stored(() => db.evidence.bulkPut(files));
    if (!kept.ok) return kept;
    // A file that is here already is opened as another copy: nothing that was done to the first is overwritten.
    const known = await stored(() => db.snapshots.get(document.id));
    if (!known.ok) return known;
    const id = known.value ? environment.newId('do') : document.id;
    const written = await keepWhole(id, 0, document.model);
    if (!written.ok) return written;
    const project = await open(id);
    return project.ok ? ok({ kind: 'project', project: project.value, report }) : project;
  }

  async function replaceOrganisation(
    name: string,
    bytes: Uint8Array,
    onProgress: Progress,
    signal: AbortSignal,
  ): Answer<OpenedOrganisation> {
    const opened = await parsed(name, bytes, onProgress, signal);
    if (!opened.ok) return opened;
    const { document, evidence } = opened.value;
    if (document.kind !== 'organisation') return wrongKind(name, document.kind, 'organisation');
    const received = await organisation.receive({ ...document, evidence }, true);
    if (!received.ok) return received;
    if (received.value.kind === 'waits') return fail({ code: 'bug/unexpected', facts: { reason: 'not replaced' } });
    return ok(received.value.organisation);
  }

  async function parsed(
    name: string,
    bytes: Uint8Array,
    onProgress: Progress,
    signal: AbortSignal,
  ): Answer<OpenedFile> {
    onProgress(0.1, name);
    const opened = await parts.read(name, bytes, signal);
    if (opened.ok) onProgress(0.7, name);
    return opened;
  }

  async function write(id: DocumentId, format: FileFormat): Answer<Uint8Array> {
    const here = held(id);
    const kept = here ? ok({ model: here }) : await recover(db, id);
    if (!kept.ok) return kept;
    const document = { kind: 'project', id, model: kept.value.model } as const;
    if (format === 'json') return ok(UTF8.encode(writeDocument(document)));
    const evidence = await evidenceOf(kept.value.model);
    return evidence.ok ? ok(writeZip({ document, evidence: evidence.value })) : evidence;
  }

  async function evidenceOf(model: ProjectModel): Answer<Evidences> {
    const hashes = [...model.evidence.values()].flatMap(row => row.hash ?? []);
    const rows = await stored(() => db.evidence.bulkGet(hashes));
    return rows.ok ? ok(new Map(rows.value.flatMap(row => (row ? [[row.id, row.bytes] as const] : [])))) : rows;
  }

  return {
    createProject: async name => {
      const packs = await parts.packsForNew();
      return packs.ok ? begin({ ...emptyProject(name, environment), packs: packs.value }) : packs;
    },
    createFromSample: beginFromSample,
    readFile: read,
    writeFile: write,
    replaceOrganisation,
  };
}

const wrongKind = (file: string, found: OpenDocument['kind'], wanted: OpenDocument['kind']): Result<never> =>
  fail({ code: 'document/wrong-kind', file, facts: { found, wanted } });
