import type { ModelReader } from '../changes';
import type { Library } from '../library';

/** What everything here rests on: the model, seen through a window that may remember what was read, and what the library knows. */
export interface Basis {
  readonly reader: ModelReader;
  readonly library: Library;
}
