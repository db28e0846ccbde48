import { apply } from '../../core/changes';
import { readOwnDocument, writeDocument } from '../../core/document';
import { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import { compareProjects, type JudgedProject } from '../../core/review';
import { after } from '../support/aModel';
import { largeModel } from '../support/largeModel';
import { shippedLibrary } from '../support/templates';
import { edits } from './edits';
import { heapMegabytes, line, median, ms, p95, timed } from './measure';

const SIZE = { elements: 1_000, flows: 2_000 };
const EDITS = 200;
const COME_AND_GONE = 20;
const RUNS = 15;
const DAYS = ['2026-01-01', '2026-07-01', '2026-12-01'] as const;

const library = shippedLibrary();

/** What is on disk of a state: the text of its file, and how it was judged. */
interface OnDisk {
  readonly text: string;
  readonly judgement: string;
}

function engineOf(model: ProjectModel, today: string): Engine {
  const engine = new Engine(library);
  engine.open(model, { today });
  return engine;
}

function keptOn(model: ProjectModel, today: string): OnDisk {
  const text = writeDocument({ kind: 'project', id: 'do_bench', model });
  return { text, judgement: JSON.stringify(engineOf(model, today).judged().judgement) };
}

/** A kept state read back, which is what Compare does with a closed review. */
function readBack({ text, judgement }: OnDisk, like: ProjectModel | null): JudgedProject {
  const read = readOwnDocument(text, 'bench', like);
  if (!read.ok || read.value.kind !== 'project') throw new Error('the kept state cannot be read back');
  return { model: read.value.model, judgement: JSON.parse(judgement) };
}

/** A state judged anew: one from before judgements were kept, or another project. */
function judgedAnew({ text }: OnDisk, today: string): JudgedProject {
  const read = readOwnDocument(text, 'bench', null);
  if (!read.ok || read.value.kind !== 'project') throw new Error('the kept state cannot be read back');
  return engineOf(read.value.model, today).judged();
}

/** Two states half a year apart and the project now: elements came and went with their flows, and properties became known. */
function states() {
  const all = largeModel(library, SIZE);
  const ids = [...all.elements.keys()];
  const before = after(all, { type: 'row/remove', ids: ids.slice(0, COME_AND_GONE) });
  const edited = edits(all, EDITS).reduce(apply, all);
  const later = after(edited, { type: 'row/remove', ids: ids.slice(-COME_AND_GONE) });
  const now = edits(later, EDITS).reduce(apply, later);
  return { was: keptOn(before, DAYS[0]), is: keptOn(later, DAYS[1]), now };
}

async function lineOf(what: string, work: () => unknown, runs = RUNS, ...more: readonly string[]): Promise<void> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) times.push((await timed(work)).ms);
  line(what, `p50 ${ms(median(times))}`, `p95 ${ms(p95(times))}`, ...more);
}

/** Comparing two closed reviews of a large project from what is kept of them, with the project open beside. */
export async function benchCompare(): Promise<void> {
  const { was, is, now } = states();
  const open = engineOf(now, DAYS[2]);
  const empty = heapMegabytes();
  const [before, later] = [readBack(was, open.model), readBack(is, open.model)];
  const comparison = compareProjects(library, before, later);
  const { things, findings, controls } = comparison;
  const of = `${SIZE.elements.toLocaleString('en')} elements + ${SIZE.flows.toLocaleString('en')} flows`;
  const found = `${things.length} things, ${findings.length.toLocaleString('en')} findings and ${controls.length} controls changed`;
  await lineOf(
    `two kept reviews read and compared, ${of}`,
    () => compareProjects(library, readBack(was, open.model), readBack(is, open.model)),
    RUNS,
    found,
  );
  await lineOf('  the comparison by itself', () => compareProjects(library, before, later));
  await lineOf('  one of them with the open project', () =>
    compareProjects(library, readBack(was, open.model), open.judged()),
  );
  await lineOf(
    '  two from before judgements were kept',
    () => compareProjects(library, judgedAnew(was, DAYS[0]), judgedAnew(is, DAYS[1])),
    3,
  );
  line('  held by both states and the comparison', `${(heapMegabytes() - empty).toFixed(0)} MB`);
  const size = (text: string) => `${(text.length / 1024 / 1024).toFixed(1)} MB`;
  line(
    '  on disk',
    `${size(was.text)} of state`,
    `${size(was.judgement)} of judgement`,
    `${comparison.touched.size} marks on the diagram`,
  );
}
