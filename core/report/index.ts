export { buildReport } from './buildReport';
export type * from './document';
export { figuresOf } from './figures';
export type { EarlierReport, ReportFigures, ReportInput } from './input';
export * from './options';
export { ATTRACTIVE_ROLE_LABEL, CONCERN_REASON_LABEL, CONTROL_LIST_LABEL, WAY_IN_LABEL } from './words';
export { controlsCsv, threatsCsv } from './writers/csv';
export { type PdfDefinition, pdfDefinition } from './writers/pdfDefinition';
export { PDF_FONTS, PDF_LAYOUTS, pdfmakeInput } from './writers/pdfmakeInput';
