import type { Explanation, RulePreview, WaysIn, WaysInto } from '../../core/analysis';
import type { Problem, Result } from '../../core/base';
import type { Patch, ProjectPatch } from '../../core/changes';
import type { KnowledgeCommand } from '../../core/commands';
import type { ControlRow, Table1Row } from '../../core/controls';
import type { AnalysisUpdate, JudgementEffect } from '../../core/engine';
import type { FoundPack } from '../../core/host';
import type { ImportReport } from '../../core/interchange';
import type { FailedTest, LeafChange, Library, LintFinding } from '../../core/library';
import type { DocumentId, OrganisationModel, OrganisationRows, ProjectModel, ReviewId, Seal } from '../../core/model';
import type {
  ChosenFile,
  EditableContent,
  NewEntry,
  PackFolder,
  PackHome,
  PackInfo,
  TakenTemplate,
} from '../../core/packs';
import type { ReportOptions } from '../../core/report';
import type { Comparison, JudgedGate, Pressing, ProjectNames, VariantChoice, VariantFigures } from '../../core/review';
import type {
  KeptStateLine,
  Preferences,
  ProjectStanding,
  ProjectSummary,
  StoredDraft,
  StoredReport,
  UnreadText,
} from '../persistence';

export type { KeptStateLine, Preferences, ProjectStanding, ProjectSummary, StoredDraft, StoredReport, UnreadText };

export interface OpenedProject {
  readonly id: DocumentId;
  readonly model: ProjectModel;
  readonly revision: number;
  readonly analysis: AnalysisUpdate;
  readonly knowledge: OpenKnowledge;
  /** True when another window holds the project: it can be read, not edited. */
  readonly readOnly: boolean;
}

export interface OpenedOrganisation {
  readonly id: DocumentId;
  readonly model: OrganisationModel;
  readonly revision: number;
  /** True when another window holds it. */
  readonly readOnly: boolean;
}

/** What became of an organisation that came as a file: it is that of this device now, or would take the place of another one. */
export type ReceivedOrganisation =
  | { readonly kind: 'opened'; readonly organisation: OpenedOrganisation }
  | { readonly kind: 'waits'; readonly present: OrganisationModel; readonly found: OrganisationModel };

/** What became of a file. `report`: of another tool's file. */
export type ReceivedFile =
  | { readonly kind: 'project'; readonly project: OpenedProject; readonly report: ImportReport | null }
  | { readonly kind: 'organisation'; readonly received: ReceivedOrganisation };

/** What the open project is judged by. */
export interface OpenKnowledge {
  /** Null: the shipped library as it is. */
  readonly library: Library | null;
  readonly packs: readonly PackInfo[];
}

/** An entry of the library. */
export interface EntryPlace {
  readonly content: EditableContent;
  readonly id: string;
}

/** An entry of a pack of this device that is being written; `id` is the saved one that it replaces, null for a new one. */
export interface EntryDraft {
  readonly pack: string;
  readonly content: EditableContent;
  readonly id: string | null;
  readonly entry: unknown;
}

/** An entry of a pack of this device, to be written. */
export interface EntryToWrite {
  readonly pack: string;
  /** As its author wrote it. */
  readonly entry: unknown;
  /** What somebody wrote of it and has not saved; null: nothing. */
  readonly draft: StoredDraft | null;
}

/** What there is to say of a draft. Without problems it can be saved. */
export interface EntryCheck {
  readonly problems: readonly Problem[];
  readonly lint: readonly LintFinding[];
  /** Tests that the rule carries, and those that it fails. */
  readonly tests: number;
  readonly failed: readonly FailedTest[];
  /** Of a rule: what it finds in the open project. */
  readonly preview: RulePreview | null;
}

/** How the tests of a rule did against changed versions of it, in which a single condition is another. */
export interface NoticedChanges {
  readonly changes: number;
  /** Those that no test noticed: the condition in words, and what was done to it. */
  readonly unnoticed: readonly { readonly condition: string; readonly change: LeafChange }[];
}

/** Two states of a project, each as it was judged then. */
export interface ComparedStates {
  readonly comparison: Comparison;
  /** One of them is from before its judgement was kept with it, and was judged anew as of its day. */
  readonly anew: boolean;
}

/** What presses most, the worst first, with how it moved since a state was kept. */
export interface PressingNow {
  readonly items: readonly Pressing[];
  /** Moment of the newest kept state, from which trends are measured; null: none was kept. */
  readonly since: string | null;
}

/** One of a project and its variants. */
export interface VariantLine {
  readonly id: DocumentId;
  readonly name: string;
  /** Whether the others are variants of it. */
  readonly origin: boolean;
  readonly figures: VariantFigures;
}

/** How a change of what it is judged by changes what is found in the open project. */
export type PackEffect = JudgementEffect;

