import type { Finding, FindingKey, OpenQuestion, SubjectState, ThreatCounts } from '../analysis';
import type { ControlSummary } from '../controls';

/** Counts for the status bar and the dashboard. */
export interface Totals extends ThreatCounts {
  readonly elements: number;
  readonly flows: number;
  readonly boundaries: number;
  readonly assets: number;
}

/** What an edit did to everything that is computed. Applied on top of the update of the revision before it. */
export interface AnalysisUpdate {
  readonly revision: number;
  /** True: forget everything known before. */
  readonly whole: boolean;
  /** New or different findings. */
  readonly changed: readonly Finding[];
  readonly removed: readonly FindingKey[];
  readonly subjects: readonly SubjectState[];
  readonly gone: readonly string[];
  /** The whole list, most settling first. */
  readonly questions: readonly OpenQuestion[];
  /** The whole list, by list and weight. */
  readonly controls: readonly ControlSummary[];
  readonly totals: Totals;
}
