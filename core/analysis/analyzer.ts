import { byCodeUnit, sameJson } from '../base';
import { ModelIndex, type ProjectPatch } from '../changes';
import { controlRowsOf } from '../controls';
import type { Decision, ProjectModel, SubjectId } from '../model';
import { stagesTouchedBy } from './affects';
import { TABLES_OF } from './asking';
import { choicesChanged, choicesOf, touchesChoices } from './choices';
import { type DerivedState, derive } from './derived';
import type { Finding, FindingKey, SubjectState, SubjectTable } from './finding';
import { partsOfKey, SUBJECT_TABLES } from './findingKey';
import type { OwnerGap } from './found';
import { type MostToVerify, mostToVerify } from './listLength';
import type { RuleSet } from './ruleSet';
import { ownerFinding, runSubject, type SubjectRun } from './subjectRun';
import { sortByUrgency } from './urgency';
import { createWindow, Readings, type Window, type WindowSource } from './window';

/** What one run of the analysis changed. `reran` are the subjects that were looked at again, in the order of the run. */
export interface AnalysisChange {
  readonly changed: readonly Finding[];
  readonly removed: readonly FindingKey[];
  readonly states: readonly SubjectState[];
  readonly gone: readonly string[];
  readonly reran: readonly string[];
}

const NO_RUN: SubjectRun = { findings: [], ownerless: [], state: null, controls: [] };
const PROJECT = 'project';

/** From a model to its findings. Alive: it follows the model patch by patch and runs only those again who read what changed. */
export class Analyzer {
  readonly rules: RuleSet;
  readonly window: Window;
  readonly #source: WindowSource;
  readonly #readings = new Readings();
  readonly #runs = new Map<string, SubjectRun>();
  readonly #tables = new Map<string, SubjectTable>();
  readonly #ownerless = new Ownerless();
  #derived: DerivedState;
  #most: MostToVerify;

  /** @param today ISO 8601 date on which acceptances, evidence and schedules are judged */
  constructor(model: ProjectModel, rules: RuleSet, today: string) {
    this.rules = rules;
    this.#most = mostToVerify(model);
    this.#derived = derive(model, rules.library);
    this.#source = {
      model,
      index: new ModelIndex(model),
      derived: this.#derived.all,
      choices: choicesOf(model, rules.library),
    };
    this.window = createWindow(this.#source, this.#readings, { library: rules.library, today });
    this.begin();
  }

  /** Looks at everything at once. */
  protected begin(): void {
    for (const _ of this.steps());
  }

  /** Looks at one subject after the other; answers after each with the share that is done, up to 1. */
  *steps(): Generator<number, void> {
    const { model } = this;
    const all = SUBJECT_TABLES.reduce((sum, table) => sum + model[table].size, 0);
    let done = 0;
    for (const table of SUBJECT_TABLES)
      for (const id of model[table].keys()) {
        this.#run(table, id);
        done += 1;
        yield done / all;
      }
  }

  get model(): ProjectModel {
    return this.#source.model;
  }

  /** Follows the model to its next state. */
  update(model: ProjectModel, patch: ProjectPatch): AnalysisChange {
    const [tier2Before, mostBefore] = [this.#tier2(), this.#most];
    this.#source.model = model;
    this.#most = mostToVerify(model);
    this.#source.index.follow(patch);
    this.#derived = derive(model, this.rules.library, this.#derived, stagesTouchedBy(patch, model));
    this.#source.derived = this.#derived.all;
    const asAsked = tier2Before === this.#tier2() && sameJson(mostBefore, this.#most);
    const again = new Set<string>(asAsked ? this.#readersOf(patch) : this.#tables.keys());
    for (const id of this.#derived.changed) {
      for (const reader of this.#readings.of('derived', id)) again.add(reader);
    }
    for (const id of this.#askedOtherwise(patch)) again.add(id);
    const gone = this.#comings(patch, again);
    return this.#rerun(again, gone);
  }

  /** The subjects of rules about which the project has decided something else than before. */
  *#askedOtherwise(patch: ProjectPatch): Generator<string> {
    if (!touchesChoices(patch)) return;
    const before = this.#source.choices;
    this.#source.choices = choicesOf(this.#source.model, this.rules.library);
    const scopes = choicesChanged(before, this.#source.choices).map(id => this.rules.byId.get(id)?.threat.scope);
    for (const [id, table] of this.#tables)
      if (
        scopes.some(
          scope => scope && (TABLES_OF[scope].includes(table) || (scope === 'element' && table === 'project')),
        )
      )
        yield id;
  }

  /** Notes which subjects have come, and returns those that have gone. */
  #comings(patch: ProjectPatch, again: Set<string>): ReadonlySet<string> {
    const gone = new Set<string>();
    for (const change of patch) {
      const table = SUBJECT_TABLES.find(one => one === change.table);
      if (!table) continue;
      if (change.after === null) gone.add(change.id);
      else if (change.before === null) this.#tables.set(change.id, table);
      again.add(change.id);
    }
    return gone;
  }

  *#readersOf(patch: ProjectPatch): Generator<string> {
    for (const { table, id, before, after } of patch) {
      yield* this.#readings.of(table, id);
      if (before === null || after === null) yield* this.#readings.of(`all ${table}`, '');
    }
    for (const [name, id] of ModelIndex.touched(patch)) yield* this.#readings.of(name, id);
  }

  #rerun(again: ReadonlySet<string>, gone: ReadonlySet<string>): AnalysisChange {
    const changed: Finding[] = [];
    const removed: FindingKey[] = [];
    const states: SubjectState[] = [];
    const reran: string[] = [];
    const unowned = this.#ownerless.changes;
    const look = (id: string) => {
      const before = this.#runs.get(id) ?? NO_RUN;
      const table = this.#tables.get(id);
      if (gone.has(id)) this.#forget(id);
      else if (table) this.#run(table, id);
      const after = this.#runs.get(id) ?? NO_RUN;
      reran.push(id);
      compareFindings(before.findings, after.findings, changed, removed);
      if (after.state && !sameJson(before.state, after.state)) states.push(after.state);
    };
    for (const id of again) if (id !== PROJECT) look(id);
    // The project speaks last, because it says what all the others lack.
    if (again.has(PROJECT) || this.#ownerless.changes !== unowned) look(PROJECT);
    return { changed: sortByUrgency(changed, this.rules), removed: removed.sort(), states, gone: [...gone], reran };
  }

  #run(table: SubjectTable, id: string): void {
    this.#tables.set(id, table);
    const options = { rules: this.rules, tier2: this.#tier2(), most: this.#most };
    const result = this.#readings.during(id, () => {
      const run = runSubject(this.window, options, table, id) ?? NO_RUN;
      return id === PROJECT ? this.#withOwnerFindings(run) : run;
    });
    this.#ownerless.put(id, result.ownerless);
    this.#runs.set(id, result);
  }

  #forget(id: string): void {
    this.#readings.forget(id);
    this.#ownerless.put(id, []);
    this.#runs.delete(id);
    this.#tables.delete(id);
  }

