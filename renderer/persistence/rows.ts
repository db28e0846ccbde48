import type { Actor } from '../../core/commands';
import type { DocumentId, RiskBand } from '../../core/model';
import type { ReportFigures, ReportOptions } from '../../core/report';

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
  readonly bands: Readonly<Record<RiskBand, number>>;
}

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
}
