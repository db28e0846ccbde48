import type { Basis } from '../responsibility';

/** As `Basis`, on a day: evidence runs out. */
export interface DatedBasis extends Basis {
  /** ISO 8601 date, e.g. `2026-11-23`. */
  readonly today: string;
}