  #withOwnerFindings(run: SubjectRun): SubjectRun {
    const findings = [...this.#ownerless.byRule()].flatMap(([id, subjects]) => {
      const rule = this.rules.byId.get(id);
      return (rule && ownerFinding(this.window, rule, subjects)) ?? [];
    });
    if (findings.length === 0) return run;
    const all = [...run.findings, ...findings];
    return { ...run, findings: all, controls: controlRowsOf(this.window, PROJECT, all) };
  }

  #tier2(): boolean {
    return this.#source.model.project.get(PROJECT)?.tier2 ?? false;
  }

  /** Ids of everything that findings can be about, in the order they came. */
  subjects(): Iterable<string> {
    return this.#tables.keys();
  }

  /** What was found of one subject; nothing for one that is not there. */
  run(id: string): SubjectRun {
    return this.#runs.get(id) ?? NO_RUN;
  }

  /** All findings in the one order. */
  findings(): readonly Finding[] {
    return sortByUrgency(
      [...this.#runs.values()].flatMap(run => run.findings),
      this.rules,
    );
  }

  finding(key: FindingKey): Finding | null {
    const parts = partsOfKey(key);
    return parts ? (this.run(parts.id).findings.find(finding => finding.key === key) ?? null) : null;
  }

  /** Decisions whose finding is gone, in order of key: they no longer apply, and are not lost. */
  orphans(): readonly Decision[] {
    const decisions = [...this.model.decisions.values()].filter(decision => this.finding(decision.id) === null);
    return decisions.sort((a, b) => byCodeUnit(a.id, b.id));
  }
}

/** One that has looked at nothing until whoever made it takes its steps, so that they can be left between any two. */
export class SteppedAnalyzer extends Analyzer {
  protected override begin(): void {}
}

function compareFindings(
  before: readonly Finding[],
  after: readonly Finding[],
  changed: Finding[],
  removed: FindingKey[],
): void {
  const then = new Map(before.map(finding => [finding.key, finding]));
  for (const finding of after) {
    const old = then.get(finding.key);
    if (!old || !sameJson(old, finding)) changed.push(finding);
    then.delete(finding.key);
  }
  removed.push(...then.keys());
}

/** What has no owner, by the rule that asks. Alive: each run of a subject replaces what it said before. */
class Ownerless {
  /** Counts up with every change. */
  changes = 0;
  readonly #rules = new Map<string, Map<string, SubjectId>>();
  readonly #bySubject = new Map<string, readonly OwnerGap[]>();

  put(id: string, gaps: readonly OwnerGap[]): void {
    const before = this.#bySubject.get(id) ?? [];
    if (sameJson(before, gaps)) return;
    this.changes += 1;
    for (const gap of before) this.#rules.get(gap.rule)?.delete(id);
    for (const gap of gaps) {
      const subjects = this.#rules.get(gap.rule) ?? new Map<string, SubjectId>();
      this.#rules.set(gap.rule, subjects.set(id, gap.subject));
    }
    if (gaps.length > 0) this.#bySubject.set(id, gaps);
    else this.#bySubject.delete(id);
  }

  *byRule(): Generator<readonly [rule: string, subjects: Iterable<SubjectId>]> {
    for (const [rule, subjects] of this.#rules) yield [rule, subjects.values()];
  }
}
