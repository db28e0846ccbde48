import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { fail, ok } from '../../core/base';
import { aFixedEnvironment } from '../../tests/support/aModel';
import { twoReviews } from '../../tests/support/aReviewReport';
import { Database } from '../persistence';
import type { PdfMaker } from './reportDesk';
import { keepReviewReport } from './reviewReport';
import { sha256 } from './sha256';

const { input } = twoReviews().second;
const never = { onProgress: () => undefined, signal: new AbortController().signal };

/** Stands in for the PDF: the definition itself as bytes. */
const plainPdf: PdfMaker = async definition =>
  ok({ bytes: new TextEncoder().encode(JSON.stringify(definition)), pages: 3 });

const parts = (name: string, pdf: PdfMaker = plainPdf) => ({
  db: new Database(name),
  environment: aFixedEnvironment(),
  sha256,
  pdf,
});

describe('the report that is kept with a review', () => {
  it('is in the storage under its id, and its fingerprint is that of what is stored', async () => {
    const desk = parts('kept');
    const report = await keepReviewReport(desk, input, never);
    if (!report.ok) throw new Error(JSON.stringify(report));
    const row = await desk.db.reportFiles.get(report.value.id);
    expect(await sha256(row?.bytes ?? new Uint8Array())).toBe(report.value.sha256);
    expect(new TextDecoder().decode(row?.bytes)).toContain('Review of Example Cloud');
  });

  it('is not kept when it cannot be made or is no longer wanted', async () => {
    const broken = parts('broken', async () => fail({ code: 'report/failed', facts: { reason: 'no font' } }));
    expect(await keepReviewReport(broken, input, never)).toMatchObject({ ok: false });
    const cancelled = parts('cancelled');
    const signal = AbortSignal.abort();
    expect(await keepReviewReport(cancelled, input, { ...never, signal })).toMatchObject({
      problems: [{ code: 'report/cancelled' }],
    });
    for (const { db } of [broken, cancelled]) expect(await db.reportFiles.count()).toBe(0);
  });
});