/** What somebody is about to do with the packs of this device or of the open project. */
export type PackChange =
  | { readonly kind: 'save'; readonly draft: EntryDraft }
  | { readonly kind: 'delete'; readonly pack: string; readonly content: EditableContent; readonly id: string }
  /** From this device. */
  | { readonly kind: 'remove'; readonly pack: string }
  /** In the project: used, switched off, put into it, taken out of it. */
  | { readonly kind: 'command'; readonly command: KnowledgeCommand };

/** A pack as it was imported. */
export interface ImportedPack {
  /** `unused` where the open project does not ask for it. */
  readonly pack: PackInfo;
  /** The version of that id which was on this device before, and is replaced; null: none was. */
  readonly replaced: string | null;
  /** What it changes in the open project, or would if it were used there; null: no project is open, or it cannot be used. */
  readonly effect: PackEffect | null;
  /** What of a Microsoft template came along; null for a pack of our own form. */
  readonly template: TakenTemplate | null;
}

/** What came of an import. */
export interface ImportedPacks {
  readonly packs: readonly ImportedPack[];
  /** What of the files could not be taken as a pack. */
  readonly problems: readonly Problem[];
}

export type Progress = (fraction: number, what: string) => void;
export type Answer<T> = Promise<Result<T>>;
export type FileFormat = 'json' | 'zip';

/**
 * Everything that happens off the main thread, as the screen sees it: storage, import, analysis, reports.
 * No call rejects. `keep` answers only after the edit is on disk.
 */
export interface BackOffice {
  listProjects(): Answer<readonly ProjectSummary[]>;
  createProject(name: string): Answer<OpenedProject>;
  /** A shipped sample, as a project of its own. */
  createFromSample(file: string): Answer<OpenedProject>;
  openProject(id: DocumentId): Answer<OpenedProject>;
  closeProject(id: DocumentId): Answer<null>;
  renameProject(id: DocumentId, name: string): Answer<null>;
  duplicateProject(id: DocumentId): Answer<DocumentId>;
  binProject(id: DocumentId): Answer<null>;
  restoreProject(id: DocumentId): Answer<null>;
  deleteProject(id: DocumentId): Answer<null>;
  deleteEverything(): Answer<null>;

  /** Appends one edit to the journal. `revision` is that after the edit; it answers after the transaction has completed. */
  keep(id: DocumentId, revision: number, patch: ProjectPatch): Answer<{ readonly revision: number }>;
  /** What each kept edit did to the findings. */
  onAnalysis(listener: (id: DocumentId, update: AnalysisUpdate) => void): () => void;
  /** The open project is judged by something else than before; the analysis of all of it follows. */
  onKnowledge(listener: (id: DocumentId, knowledge: OpenKnowledge) => void): () => void;
  explain(finding: string): Answer<Explanation | null>;
  whyNot(rule: string, subject: string): Answer<Explanation | null>;
  controlRows(about: { readonly control?: string; readonly subject?: string }): Answer<readonly ControlRow[]>;
  /** What presses most in the open project: its risks, and the serious gaps of registers that name it or one of its providers. */
  concerns(): Answer<PressingNow>;
  table1(): Answer<readonly Table1Row[]>;
  /** The likeliest ways into the whole, and what they lead to. */
  waysIn(): Answer<WaysIn>;
  /** The likeliest ways into one element. */
  waysInto(element: string): Answer<WaysInto>;

  /** Reads a file of ours or of another tool and keeps it: as a project, or as the organisation where that loses nothing. */
  readFile(name: string, bytes: Uint8Array, onProgress: Progress, signal: AbortSignal): Answer<ReceivedFile>;
  /** Puts the organisation of a file in the place of the one of this device, whatever is in that. */
  replaceOrganisation(
    name: string,
    bytes: Uint8Array,
    onProgress: Progress,
    signal: AbortSignal,
  ): Answer<OpenedOrganisation>;
  writeFile(id: DocumentId, format: FileFormat): Answer<Uint8Array>;
  writeRegister(register: 'threats' | 'controls'): Answer<Uint8Array>;

  createReport(options: ReportOptions, onProgress: Progress, signal: AbortSignal): Answer<StoredReport>;
  listReports(project: DocumentId): Answer<readonly StoredReport[]>;
  readReport(id: string): Answer<Uint8Array>;
  deleteReport(id: string): Answer<null>;

  /** The conditions of going to production, judged today. */
  gates(): Answer<readonly JudgedGate[]>;
  /** The kept states of the open project, newest first. */
  listStates(): Answer<readonly KeptStateLine[]>;
  /** Keeps the open project as it stands now, to be compared with later. */
  keepState(): Answer<KeptStateLine>;
  /** What changed in the open project from one kept state to another, or to now (null); instead of a state, another project. */
  compareStates(
    before: string,
    after: string | null,
    onProgress: Progress,
    signal: AbortSignal,
  ): Answer<ComparedStates>;

