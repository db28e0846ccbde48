import { fail, ok, type Problem, type Result } from '../base';
import type { Threat } from './catalogue';
import { compile } from './evaluate';
import { KNOWS_NOTHING } from './facts';
import type { Library } from './library';
import { loadLibrary, type TemplateFile } from './loadLibrary';
import { createVocabulary } from './vocabulary';

/** What a library holds. `rules` are conditions that compile; every threat has one. */
export interface LibraryCounts {
  readonly types: number;
  readonly threats: number;
  readonly controls: number;
  readonly rules: number;
  readonly questions: number;
}

export interface LibraryCheck {
  readonly counts: LibraryCounts;
  /** Not wrong, but worth a look: it does not fail the check. */
  readonly remarks: readonly string[];
}

/** The line that ends `library check`. */
export function countsLine(counts: LibraryCounts): string {
  const { types, threats, controls, rules, questions } = counts;
  return `types ${types} threats ${threats} controls ${controls} rules ${rules} questions ${questions}`;
}

function twins(threats: Iterable<Threat>): readonly string[] {
  const seen = new Map<string, string>();
  const remarks: string[] = [];
  for (const threat of threats) {
    const key = JSON.stringify([threat.scope, threat.when]);
    const first = seen.get(key);
    if (first) remarks.push(`${threat.id} has the same condition as ${first}`);
    else seen.set(key, threat.id);
  }
  return remarks;
}

function unused(library: Library): readonly string[] {
  return [...library.controls.values()]
    .filter(one => one.threats.length === 0)
    .map(one => `${one.id} answers no threat`);
}

/** Counts what the library holds and says what looks odd. A loaded library has no errors left: `loadLibrary` finds those. */
export function checkLibrary(library: Library): LibraryCheck {
  const vocabulary = createVocabulary(library);
  let rules = 0;
  for (const threat of library.threats.values()) {
    compile(threat.when, vocabulary)(KNOWS_NOTHING);
    rules += 1;
  }
  const counts = {
    types: library.types.size,
    threats: library.threats.size,
    controls: library.controls.size,
    rules,
    questions: library.questions.size,
  };
  return { counts, remarks: [...twins(library.threats.values()), ...unused(library)] };
}

/** Loads and checks in one step, for the command line. */
export function checkFiles(files: readonly TemplateFile[]): Result<LibraryCheck> {
  const loaded = loadLibrary(files);
  if (loaded.ok) return ok(checkLibrary(loaded.value));
  const [first, ...rest]: readonly [Problem, ...Problem[]] = loaded.problems;
  return fail(first, ...rest);
}
