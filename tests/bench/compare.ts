import { apply } from '../../core/changes';
import { readDocument, writeDocument } from '../../core/document';
import { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import { type AnalysedProject, compareProjects } from '../../core/review';
import { after } from '../support/aModel';
import { largeModel } from '../support/largeModel';
import { shippedLibrary } from '../support/templates';
import { edits } from './edits';
import { heapMegabytes, line, median, ms, p95, timed } from './measure';

const SIZE = { elements: 1_000, flows: 2_000 };
const EDITS = 200;
const COME_AND_GONE = 20;
const RUNS = 15;
const DAYS = ['2026-01-01', '2026-07-01'] as const;

const library = shippedLibrary();

const kept = (model: ProjectModel) => writeDocument({ kind: 'project', id: 'do_bench', model });

/** A kept state read and analysed as of its day, which is what Compare does with a closed review. */
function analysed(text: string, today: string): AnalysedProject {
  const read = readDocument(text, 'bench');
  if (!read.ok || read.value.kind !== 'project') throw new Error('the kept state cannot be read back');
  const engine = new Engine(library);
  engine.open(read.value.model, { today });
  return {
    model: engine.model,
    findings: engine.findings(),
    subjects: engine.subjects(),
    controls: engine.controls(),
  };
}

/** Two states half a year apart: elements came and went with their flows, and properties became known. */
function twoStates(): readonly [string, string] {
  const all = largeModel(library, SIZE);
  const ids = [...all.elements.keys()];
  const before = after(all, { type: 'row/remove', ids: ids.slice(0, COME_AND_GONE) });
  const edited = edits(all, EDITS).reduce(apply, all);
  return [kept(before), kept(after(edited, { type: 'row/remove', ids: ids.slice(-COME_AND_GONE) }))];
}

/** Comparing two closed reviews of a large project: the comparison by itself, and from the two kept texts. */
export async function benchCompare(): Promise<void> {
  const [was, is] = twoStates();
  const empty = heapMegabytes();
  const before = analysed(was, DAYS[0]);
  const now = analysed(is, DAYS[1]);
  const held = heapMegabytes() - empty;

  const { value: comparison } = await timed(() => compareProjects(library, before, now));
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) times.push((await timed(() => compareProjects(library, before, now))).ms);
  const { things, findings, controls } = comparison;
  const of = `${SIZE.elements.toLocaleString('en')} elements + ${SIZE.flows.toLocaleString('en')} flows`;
  line(
    `two analysed states compared, ${of}`,
    `p50 ${ms(median(times))}`,
    `p95 ${ms(p95(times))}`,
    `${things.length} things, ${findings.length.toLocaleString('en')} findings and ${controls.length} controls changed`,
  );

  const whole: number[] = [];
  for (let run = 0; run < 5; run += 1) {
    const one = await timed(() => compareProjects(library, analysed(was, DAYS[0]), analysed(is, DAYS[1])));
    whole.push(one.ms);
  }
  line('  with both states read and analysed first', `p50 ${ms(median(whole))}`);
  // The comparison is read again here, so that it is alive while memory is counted.
  line('  held by both states', `${held.toFixed(0)} MB`);
  const withResult = heapMegabytes() - empty;
  line('  with the comparison', `${withResult.toFixed(0)} MB`, `${comparison.touched.size} marks on the diagram`);
}
