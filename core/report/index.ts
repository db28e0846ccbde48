export { buildReport } from './buildReport';
export type * from './document';
export { figuresOf } from './figures';
export type { EarlierReport, ReportFigures, ReportInput } from './input';
export * from './options';
export { buildReviewReport } from './review/buildReviewReport';
export type { ReviewReportInput, SealedFacts } from './review/input';
export { unprintableNames } from './unprintable';
export {
  ATTRACTIVE_ROLE_LABEL,
  CONTROL_LIST_LABEL,
  PRESSING_REASON_LABEL,
  pressingReason,
  WAY_IN_LABEL,
} from './words';
export { controlsCsv, threatsCsv } from './writers/csv';
export { type PdfDefinition, pdfDefinition } from './writers/pdfDefinition';
export { PDF_FONTS, PDF_LAYOUTS, pdfmakeInput } from './writers/pdfmakeInput';
