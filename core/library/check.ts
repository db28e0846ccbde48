import type { Library } from './library';
import { type LintFinding, lintRule, lintTwins } from './lint';
import { countOf, type FailedTest, failedTests, type MutationResult, mutate, testsOf } from './runRuleTests';
import { createVocabulary } from './vocabulary';

/** What a library holds. Every threat has a rule. */
export interface LibraryCounts {
  readonly types: number;
  readonly threats: number;
  readonly controls: number;
  readonly rules: number;
  readonly questions: number;
}

export interface LibraryCheck {
  readonly counts: LibraryCounts;
  /** Tests that were run. */
  readonly tests: number;
  readonly lint: readonly LintFinding[];
  readonly failed: readonly FailedTest[];
  /** Not wrong, but worth a look: it does not fail the check. */
  readonly remarks: readonly string[];
  /** How the tests did against changed rules; null where that was not asked for. */
  readonly mutation: readonly MutationResult[] | null;
}

export interface CheckOptions {
  /** Change every leaf of every rule and demand that a test notices. */
  readonly mutate: boolean;
  /** Which threats to test and change; all by default. */
  readonly only?: ReadonlySet<string>;
}

/** The line that ends `library check`. */
export function countsLine(counts: LibraryCounts): string {
  const { types, threats, controls, rules, questions } = counts;
  return `types ${types} threats ${threats} controls ${controls} rules ${rules} questions ${questions}`;
}

function unused(library: Library): readonly string[] {
  return [...library.controls.values()]
    .filter(one => one.threats.length === 0)
    .map(one => `${one.id} answers no threat`);
}

/**
 * Counts what the library holds, looks for rules that cannot be meant as they are, and runs their tests. A loaded library has no
 * broken shapes or references left: `loadLibrary` finds those.
 */
export function checkLibrary(
  library: Library,
  { mutate: mutating, only }: CheckOptions = { mutate: false },
): LibraryCheck {
  const vocabulary = createVocabulary(library);
  const threats = [...library.threats.values()].filter(threat => !only || only.has(threat.id));
  const counted = threats.map(threat => ({ threat, tests: countOf(testsOf(library, threat)) }));
  const twins = lintTwins(library.threats.values()).filter(one => !only || only.has(one.threat));
  return {
    counts: {
      types: library.types.size,
      threats: library.threats.size,
      controls: library.controls.size,
      rules: library.threats.size,
      questions: library.questions.size,
    },
    tests: counted.reduce((sum, one) => sum + one.tests, 0),
    lint: [...threats.flatMap(threat => lintRule(threat, library, vocabulary)), ...twins],
    failed: threats.flatMap(threat => failedTests(library, vocabulary, threat)),
    remarks: [
      ...counted.filter(one => one.tests === 0).map(({ threat }) => `${threat.id} has a rule without tests`),
      ...unused(library),
    ],
    mutation: mutating ? threats.map(threat => mutate(library, vocabulary, threat)) : null,
  };
}

/** Nothing failed and, where rules were changed, every change was noticed. */
export function passes({ lint, failed, mutation }: LibraryCheck): boolean {
  return lint.length === 0 && failed.length === 0 && (mutation ?? []).every(one => one.survivors.length === 0);
}
