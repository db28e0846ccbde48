import { z } from 'zod';

/** The parts of a report in their order. */
export const REPORT_SECTIONS = [
  'summary',
  'scope',
  'diagrams',
  'data',
  'responsibility',
  'assets',
  'threats',
  'controls',
  'actions',
  'decisions',
  'method',
] as const;
export type ReportSection = (typeof REPORT_SECTIONS)[number];

export const ReportOptions = z.strictObject({
  /** The brief is one page of substance with what backs it; the full report has everything. */
  outline: z.enum(['management', 'full']),
  paper: z.enum(['A4', 'LETTER']),
  title: z.string().max(300),
  /** Mark on every page; empty: none. */
  classification: z.string().max(200),
  sections: z.array(z.enum(REPORT_SECTIONS)),
  /** Whether findings that are only to verify are listed one by one. */
  toVerify: z.boolean(),
  overlay: z.enum(['none', 'sensitivity', 'risk', 'responsibility']),
});
export type ReportOptions = z.infer<typeof ReportOptions>;

/** What each outline starts from. */
export const OUTLINE_SECTIONS: Readonly<Record<ReportOptions['outline'], readonly ReportSection[]>> = {
  management: ['summary', 'scope', 'diagrams', 'actions', 'method'],
  full: REPORT_SECTIONS,
};
