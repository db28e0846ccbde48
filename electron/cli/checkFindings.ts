import type {
  FailedTest,
  Leaf,
  LeafChange,
  Library,
  LibraryCheck,
  MutationResult,
  RuleAnswer,
} from '../../core/library';
import type { PartOfEntry, PlaceInFile } from '../../core/packs';

/** Something that fails a check: what is wrong with a rule or its tests, where, and what to do. */
export interface CheckFinding {
  readonly threat: string;
  readonly kind: LibraryCheck['lint'][number]['kind'] | 'failed test' | 'unnoticed change';
  /** Sentences without their full stops. */
  readonly what: string;
  readonly remedy: string;
  /** Null in the shipped library, whose files are not read as texts. */
  readonly where: PlaceInFile | null;
}

export type Locate = (wanted: PartOfEntry) => PlaceInFile | null;

/** Everything that fails a check, in the order in which it is printed. */
export function findingsOf(check: LibraryCheck, library: Library, locate: Locate): readonly CheckFinding[] {
  const lint = check.lint.map(
    ({ threat, kind, words, remedy, at }): CheckFinding => ({
      threat,
      kind,
      what: words,
      remedy,
      where: locate({ id: threat, path: at }),
    }),
  );
  const failed = check.failed.map(one => failedTest(one, library, locate));
  return [...lint, ...failed, ...(check.mutation ?? []).flatMap(one => unnoticed(one, locate))];
}

const CAME_TO: Readonly<Record<RuleAnswer, string>> = { match: 'holds', none: 'does not hold', unknown: 'asks' };

function failedTest(failed: FailedTest, library: Library, locate: Locate): CheckFinding {
  const { threat, expected, number, about, answer } = failed;
  // The tests that a rule carries come first, then those in files of their own.
  const own = library.threats.get(threat)?.tests?.[expected].length ?? 0;
  const where =
    number <= own
      ? locate({ id: threat, path: ['tests', expected, number - 1] })
      : locate({ id: threat, path: [expected, number - 1 - own], inTests: true });
  const what = `test ${expected} ${number} (${about}) came to ${answer}`;
  const remedy = `The rule ${CAME_TO[answer]} there: correct the rule, or the test.`;
  return { threat, kind: 'failed test', what, remedy, where };
}

const CHANGED: Readonly<Record<LeafChange, string>> = {
  turned: 'turned around',
  true: 'true when nobody said anything',
  false: 'false when nobody said anything',
  unknown: 'unknown when nobody said anything',
};

const nameOf = (leaf: Leaf): string => ('isA' in leaf ? `${leaf.of} is ${leaf.isA.join(', ')}` : leaf.path);

function unnoticed({ threat, survivors }: MutationResult, locate: Locate): readonly CheckFinding[] {
  return survivors.map(({ leaf, change, at }) => ({
    threat,
    kind: 'unnoticed change',
    what: `no test notices when ${nameOf(leaf)} is ${CHANGED[change]}`,
    remedy: 'Add a test that would come out otherwise then.',
    where: locate({ id: threat, path: ['when', ...at] }),
  }));
}

/** One finding as a line without its end. */
export function findingLine({ threat, kind, what, remedy, where }: CheckFinding): string {
  const at = where ? `${where.file}, ${where.place}: ` : '';
  const named = kind === 'failed test' || kind === 'unnoticed change' ? what : `${kind}. ${what}`;
  return `${at}${threat}: ${named}. ${remedy}`;
}
