import { byCodeUnit } from '../base';
import type { FactDefinition, QuestionTheme, Vocabulary } from '../library';
import type { SubjectId } from '../model';
import { isRowProperty } from './facts';
import type { Finding, OpenFact, OpenQuestion } from './finding';
import type { RuleSet } from './ruleSet';

/** Which facts a kind of subject has, by the prefix of its id. */
const OWNER_OF_PREFIX: Readonly<Record<string, string>> = {
  el: 'property',
  bo: 'property',
  fl: 'flow',
  da: 'asset',
  pv: 'provider',
  project: 'project',
};

/** The path of the rule language for a fact of a subject; null where facts are not simply set on it. */
function pathOf({ subject, fact }: OpenFact): string | null {
  const owner = OWNER_OF_PREFIX[subject.split('_', 1)[0] ?? ''];
  if (!owner || (owner === 'property' && isRowProperty(fact))) return null;
  return `${owner}.${fact}`;
}

/** Whether somebody can give the fact by choosing: one of its values, or a person. */
const isChosen = (definition: FactDefinition | null): definition is FactDefinition =>
  definition?.answerable === true && (definition.values !== null || definition.person);

/** Whether a fact can be given by choosing one of its values, or a person. */
export function isAnswerable(open: OpenFact, vocabulary: Vocabulary): boolean {
  const path = pathOf(open);
  return path !== null && isChosen(vocabulary.definition(path));
}

/** Everybody who waits for one fact: how many findings, by subject. */
interface Waiting {
  readonly definition: FactDefinition;
  readonly theme: QuestionTheme;
  readonly fact: string;
  readonly subjects: Map<SubjectId, number>;
  settles: number;
  /** Made on demand and kept until something changes. */
  asked: OpenQuestion | null;
}

/** How a question is told apart from those that ask about facts of the same name elsewhere, and named. */
export type NameOf = (id: string) => string;

/**
 * The facts that shown findings wait for, each asked once for all subjects that lack it. Alive: told what each subject's findings are
 * whenever they change.
 */
export class OpenQuestions {
  readonly #rules: RuleSet;
  readonly #waiting = new Map<string, Waiting>();
  readonly #bySubject = new Map<string, readonly OpenFact[]>();

  constructor(rules: RuleSet) {
    this.#rules = rules;
  }

  /** What the findings of one subject wait for now. */
  put(id: string, findings: readonly Finding[]): void {
    for (const open of this.#bySubject.get(id) ?? []) this.#count(open, -1);
    const now = findings.flatMap(finding => (finding.shown ? finding.open : []));
    for (const open of now) this.#count(open, 1);
    if (now.length > 0) this.#bySubject.set(id, now);
    else this.#bySubject.delete(id);
  }

  #count(open: OpenFact, by: 1 | -1): void {
    const path = pathOf(open);
    const waiting = path === null ? null : this.#at(path, open.fact);
    if (!waiting) return;
    const now = (waiting.subjects.get(open.subject) ?? 0) + by;
    if (now > 0) waiting.subjects.set(open.subject, now);
    else waiting.subjects.delete(open.subject);
    waiting.settles += by;
    waiting.asked = null;
  }

  #at(path: string, fact: string): Waiting | null {
    const known = this.#waiting.get(path);
    if (known) return known;
    const definition = this.#rules.vocabulary.definition(path);
    if (!isChosen(definition)) return null;
    const theme = this.#rules.library.topics.get(definition.topic ?? '')?.theme ?? 'defence';
    const made: Waiting = { definition, theme, fact, subjects: new Map(), settles: 0, asked: null };
    this.#waiting.set(path, made);
    return made;
  }

  /** All open questions, those that settle most first, then in order of their words. */
  list(nameOf: NameOf): readonly OpenQuestion[] {
    const questions: OpenQuestion[] = [];
    for (const waiting of this.#waiting.values()) {
      if (waiting.subjects.size === 0) continue;
      waiting.asked ??= questionOf(waiting, nameOf);
      questions.push(waiting.asked);
    }
    return questions.sort((a, b) => b.settles - a.settles || byCodeUnit(a.text, b.text) || byCodeUnit(a.fact, b.fact));
  }

  /** Forgets the words of questions, after something was renamed. */
  renamed(): void {
    for (const waiting of this.#waiting.values()) if (waiting.subjects.size === 1) waiting.asked = null;
  }
}

const THINGS: Readonly<Record<string, readonly [one: string, many: string]>> = {
  el: ['element', 'elements'],
  bo: ['boundary', 'boundaries'],
  fl: ['flow', 'flows'],
  da: ['data asset', 'data assets'],
  pv: ['provider', 'providers'],
};

/** "How is it backed up? (“Orders”)", "How is it backed up? (4 elements)". */
function questionOf({ definition, theme, fact, subjects, settles }: Waiting, nameOf: NameOf): OpenQuestion {
  const ids = [...subjects.keys()].sort();
  const options = (definition.values ?? []).map(value => ({ value, label: definition.valueNames[value] ?? value }));
  const text = `${definition.question}${about(ids, nameOf)}`;
  return { fact, theme, text, person: definition.person, options, subjects: ids, settles };
}

function about(ids: readonly SubjectId[], nameOf: NameOf): string {
  const [first] = ids;
  if (first === undefined || first === 'project') return '';
  if (ids.length === 1) return ` (“${nameOf(first)}”)`;
  const kinds = new Set(ids.map(id => id.split('_', 1)[0] ?? ''));
  const [kind] = kinds;
  const things = kinds.size === 1 ? THINGS[kind ?? '']?.[1] : undefined;
  return ` (${ids.length} ${things ?? 'places'})`;
}
