import { type Finding, type FindingKey, isToVerify, openThreats, ruleSetOf, SteppedAnalyzer } from '../analysis';
import { renamedKey } from '../commands';
import type { Library } from '../library';
import type { ProjectModel } from '../model';

/** What counts in a project, with what people wrote, and how much is to verify: the figures that stand everywhere. */
export interface FindingCounts {
  readonly confirmed: number;
  readonly toVerify: number;
}

/** The findings of a project as they are weighed: those that are counted, and which there are at all. */
export interface WeighedFindings extends FindingCounts {
  readonly found: ReadonlySet<FindingKey>;
  readonly listed: ReadonlySet<FindingKey>;
}

/** What becomes of the findings of a project when it is judged by something else. */
export interface JudgementEffect {
  readonly before: FindingCounts;
  readonly after: FindingCounts;
  /** Findings that are listed and would be found no longer. */
  readonly gone: number;
  /** Decisions about findings that would be found no longer: they are kept. */
  readonly decisions: number;
}

/** @param judged the project that they were found in, and the day on which it was judged */
export function weighedFindings(
  findings: readonly Finding[],
  { model, today }: { readonly model: Pick<ProjectModel, 'threats'>; readonly today: string },
): WeighedFindings {
  return {
    confirmed: openThreats(findings, model.threats.values(), today).length,
    toVerify: findings.filter(isToVerify).length,
    found: new Set(findings.map(one => one.key)),
    listed: new Set(findings.filter(one => one.shown).map(one => one.key)),
  };
}

/** What would be found in a project if it were judged by a library; answers after each step with the share that is done, up to 1. */
export function* findingsUnder(
  library: Library,
  model: ProjectModel,
  today: string,
): Generator<number, WeighedFindings> {
  const analyzer = new SteppedAnalyzer(model, ruleSetOf(library), today);
  yield* analyzer.steps();
  const findings = Array.from(analyzer.subjects(), id => analyzer.run(id).findings).flat();
  return weighedFindings(findings, { model, today });
}

/** What changes from one to the other. What a pack calls otherwise now is the same. */
export function judgementEffect(
  { decisions }: Pick<ProjectModel, 'decisions'>,
  before: WeighedFindings,
  { after, renames }: { readonly after: WeighedFindings; readonly renames: Library['renames'] },
): JudgementEffect {
  const called = [...renames.values()];
  const goes = (key: string) => before.found.has(key) && !after.found.has(renamedKey(key, called));
  const countsOf = ({ confirmed, toVerify }: FindingCounts): FindingCounts => ({ confirmed, toVerify });
  return {
    before: countsOf(before),
    after: countsOf(after),
    gone: [...before.listed].filter(goes).length,
    decisions: [...decisions.keys()].filter(goes).length,
  };
}
