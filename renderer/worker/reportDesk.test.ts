import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { fail, invariant, ok } from '../../core/base';
import type { ReportOptions } from '../../core/report';
import { aFixedEnvironment } from '../../tests/support/aModel';
import { shippedFiles, shippedLibrary, TEMPLATES } from '../../tests/support/templates';
import { Database } from '../persistence';
import type { BackOffice } from './backOffice';
import { createOffice } from './office';
import type { PdfMaker } from './reportDesk';
import { sha256 } from './sha256';

const library = shippedLibrary();
const OPTIONS: ReportOptions = {
  outline: 'management',
  paper: 'A4',
  title: 'Brief',
  classification: 'Internal',
  sections: ['summary'],
  toVerify: false,
  overlay: 'none',
};
const never = new AbortController().signal;
const ignore = () => undefined;

/** Stands in for the PDF: the definition itself as bytes, so that what a report was made of can be read. */
const plainPdf: PdfMaker = async (definition, onProgress) => {
  onProgress(0.5, 'pages');
  return ok({ bytes: new TextEncoder().encode(JSON.stringify(definition)), pages: 3 });
};

let last = 0;
function anOffice(pdf: PdfMaker = plainPdf): { office: BackOffice; db: Database } {
  last += 1;
  const db = new Database(`reports ${last}`);
  const office = createOffice({
    db,
    library,
    base: shippedFiles(),
    shippedPacks: [],
    readPacks: async () => ok({ packs: [], problems: [] }),
    ruleTests: async () => [],
    environment: aFixedEnvironment(),
    sha256,
    locks: { take: async () => true, release: async () => undefined },
    read: async () => fail({ code: 'bug/unexpected' }),
    sample: async file => readFileSync(join(TEMPLATES, 'models', file), 'utf8'),
    pdf,
    glyphs: {},
  });
  return { office, db };
}

async function opened(office: BackOffice) {
  const project = await office.createFromSample('online-shop-aws.parapet.json');
  invariant(project.ok, 'the sample does not open');
  return project.value;
}

describe('a report that is kept', () => {
  let { office, db } = anOffice();
  beforeEach(() => {
    ({ office, db } = anOffice());
  });

  it('has its options, its revision, who made it, and the fingerprint of its bytes', async () => {
    const { id, revision } = await opened(office);
    await office.writePreferences({ profile: { name: 'Mira', roles: [] }, colorScheme: 'auto' });
    const steps: string[] = [];
    const made = await office.createReport(OPTIONS, (_, what) => steps.push(what), never);
    invariant(made.ok, 'no report');
    expect(made.value).toMatchObject({ project: id, revision, by: 'Mira', options: OPTIONS, pages: 3, title: 'Brief' });
    expect(steps).toEqual(['content', 'pages', 'keeping']);
    const bytes = await office.readReport(made.value.id);
    invariant(bytes.ok, 'no bytes');
    expect(made.value.sha256).toBe(await sha256(bytes.value));
    expect(made.value.bytes).toBe(bytes.value.byteLength);
    expect(await office.listReports(id)).toEqual(ok([made.value]));
  });

  it('is compared with the one before it', async () => {
    const { id } = await opened(office);
    const textOf = async () => {
      const made = await office.createReport(OPTIONS, ignore, never);
      const bytes = made.ok ? await office.readReport(made.value.id) : made;
      return bytes.ok ? new TextDecoder().decode(bytes.value) : '';
    };
    expect(await textOf()).toContain('This is the first report that is kept');
    expect(await textOf()).toContain('none of these figures has changed');
    const [newest] = await db.reports.where('project').equals(id).reverse().sortBy('created');
    invariant(newest, 'no report');
    await db.reports.put({ ...newest, figures: { ...newest.figures, critical: 99 } });
    expect(await textOf()).toContain('critical 99 → ');
  });

  it('can be deleted, and goes with its project and with everything', async () => {
    const { id } = await opened(office);
    const kept = async () => [await db.reports.count(), await db.reportFiles.count()];
    const one = await office.createReport(OPTIONS, ignore, never);
    await office.createReport(OPTIONS, ignore, never);
    invariant(one.ok, 'no report');
    await office.deleteReport(one.value.id);
    expect(await kept()).toEqual([1, 1]);
    expect(await office.readReport(one.value.id)).toMatchObject({ ok: false });
    await office.closeProject(id);
    await office.deleteProject(id);
    expect(await kept()).toEqual([0, 0]);
    await opened(office);
    await office.createReport(OPTIONS, ignore, never);
    await office.deleteEverything();
    expect(await kept()).toEqual([0, 0]);
  });

  it('is not there when its making was stopped or failed', async () => {
    const controller = new AbortController();
    const stopped = anOffice(async (_definition, _onProgress, signal) => {
      controller.abort();
      return signal.aborted ? fail({ code: 'report/cancelled' }) : fail({ code: 'bug/unexpected' });
    });
    await opened(stopped.office);
    expect(await stopped.office.createReport(OPTIONS, ignore, controller.signal)).toMatchObject({
      problems: [{ code: 'report/cancelled' }],
    });
    const broken = anOffice(async () => fail({ code: 'report/failed', facts: { reason: 'no font' } }));
    await opened(broken.office);
    expect(await broken.office.createReport(OPTIONS, ignore, never)).toMatchObject({ ok: false });
    for (const { db: database } of [stopped, broken]) expect(await database.reports.count()).toBe(0);
  });
});
