import type { Result } from '../../core/base';
import type { AnalysisUpdate } from '../../core/engine';
import type { DocumentId } from '../../core/model';
import type { BackOffice, OpenKnowledge } from './backOffice';

/** Calls of the back office that cross to the worker. */
export type OfficeCall = Exclude<keyof BackOffice, 'onAnalysis' | 'onKnowledge'>;

/** How many of a call's arguments cross, and whether progress and cancel follow them. A new call does not compile without its line. */
export const OFFICE_CALLS = {
  listProjects: { args: 0, long: false },
  createProject: { args: 1, long: false },
  createFromSample: { args: 1, long: false },
  openProject: { args: 1, long: false },
  closeProject: { args: 1, long: false },
  renameProject: { args: 2, long: false },
  duplicateProject: { args: 1, long: false },
  binProject: { args: 1, long: false },
  restoreProject: { args: 1, long: false },
  deleteProject: { args: 1, long: false },
  deleteEverything: { args: 0, long: false },
  keep: { args: 3, long: false },
  explain: { args: 1, long: false },
  whyNot: { args: 2, long: false },
  controlRows: { args: 1, long: false },
  concerns: { args: 0, long: false },
  table1: { args: 0, long: false },
  waysIn: { args: 0, long: false },
  waysInto: { args: 1, long: false },
  readFile: { args: 2, long: true },
  replaceOrganisation: { args: 2, long: true },
  writeFile: { args: 2, long: false },
  writeRegister: { args: 1, long: false },
  createReport: { args: 1, long: true },
  listReports: { args: 1, long: false },
  readReport: { args: 1, long: false },
  deleteReport: { args: 1, long: false },
  gates: { args: 0, long: false },
  listStates: { args: 0, long: false },
  keepState: { args: 0, long: false },
  compareStates: { args: 2, long: true },
  createVariant: { args: 1, long: false },
  listVariants: { args: 0, long: true },
  openOrganisation: { args: 0, long: false },
  closeOrganisation: { args: 0, long: false },
  readOrganisation: { args: 0, long: false },
  keepOrganisation: { args: 2, long: false },
  writeOrganisationFile: { args: 1, long: false },
  listStandings: { args: 0, long: false },
  listNames: { args: 0, long: false },
  prepareSeal: { args: 1, long: true },
  keepEvidence: { args: 1, long: false },
  readEvidence: { args: 1, long: false },
  importPacks: { args: 1, long: true },
  weigh: { args: 1, long: true },
  createPack: { args: 1, long: false },
  deletePack: { args: 1, long: false },
  readPack: { args: 2, long: false },
  takePacksFolder: { args: 1, long: false },
  writePack: { args: 2, long: false },
  duplicateEntry: { args: 2, long: false },
  createEntry: { args: 3, long: false },
  readEntry: { args: 1, long: false },
  keepDraft: { args: 1, long: false },
  dropDraft: { args: 2, long: false },
  listDrafts: { args: 0, long: false },
  writeEntryText: { args: 1, long: false },
  readEntryText: { args: 2, long: false },
  tryEntry: { args: 1, long: true },
  changeRule: { args: 1, long: true },
  saveEntry: { args: 1, long: false },
  removeEntry: { args: 2, long: false },
  readPreferences: { args: 0, long: false },
  writePreferences: { args: 1, long: false },
} as const satisfies Record<OfficeCall, { readonly args: number; readonly long: boolean }>;

export type ToWorker =
  | { readonly kind: 'call'; readonly id: number; readonly call: OfficeCall; readonly args: readonly unknown[] }
  | { readonly kind: 'cancel'; readonly id: number };

export type FromWorker =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Result<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly fraction: number; readonly what: string }
  | { readonly kind: 'analysis'; readonly project: DocumentId; readonly update: AnalysisUpdate }
  | { readonly kind: 'knowledge'; readonly project: DocumentId; readonly knowledge: OpenKnowledge };
