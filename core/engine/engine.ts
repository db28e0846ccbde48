import {
  type AnalysisChange,
  Analyzer,
  type AttackPaths,
  attackPathsTo,
  attractivenessOf,
  type Explanation,
  explain,
  type Finding,
  type FindingKey,
  OpenQuestions,
  previewRule,
  type RulePreview,
  type RuleSet,
  ruleSetOf,
  type SubjectState,
  type Vector,
  vectorsOfElement,
  vectorsOfModel,
  type WaysIn,
  type WaysInto,
  waysIn,
  waysInto,
  whyNot,
} from '../analysis';
import { apply, type ProjectPatch } from '../changes';
import { type ControlRow, type ControlSummary, type Table1Row, table1 } from '../controls';
import { createVocabulary, type Library, type Threat } from '../library';
import type { Decision, ProjectModel } from '../model';
import { knowledgeName, type PackInfo } from '../packs';
import { type AnalysedProject, type JudgedProject, judgementOf } from '../review';
import { type Concern, type ConcernCase, pressingConcerns } from '../risk';
import { concernCases } from './concerns';
import { ControlTally } from './controlTally';
import { TotalsTally } from './totals';
import type { AnalysisUpdate, Totals } from './update';

export interface OpenOptions {
  /** ISO 8601 date on which acceptances, evidence and schedules are judged. */
  readonly today: string;
}

/** What the engine has open: one project, followed patch by patch. */
interface Open {
  readonly analyzer: Analyzer;
  readonly questions: OpenQuestions;
  readonly controls: ControlTally;
  readonly totals: TotalsTally;
  readonly today: string;
}

/**
 * The front desk of the core: model, analysis and everything that is computed from them, as one object for the worker, the command
 * line and tests. Alive: `open` a project, then `apply` each patch. Everything answers at once, nothing is stored.
 */
export class Engine {
  readonly #rules: RuleSet;
  readonly #packs: readonly PackInfo[];
  #open: Open | null = null;
  #revision = 0;
  /** In order, since they were last asked for: ordering those of a large model takes longer than an edit may. */
  #findings: readonly Finding[] | null = null;

  /** @param packs the packs that the library is made of beside the shipped one, for reports */
  constructor(library: Library, packs: readonly PackInfo[] = []) {
    this.#rules = ruleSetOf(library);
    this.#packs = packs;
  }

