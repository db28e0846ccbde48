import type { Explanation, Finding, OpenQuestion, WaysIn } from '../analysis';
import type { ControlRow, ControlSummary } from '../controls';
import type { Library } from '../library';
import type { Decision, ProjectModel } from '../model';
import type { Concern } from '../risk';
import type { ReportOptions } from './options';

/** What a report is compared by with the one before it. */
export interface ReportFigures {
  /** By what is known, or written by hand. */
  readonly confirmed: number;
  /** Of those,, with the controls in place, critical; likewise high. */
  readonly critical: number;
  readonly high: number;
  readonly toVerify: number;
  readonly openActions: number;
}

/** The report before this one; `at` is an ISO 8601 moment. */
export interface EarlierReport {
  readonly at: string;
  readonly figures: ReportFigures;
}

/** A pack that is in use beside the shipped library. */
export interface ReportPack {
  readonly id: string;
  readonly name: string;
  readonly version: string;
}

/** Everything that a report is made of. The same input always gives the same report. */
export interface ReportInput {
  readonly model: ProjectModel;
  readonly library: Library;
  readonly packs: readonly ReportPack[];
  /** In the order of the register. */
  readonly findings: readonly Finding[];
  readonly explain: (finding: string) => Explanation | null;
  readonly orphans: readonly Decision[];
  readonly questions: readonly OpenQuestion[];
  readonly controls: readonly ControlSummary[];
  readonly controlRows: (control: string) => readonly ControlRow[];
  readonly concerns: readonly Concern[];
  readonly waysIn: WaysIn;
  readonly options: ReportOptions;
  /** The report before this one; `first` where there is none yet, `not-kept` where reports are not kept at all. */
  readonly earlier: EarlierReport | 'first' | 'not-kept';
  /** Revision of the model (null: it has none), when and by whom the report is made; `at` is an ISO 8601 moment. */
  readonly revision: number | null;
  readonly at: string;
  readonly by: string;
}
