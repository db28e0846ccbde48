import type { Problem } from '../../core/base';
import type { Actor } from '../../core/commands';
import type { DocumentId, ReviewId, RiskBand } from '../../core/model';
import type { EditableContent, PackFolder } from '../../core/packs';
import type { ReportFigures, ReportOptions } from '../../core/report';
import type { CountedProject } from '../../core/review';

/** One line of the projects list; kept beside the project so that the list needs no document. Moments are ISO 8601. */
export interface ProjectSummary {
  readonly id: DocumentId;
  readonly name: string;
  readonly created: string;
  readonly changed: string;
  readonly opened: string;
  /** When it was put into the bin; null: it is not there. */
  readonly binned: string | null;
  readonly elements: number;
  readonly flows: number;
  /** What counts, by what is left of it. */
  readonly bands: Readonly<Record<RiskBand, number>>;
  /** How many more may apply; lines from before that was kept say nothing. */
  readonly toVerify?: number;
  /** The project of which it is a variant; lines from before there were variants say nothing. */
  readonly variantOf?: DocumentId | null;
}

/** What the list says of the threats of a project. */
export type ThreatsLine = Pick<ProjectSummary, 'bands' | 'toVerify'>;

/** A report that was made and kept. `sha256` is of its bytes, lower-case hex. */
export interface StoredReport {
  readonly id: string;
  readonly project: DocumentId;
  readonly title: string;
  readonly created: string;
  readonly by: string;
  readonly revision: number;
  readonly options: ReportOptions;
  readonly sha256: string;
  readonly bytes: number;
  readonly pages: number;
  /** What the next report of this project is compared with. */
  readonly figures: ReportFigures;
}

export interface Preferences {
  readonly profile: Actor | null;
  readonly colorScheme: 'light' | 'dark' | 'auto';
  /** Notes of what is due: whether somebody has switched them off, and the day of the last one. */
  readonly dueNotes?: { readonly off: boolean; readonly told: string | null };
  /** Packs of this machine that new projects do not begin with. */
  readonly packsNotForNew?: readonly string[];
  /** Which panels beside the diagram somebody has shown (true) or hidden; the others follow the width of the window. */
  readonly panels?: Partial<Readonly<Record<'palette' | 'side', boolean>>>;
}

export interface StoredOrganisation {
  readonly id: DocumentId;
}

/**
 * What the organisation has to know of a project without opening it: its days, what it has at which provider, and its figures. Written
 * when the project is opened and with every snapshot of it; lines from before figures were kept have none until then.
 */
export type ProjectStanding = CountedProject;

/** A project as it stood at a moment that is compared with later: when a review was closed, once a week, or when somebody asked. */
export interface KeptStateLine {
  readonly id: string;
  readonly project: DocumentId;
  readonly at: string;
  readonly review: ReviewId | null;
  readonly revision: number;
  /** Of the text of its file. */
  readonly sha256: string;
}

/** What is kept of it, apart from the line so that a list of states reads none of them. */
export interface KeptStateContent {
  readonly id: string;
  /** That of its file. */
  readonly text: string;
  /** How it was judged then, as JSON; null in states from before that was kept. */
  readonly judgement: string | null;
}

/** A pack that somebody imported or wrote, as text. */
export interface StoredPack {
  readonly id: string;
  readonly folder: PackFolder;
}

/** A text that cannot be read yet, in the view of the editor in which it was typed. */
export interface UnreadText {
  readonly view: 'text' | 'yaml';
  readonly text: string;
  readonly problems: readonly [Problem, ...Problem[]];
}

/** An entry of a pack of this device as it was being written, not saved yet. */
export interface StoredDraft {
  readonly pack: string;
  readonly content: EditableContent;
  /** The saved entry that it would replace. */
  readonly id: string;
  readonly entry: unknown;
  /** The saved entry that it was begun from: another one may have been saved since. */
  readonly from: unknown;
  readonly unread: UnreadText | null;
  /** When it was last changed. */
  readonly at: string;
}
