import { type Environment, fail, ok } from '../../core/base';
import type { Sha256 } from '../../core/document';
import type { Seal } from '../../core/model';
import { buildReviewReport, pdfDefinition, type ReviewReportInput } from '../../core/report';
import { type Database, stored } from '../persistence';
import type { Answer, Progress } from './backOffice';
import type { PdfMaker } from './reportDesk';

interface Parts {
  readonly db: Database;
  readonly environment: Environment;
  readonly sha256: Sha256;
  readonly pdf: PdfMaker;
}

/**
 * Makes the report of a review that is about to be sealed and keeps its bytes, to be read with `readReport`. Answers with what the
 * seal says of it. The review is sealed after that: a seal never names a report that is not there.
 */
export async function keepReviewReport(
  { db, environment, sha256, pdf }: Parts,
  input: ReviewReportInput,
  { onProgress, signal }: { readonly onProgress: Progress; readonly signal: AbortSignal },
): Answer<NonNullable<Seal['report']>> {
  onProgress(0.1, 'content');
  const definition = pdfDefinition(buildReviewReport(input));
  if (signal.aborted) return fail({ code: 'report/cancelled' });
  const file = await pdf(definition, (fraction, what) => onProgress(0.2 + 0.75 * fraction, what), signal);
  if (!file.ok) return file;
  const bytes = new Uint8Array(file.value.bytes);
  onProgress(0.97, 'keeping');
  const report = { id: environment.newId('rp'), sha256: await sha256(bytes) };
  const kept = await stored(() => db.reportFiles.put({ id: report.id, bytes }));
  return kept.ok ? ok(report) : kept;
}
