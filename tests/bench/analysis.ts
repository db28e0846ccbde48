import { choicesOf, ruleSetOf } from '../../core/analysis';
import { rulesFor } from '../../core/analysis/asking';
import { derive } from '../../core/analysis/derived';
import { factsOf } from '../../core/analysis/facts';
import { createWindow, Readings } from '../../core/analysis/window';
import { apply, ModelIndex } from '../../core/changes';
import { Engine } from '../../core/engine';
import { FALSE } from '../../core/library';
import type { ProjectModel } from '../../core/model';
import { largeModel } from '../support/largeModel';
import { shippedLibrary } from '../support/templates';
import { edits } from './edits';
import { heapMegabytes, line, median, ms, p95, ratio, sideBySide, timed } from './measure';
import { benchPytm } from './pytm';

const TODAY = '2026-01-01';
const TABLES = ['elements', 'flows', 'boundaries', 'providers', 'project'] as const;
const EDITS = 200;

const library = shippedLibrary();
const rules = ruleSetOf(library);

/** The limit: the same facts and the same compiled rules in a plain loop, without findings, ratings, controls or bookkeeping. */
function plainLoop(model: ProjectModel): number {
  const { all } = derive(model, library);
  const source = { model, index: new ModelIndex(model), derived: all, choices: choicesOf(model, library) };
  const window = createWindow(source, new Readings(), { library, today: TODAY });
  let hits = 0;
  for (const table of TABLES) {
    for (const id of model[table].keys()) {
      const facts = factsOf(window, table, id);
      if (facts) for (const rule of rulesFor(rules, facts)) if (rule.evaluate(facts) !== FALSE) hits += 1;
    }
  }
  return hits;
}

function analysed(model: ProjectModel): Engine {
  const engine = new Engine(library);
  engine.open(model, { today: TODAY });
  return engine;
}

async function measured(elements: number, flows: number): Promise<void> {
  const model = largeModel(library, { elements, flows });
  const size = `${elements.toLocaleString('en')} elements + ${flows.toLocaleString('en')} flows`;
  // Once for warming up, as the worker is warm after the first project.
  analysed(model);
  plainLoop(model);
  const full = await sideBySide(
    5,
    () => analysed(model),
    () => plainLoop(model),
  );
  const count = library.threats.size;
  line(
    `full analysis, ${size}, ${count} rules`,
    ms(full.ours),
    `plain compiled loop ${ms(full.other)}`,
    ratio(full.ours, full.other),
  );

  const before = heapMegabytes();
  const engine = analysed(model);
  const findings = engine.findings();
  line(
    `  held by the analysis (${findings.length.toLocaleString('en')} findings)`,
    `${(heapMegabytes() - before).toFixed(0)} MB`,
  );
  const explained = await timed(() => findings.filter(finding => engine.explain(finding.key)).length);
  line('  every finding explained', ms(explained.ms), `${ms(explained.ms / findings.length)} each`);

  const times: number[] = [];
  let now = model;
  for (const patch of edits(model, EDITS)) {
    const [change] = patch;
    const row = change && now[change.table].get(change.id);
    if (!change || row !== change.before) continue;
    times.push((await timed(() => engine.apply(patch))).ms);
    now = apply(now, patch);
  }
  line(`  one edit, of ${times.length}`, `p50 ${ms(median(times))}`, `p95 ${ms(p95(times))}`);
  benchPytm(elements, flows);
}

/** Full and incremental analysis beside the plain loop over the same compiled rules. */
export async function benchAnalysis(): Promise<void> {
  await measured(1_000, 2_000);
  await measured(5_000, 8_000);
}