  /** Takes a project and analyses all of it. */
  open(model: ProjectModel, { today }: OpenOptions): AnalysisUpdate {
    const open: Open = {
      analyzer: new Analyzer(model, this.#rules, today),
      questions: new OpenQuestions(this.#rules),
      controls: new ControlTally(this.#rules.library),
      totals: new TotalsTally(),
      today,
    };
    this.#open = open;
    this.#findings = null;
    this.#revision = 0;
    for (const id of open.analyzer.subjects()) tell(open, id);
    const states = this.subjects();
    return this.#updateOf({ changed: this.findings(), removed: [], states, gone: [], reran: [] }, true);
  }

  /** Follows the model by one patch and tells what that changed. */
  apply(patch: ProjectPatch): AnalysisUpdate {
    const open = this.#current();
    const change = open.analyzer.update(apply(open.analyzer.model, patch), patch);
    this.#findings = null;
    for (const id of [...change.reran, ...change.gone]) tell(open, id);
    if (patch.some(one => one.before !== null && one.after !== null)) open.questions.renamed();
    this.#revision += 1;
    return this.#updateOf(change, false);
  }

  #updateOf(change: AnalysisChange, whole: boolean): AnalysisUpdate {
    const { questions, controls, totals, analyzer, today } = this.#current();
    return {
      revision: this.#revision,
      whole,
      changed: change.changed,
      removed: change.removed,
      subjects: change.states,
      gone: change.gone,
      questions: questions.list(id => nameOf(analyzer.model, id)),
      controls: controls.list(),
      totals: totals.of(analyzer.model, today),
    };
  }

  #current(): Open {
    if (!this.#open) throw new Error('No project is open');
    return this.#open;
  }

  get model(): ProjectModel {
    return this.#current().analyzer.model;
  }

  /** The day on which everything is judged. */
  get today(): string {
    return this.#current().today;
  }

  get library(): Library {
    return this.#rules.library;
  }

  /** Everything that was found, in the one order. */
  findings(): readonly Finding[] {
    this.#findings ??= this.#current().analyzer.findings();
    return this.#findings;
  }

  /** What is worked out about every element, flow and boundary. */
  subjects(): readonly SubjectState[] {
    const { analyzer } = this.#current();
    return Array.from(analyzer.subjects(), id => analyzer.run(id).state).filter(state => state !== null);
  }

  /** Why a finding is there, how it is rated and what would rule it out; null for a key of nothing. */
  explain(key: FindingKey): Explanation | null {
    const { analyzer } = this.#current();
    return explain(analyzer, key, analyzer.finding(key));
  }

  /** What a rule (a library threat id) makes of a subject, whatever the outcome; null when there is no such rule or subject. */
  whyNot(rule: string, subject: string): Explanation | null {
    return whyNot(this.#current().analyzer, rule, subject);
  }

  /** What a rule that is being written would find here, beside its saved version; it can be left between any two things. */
  preview(draft: Threat, saved: Threat | null, library: Library): Generator<void, RulePreview> {
    return previewRule(this.#current().analyzer, draft, { saved, vocabulary: createVocabulary(library) });
  }

  /** All shortest ways from outside to an element, with what stops each step. */
  attackPaths(to: string): AttackPaths {
    return attackPathsTo(this.#current().analyzer, to);
  }

  /** How attractive each element is, relative to the most attractive: 0 to 100 by element id. */
  attractiveness(): ReadonlyMap<string, number> {
    return attractivenessOf(this.#current().analyzer);
  }

  /** The five likeliest ways into an element, or into the whole project. */
  vectors(of: { readonly element: string } | 'project'): readonly Vector[] {
    const { analyzer } = this.#current();
    return of === 'project' ? vectorsOfModel(analyzer) : vectorsOfElement(analyzer, of.element);
  }

  /** The likeliest ways into the whole, what is most attractive, and the ways to the most sensitive stores. */
  waysIn(): WaysIn {
    return waysIn(this.#current().analyzer);
  }

  /** The likeliest ways into one element, and of a store the shortest ways from outside. */
  waysInto(element: string): WaysInto {
    return waysInto(this.#current().analyzer, element);
  }

  /** Decisions whose finding is gone. */
  orphans(): readonly Decision[] {
    return this.#current().analyzer.orphans();
  }

  /** The open project with everything that was worked out about it. */
  analysed(): AnalysedProject {
    return { model: this.model, findings: this.findings(), subjects: this.subjects(), controls: this.controls() };
  }

  /** The same as far as it is compared, which is what is kept of a state. */
  judged(): JudgedProject {
    const judge = { library: this.library, by: knowledgeName({ library: this.library, packs: this.#packs }) };
    return { model: this.model, judgement: judgementOf(this.analysed(), { ...judge, day: this.#current().today }) };
  }

  totals(): Totals {
    const { totals, today } = this.#current();
    return totals.of(this.model, today);
  }

  /** Where a control is needed, or what one subject needs, in order. */
  controlRows(of: { readonly control: string } | { readonly subject: string }): readonly ControlRow[] {
    const { controls, analyzer } = this.#current();
    return 'control' in of ? controls.rowsOf(of.control) : analyzer.run(of.subject).controls;
  }

  /** Table 1, every cell with the subjects and controls behind it. */
  table1(): readonly Table1Row[] {
    const { controls, analyzer } = this.#current();
    return table1({ reader: analyzer.window.reader, library: this.library }, controls.all());
  }

  /** Every control that anything needs, one row per control and subject, in no particular order of urgency. */
  allControlRows(): readonly ControlRow[] {
    return [...this.#current().controls.all()];
  }

  /** What a report is made of, except who asked for which one and when. */
  reportFacts() {
    const { controls, questions, analyzer } = this.#current();
    return {
      model: analyzer.model,
      library: this.library,
      packs: this.#packs.filter(pack => pack.state === 'in-use'),
      findings: this.findings(),
      orphans: this.orphans(),
      questions: questions.list(id => nameOf(analyzer.model, id)),
      controls: controls.list(),
      concerns: this.concerns(),
      waysIn: this.waysIn(),
      explain: (finding: FindingKey) => this.explain(finding),
      controlRows: (control: string) => this.controlRows({ control }),
    };
  }

  /** Every control that anything needs, by list and weight. */
  controls(): readonly ControlSummary[] {
    return this.#current().controls.list();
  }

  /** Everything that may be pressing, with what is known of it. @param exploited whether attackers use what a finding is about */
  concernCases(exploited?: (finding: Finding) => boolean): readonly ConcernCase[] {
    const { analyzer, today } = this.#current();
    return concernCases({ model: analyzer.model, reader: analyzer.window.reader, today, exploited }, this.findings());
  }

  /** The ten most pressing risks. */
  concerns(): readonly Concern[] {
    return pressingConcerns(this.concernCases());
  }
}

function tell({ analyzer, questions, controls, totals }: Open, id: string): void {
  const { findings, controls: rows } = analyzer.run(id);
  questions.put(id, findings);
  controls.put(id, rows, findings);
  totals.put(id, findings);
}

function nameOf(model: ProjectModel, id: string): string {
  for (const table of ['elements', 'flows', 'boundaries', 'assets', 'providers'] as const) {
    const name = model[table].get(id)?.name;
    if (name !== undefined) return name;
  }
  return id;
}
