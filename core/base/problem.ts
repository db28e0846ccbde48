/**
 * Something that went wrong as expected. `code` is `noun/what-is-wrong`; its words (what happened, what is safe, what to do)
 * are in `core/text/problems.ts`, which does not compile while a code has none. `facts` fill the words' `{name}` gaps.
 */
export interface Problem {
  readonly code: ProblemCode;
  /** Where: a file name as the person knows it. */
  readonly file?: string;
  /** Where in it: a path such as `elements › el_x › name`, or `line 12, column 3`. */
  readonly place?: string;
  readonly facts?: Readonly<Record<string, string | number>>;
}

export const PROBLEM_CODES = [
  'file/too-large',
  'file/not-text',
  'file/unreadable',
  'file/unknown-format',
  'file/changed-on-disk',
  'file/not-saved',
  'json/malformed',
  'json/too-deep',
  'json/too-many-values',
  'zip/malformed',
  'zip/too-large',
  'document/newer-version',
  'document/wrong-shape',
  'document/dangling-reference',
  'document/cycle',
  'document/wrong-kind',
  'document/evidence-changed',
  'evidence/too-large',
  'evidence/not-here',
  'library/wrong-shape',
  'library/dangling-reference',
  'library/rule-syntax',
  'library/no-text',
  'pack/no-manifest',
  'pack/same-id',
  'pack/not-kept',
  'import/wrong-shape',
  'import/too-many-items',
  'import/too-deep',
  'xml/malformed',
  'xml/document-type',
  'yaml/malformed',
  'yaml/not-plain',
  'row/unknown',
  'row/exists',
  'row/invalid',
  'row/referenced',
  'element/unknown',
  'boundary/inside-itself',
  'flow/same-ends',
  'review/already-open',
  'review/not-ready',
  'review/signed',
  'review/sealed',
  'review/none-closed',
  'csv/malformed',
  'csv/too-many-rows',
  'csv/too-wide',
  'csv/no-title-column',
  'csv/no-title',
  'csv/repeated-line',
  'csv/not-a-choice',
  'csv/not-a-day',
  'csv/not-a-number',
  'csv/not-an-address',
  'csv/not-there',
  'csv/several',
  'csv/one-only',
  'csv/too-long',
  'clipboard/nothing-usable',
  'storage/full',
  'storage/unavailable',
  'storage/newer-version',
  'storage/other-window',
  'report/failed',
  'report/cancelled',
  'host/not-available',
  'host/refused',
  'host/bad-call',
  'usage/bad-arguments',
  'profile/missing',
  'bug/unexpected',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
