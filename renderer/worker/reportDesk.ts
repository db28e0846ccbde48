import { type Environment, fail, ok, type Result } from '../../core/base';
import type { Sha256 } from '../../core/document';
import type { Glyphs } from '../../core/drawing';
import type { Engine } from '../../core/engine';
import type { DocumentId } from '../../core/model';
import {
  buildReport,
  controlsCsv,
  figuresOf,
  type PdfDefinition,
  pdfDefinition,
  type ReportInput,
  type ReportOptions,
  threatsCsv,
} from '../../core/report';
import { type Database, stored } from '../persistence';
import type { Answer, BackOffice, Progress, StoredReport } from './backOffice';

/** Makes the PDF of a definition off this thread; aborting ends it at once. */
export type PdfMaker = (
  definition: PdfDefinition,
  onProgress: Progress,
  signal: AbortSignal,
) => Answer<{ readonly bytes: Uint8Array; readonly pages: number }>;

interface Desk {
  readonly id: DocumentId;
  readonly keeper: { readonly revision: number };
  readonly engine: Engine;
}

interface ReportDeskParts {
  readonly db: Database;
  readonly environment: Environment;
  readonly sha256: Sha256;
  readonly pdf: PdfMaker;
  readonly glyphs: Glyphs;
  /** The open project with every edit worked in. */
  readonly settled: () => Result<Desk>;
}

type ReportCalls = Pick<BackOffice, 'writeRegister' | 'createReport' | 'listReports' | 'readReport' | 'deleteReport'>;

const UTF8 = new TextEncoder();
/** Reports of the register's own columns have no options of a person's. */
const REGISTER_OPTIONS: ReportOptions = {
  outline: 'full',
  paper: 'A4',
  title: '',
  classification: '',
  sections: [],
  toVerify: true,
  overlay: 'none',
};

/** The reports of a project: made from the mirror, kept with their options and fingerprint, read, listed and deleted. */
export function createReportDesk({ db, environment, sha256, pdf, glyphs, settled }: ReportDeskParts): ReportCalls {
  async function nameOfWhoActs(): Promise<string> {
    const read = await stored(() => db.settings.get('preferences'));
    return read.ok ? (read.value?.value.profile?.name ?? '') : '';
  }

  /** The report that was made last of this project, to compare the next one with. */
  async function earlierThan(project: DocumentId): Promise<ReportInput['earlier']> {
    const kept = await listOf(project);
    const [last] = kept.ok ? kept.value : [];
    return last ? { at: last.created, figures: last.figures } : 'first';
  }

  const listOf = (project: DocumentId) =>
    stored(async () =>
      (await db.reports.where('project').equals(project).toArray()).sort((a, b) => (a.created < b.created ? 1 : -1)),
    );

  async function inputOf(
    options: ReportOptions,
  ): Promise<Result<{ desk: Desk; input: ReportInput & { readonly revision: number } }>> {
    const desk = settled();
    if (!desk.ok) return desk;
    const { engine, keeper, id } = desk.value;
    const { revision } = keeper;
    const input = {
      ...engine.reportFacts(),
      options,
      earlier: await earlierThan(id),
      revision,
      at: environment.now(),
      by: await nameOfWhoActs(),
    };
    return ok({ desk: desk.value, input });
  }

  async function createReport(options: ReportOptions, onProgress: Progress, signal: AbortSignal): Answer<StoredReport> {
    const made = await inputOf(options);
    if (!made.ok) return made;
    const { desk, input } = made.value;
    onProgress(0.1, 'content');
    const definition = pdfDefinition(buildReport(input, glyphs));
    if (signal.aborted) return fail({ code: 'report/cancelled' });
    const file = await pdf(definition, (fraction, what) => onProgress(0.2 + 0.75 * fraction, what), signal);
    if (!file.ok) return file;
    const bytes = new Uint8Array(file.value.bytes);
    onProgress(0.97, 'keeping');
    const report: StoredReport = {
      id: environment.newId('rp'),
      project: desk.id,
      title: options.title,
      created: input.at,
      by: input.by,
      revision: input.revision,
      options,
      sha256: await sha256(bytes),
      bytes: bytes.byteLength,
      pages: file.value.pages,
      figures: figuresOf(input),
    };
    const kept = await stored(() =>
      db.transaction('rw', db.reports, db.reportFiles, async () => {
        await db.reports.put(report);
        await db.reportFiles.put({ id: report.id, bytes });
      }),
    );
    return kept.ok ? ok(report) : kept;
  }

  return {
    createReport,
    writeRegister: async register => {
      const made = await inputOf(REGISTER_OPTIONS);
      if (!made.ok) return made;
      const text = register === 'threats' ? threatsCsv(made.value.input) : controlsCsv(made.value.input);
      return ok(UTF8.encode(text));
    },
    listReports: listOf,
    readReport: async id => {
      const row = await stored(() => db.reportFiles.get(id));
      if (!row.ok) return row;
      return row.value ? ok(row.value.bytes) : fail({ code: 'row/unknown', facts: { id } });
    },
    deleteReport: async id => {
      const gone = await stored(() =>
        db.transaction('rw', db.reports, db.reportFiles, async () => {
          await db.reports.delete(id);
          await db.reportFiles.delete(id);
        }),
      );
      return gone.ok ? ok(null) : gone;
    },
  };
}
