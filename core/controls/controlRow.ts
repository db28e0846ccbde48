import type { ControlStatus, SubjectId } from '../model';

/** Why a control is required on a subject. */
export type Requirement =
  | { readonly by: 'threat'; readonly finding: string }
  | {
      readonly by: 'data';
      readonly asset: string;
      readonly when: 'before-transmission' | 'before-processing';
      readonly flow: string | null;
    }
  | { readonly by: 'class'; readonly asset: string }
  | { readonly by: 'layer'; readonly layer: string };

/** The four lists that a review ends with, and what needs no list. */
export type ControlList = 'have' | 'modify' | 'missing' | 'question' | 'excluded';

/** Where a control's state comes from. */
export type StatusSource = 'recorded' | 'recorded-for-project' | 'implied' | 'provider' | 'none';

/** One control on one subject. */
export interface ControlRow {
  readonly control: string;
  readonly subject: SubjectId;
  readonly status: ControlStatus;
  readonly source: StatusSource;
  readonly list: ControlList;
  /** At least one. */
  readonly required: readonly Requirement[];
}

/** One control over all subjects that need it. */
export interface ControlSummary {
  readonly control: string;
  readonly title: string;
  /** Subjects per status. */
  readonly counts: Partial<Record<ControlStatus, number>>;
  readonly subjects: number;
  /** The worst list any subject puts it in. */
  readonly list: ControlList;
  /** Subjects per reason why it is required there; one subject may have several. */
  readonly reasons: Readonly<Record<Requirement['by'], number>>;
  /** Highest residual index of an open finding it would answer, 0 for none. */
  readonly weight: number;
}