  /** The open project with some elements run in another way, as a project of its own; answers its id. */
  createVariant(choice: VariantChoice): Answer<DocumentId>;
  /** The project and its variants, whichever of them is open, in the numbers that they are compared by. */
  listVariants(onProgress: Progress, signal: AbortSignal): Answer<readonly VariantLine[]>;

  /** The one organisation of this device; an empty one is begun at the first call. */
  openOrganisation(): Answer<OpenedOrganisation>;
  closeOrganisation(): Answer<null>;
  /** The organisation as it is kept now, only to be read; null: this device has none. No window loses it by this. */
  readOrganisation(): Answer<Pick<OpenedOrganisation, 'id' | 'model'> | null>;
  /** As `keep`, for the organisation. */
  keepOrganisation(revision: number, patch: Patch<OrganisationRows>): Answer<{ readonly revision: number }>;
  writeOrganisationFile(format: FileFormat): Answer<Uint8Array>;
  /** Days and providers of every project that is not in the bin, without opening any. */
  listStandings(): Answer<readonly ProjectStanding[]>;
  /** What registers can name of every project that is not in the bin, without opening any. */
  listNames(): Answer<readonly ProjectNames[]>;
  /** Fixes what a review closes with: linked projects, result and report are on disk when it answers. The command closes it. */
  prepareSeal(review: ReviewId, onProgress: Progress, signal: AbortSignal): Answer<Seal>;
  /** Keeps the bytes of a file that shows something; answers with their SHA-256. */
  keepEvidence(bytes: Uint8Array): Answer<string>;
  readEvidence(hash: string): Answer<Uint8Array>;

  /** Keeps packs on this device; one with the same id is replaced. Answers how each of them can be used, and what came of a template; given up, it leaves nothing behind. */
  importPacks(files: readonly ChosenFile[], onProgress: Progress, signal: AbortSignal): Answer<ImportedPacks>;
  /**
   * What a change would do to the open project; nothing is done. Null: none is open. Fails where a pack could not be used any longer, with
   * what is wrong then.
   */
  weigh(change: PackChange, onProgress: Progress, signal: AbortSignal): Answer<PackEffect | null>;
  /** An empty pack on this device; answers its id. */
  createPack(own: { readonly name: string; readonly licence: string; readonly provenance: string }): Answer<string>;
  deletePack(pack: string): Answer<null>;
  /** The packs in the person's own folder, as the machine found them now; nothing of them is kept. */
  takePacksFolder(found: readonly FoundPack[]): Answer<null>;
  /** The files of a pack of the open project, the device or the folder. */
  readPack(pack: string, home: PackHome): Answer<PackFolder>;
  /** The same as an archive. */
  writePack(pack: string, home: PackHome): Answer<Uint8Array>;
  /** Copies an entry of the library into a pack of the device; answers the id of the copy. */
  duplicateEntry(pack: string, from: EntryPlace): Answer<string>;
  /** Begins an entry in a pack of the device: it says what it is about, and finds nothing; answers its id. */
  createEntry(pack: string, content: EditableContent, begun: NewEntry): Answer<string>;
  /** An entry of a pack of the device as its author wrote it, the pack, and what was left of it unsaved. */
  readEntry(place: EntryPlace): Answer<EntryToWrite>;
  /** Keeps what is being written on this device, until it is saved or dropped. It answers once that is on disk. */
  keepDraft(draft: Omit<StoredDraft, 'at'>): Answer<null>;
  dropDraft(pack: string, place: EntryPlace): Answer<null>;
  /** What is unsaved on this device, the newest first. */
  listDrafts(): Answer<readonly StoredDraft[]>;
  /** An entry as YAML, and read from it; what is wrong has its place in the text. */
  writeEntryText(entry: unknown): Answer<string>;
  readEntryText(content: EditableContent, text: string): Answer<unknown>;
  /** What there is to say of a draft. Given up, it makes room for the next. */
  tryEntry(draft: EntryDraft, onProgress: Progress, signal: AbortSignal): Answer<EntryCheck>;
  /** Changes the rule of a draft, a condition at a time, and asks its tests. Fails where the draft cannot be used. */
  changeRule(draft: EntryDraft, onProgress: Progress, signal: AbortSignal): Answer<NoticedChanges>;
  saveEntry(draft: EntryDraft): Answer<null>;
  /** Refused where the pack could not be used without it. */
  removeEntry(pack: string, place: EntryPlace): Answer<null>;

  readPreferences(): Answer<Preferences>;
  writePreferences(preferences: Preferences): Answer<null>;
}
