import type { Finding, OpenQuestion } from '../../../core/analysis';
import type { Library } from '../../../core/library';
import { type ThemeOfQuestions, themeGroup } from '../../meaning';
import { askedFact } from './askedFact';

const KIND_OF_PREFIX = { el: 'elements', fl: 'flows', bo: 'boundaries', da: 'assets', pv: 'providers' } as const;
type Kind = (typeof KIND_OF_PREFIX)[keyof typeof KIND_OF_PREFIX] | 'places';

const isPrefix = (prefix: string): prefix is keyof typeof KIND_OF_PREFIX => prefix in KIND_OF_PREFIX;

/** Of which kind all subjects of a question are; `places` for several kinds. */
export function kindOf({ subjects }: OpenQuestion): Kind {
  const prefixes = new Set(subjects.map(subject => subject.split('_', 1)[0] ?? ''));
  const [prefix = ''] = prefixes;
  return prefixes.size === 1 && isPrefix(prefix) ? KIND_OF_PREFIX[prefix] : 'places';
}

/** The bare question, for where its subjects are named beside it. */
export function wordsOf(library: Library, { fact, subjects, text }: OpenQuestion): string {
  const [subject] = subjects;
  return (subject && askedFact(library, { subject, fact })?.question) || text;
}

/** Facts of the same name are asked of elements, data flows, providers and the project apart. */
export function questionId({ fact, subjects }: OpenQuestion): string {
  const kind = subjects[0]?.split('_', 1)[0] ?? '';
  return `${kind === 'bo' ? 'el' : kind} ${fact}`;
}

/**
 * The question to show: the chosen one, or, once it has been answered and is gone, the one that has moved into its place, so that
 * one after the other can be answered.
 */
export function questionAt(
  questions: readonly OpenQuestion[],
  chosen: { readonly id: string; readonly at: number } | null,
  /** Where to begin while none is chosen. */
  begin = 0,
): { readonly question: OpenQuestion; readonly at: number } | null {
  const found = chosen === null ? -1 : questions.findIndex(question => questionId(question) === chosen.id);
  const at = found >= 0 ? found : Math.min(chosen?.at ?? begin, questions.length - 1);
  const question = questions[at];
  return question ? { question, at } : null;
}

/** The shown findings that wait for the answer, in the order of the register. */
export function waitingFor(question: OpenQuestion, findings: Iterable<Finding>): readonly Finding[] {
  const subjects = new Set<string>(question.subjects);
  return Array.from(findings).filter(
    finding => finding.shown && finding.open.some(open => open.fact === question.fact && subjects.has(open.subject)),
  );
}

/** How many shown findings wait for an answer under each heading, each counted once however many of its facts are asked there. */
export function waitingUnder(
  themes: readonly ThemeOfQuestions[],
  findings: Iterable<Finding>,
): ReadonlyMap<ThemeOfQuestions['theme'], number> {
  const themeOf = new Map(
    themes.flatMap(({ theme, questions }) =>
      questions.flatMap(({ fact, subjects }) => subjects.map(subject => [`${subject} ${fact}`, theme] as const)),
    ),
  );
  const counts = new Map<ThemeOfQuestions['theme'], number>();
  for (const { shown, open } of findings) {
    if (!shown) continue;
    const waits = new Set(open.flatMap(({ subject, fact }) => themeOf.get(`${subject} ${fact}`) ?? []));
    for (const theme of waits) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  }
  return counts;
}

/** So many questions are read at once; of more only the first heading is open until somebody opens another. */
const AT_ONCE = 8;

/** The headings that are open; `opened` remembers what somebody opened or folded. */
export function openThemes(
  themes: readonly ThemeOfQuestions[],
  opened: Readonly<Record<string, boolean>>,
): ReadonlySet<ThemeOfQuestions['theme']> {
  const few = themes.reduce((sum, { questions }) => sum + questions.length, 0) <= AT_ONCE;
  return new Set(
    themes.filter(({ theme }, at) => opened[themeGroup(theme)] ?? (at === 0 || few)).map(({ theme }) => theme),
  );
}
