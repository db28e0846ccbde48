import type { Explanation, Finding, OpenQuestion } from '../analysis';
import type { ControlRow, ControlSummary } from '../controls';
import type { Library } from '../library';
import type { Decision, ProjectModel } from '../model';
import type { Concern } from '../risk';
import type { ReportOptions } from './options';

/** Everything that a report is made of. The same input always gives the same report. */
export interface ReportInput {
  readonly model: ProjectModel;
  readonly library: Library;
  /** In the order of the register. */
  readonly findings: readonly Finding[];
  readonly explain: (finding: string) => Explanation | null;
  readonly orphans: readonly Decision[];
  readonly questions: readonly OpenQuestion[];
  readonly controls: readonly ControlSummary[];
  readonly controlRows: (control: string) => readonly ControlRow[];
  readonly concerns: readonly Concern[];
  readonly options: ReportOptions;
  /** Revision of the model, when and by whom the report is made; `at` is an ISO 8601 moment. */
  readonly revision: number;
  readonly at: string;
  readonly by: string;
}
