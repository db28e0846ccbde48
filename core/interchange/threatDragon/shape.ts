import { fail, ok, type Problem, type Result } from '../../base';
import { isBag, labelOf, listOf, member } from '../foreignValue';
import type { ForeignFile } from '../format';

/** A diagram of the file: its fields, and its things still as they came. */
export interface RawDiagram {
  readonly json: unknown;
  readonly cells: readonly unknown[];
}

/** More than anybody has drawn; a file beyond it is not a threat model. */
const MOST_CELLS = 20_000;
const MOST_DIAGRAMS = 1_000;

/** Where a version keeps the things of a diagram. */
export type CellPath = readonly string[];

/** The marks of a Threat Dragon file of any version, malformed ones included. */
export function hasMarks(json: unknown): boolean {
  if (!isBag(json) || member(json, 'format') === 'parapet') return false;
  const version = versionOf(json);
  const detail = member(json, 'detail');
  const summary = member(json, 'summary');
  if (isBag(detail)) return Object.hasOwn(detail, 'diagrams') || isBag(summary) || version !== '';
  return isBag(summary) && /^[12](\.|$)/.test(version);
}

export function versionOf(json: unknown): string {
  return labelOf(member(json, 'version')) ?? '';
}

/** Version 1 says so, or keeps its things in `diagramJson`. */
export function isVersion1(json: unknown): boolean {
  const diagrams = listOf(member(json, 'detail', 'diagrams'));
  if (diagrams.some(diagram => member(diagram, 'diagramJson') !== undefined)) return true;
  if (diagrams.some(diagram => member(diagram, 'cells') !== undefined)) return false;
  return /^[01](\.|$)/.test(versionOf(json)) || (versionOf(json) === '' && diagrams.length > 0);
}

/** The diagrams of a file that has the shape it must have; else every place where it has not. */
export function readShape(file: ForeignFile, format: string, cellPath: CellPath): Result<readonly RawDiagram[]> {
  const problems: Problem[] = [];
  const wrong = (place: string, value: unknown, wanted: string) => {
    const reason = value === undefined ? `${wanted} is missing there` : `${wanted} is expected there`;
    problems.push({ code: 'import/wrong-shape', file: file.name, place, facts: { format, reason } });
  };
  const summary = member(file.json, 'summary');
  const title = member(summary, 'title');
  if (!isBag(summary)) wrong('summary', summary, 'an object');
  else if (typeof title !== 'string') wrong('summary › title', title, 'a text');
  const detail = member(file.json, 'detail');
  const list = member(detail, 'diagrams');
  if (!isBag(detail)) wrong('detail', detail, 'an object');
  else if (!Array.isArray(list)) wrong('detail › diagrams', list, 'a list');
  const diagrams = listOf(list).flatMap((json, index) => {
    const place = `detail › diagrams › ${index + 1}`;
    const cells = member(json, ...cellPath) ?? [];
    if (!isBag(json)) wrong(place, json, 'an object');
    else if (!Array.isArray(cells)) wrong([place, ...cellPath].join(' › '), cells, 'a list');
    else return [{ json, cells }];
    return [];
  });
  const [first, ...rest] = problems;
  if (first) return fail(first, ...rest.slice(0, 19));
  return withinCounts(diagrams, file);
}

function withinCounts(diagrams: readonly RawDiagram[], file: ForeignFile): Result<readonly RawDiagram[]> {
  const cells = diagrams.reduce((sum, diagram) => sum + diagram.cells.length, 0);
  const counts = [
    { what: 'diagrams', count: diagrams.length, limit: MOST_DIAGRAMS },
    { what: 'things in its diagrams', count: cells, limit: MOST_CELLS },
  ];
  const over = counts.find(({ count, limit }) => count > limit);
  return over
    ? fail({ code: 'import/too-many-items', file: file.name, facts: { limit: over.limit, what: over.what } })
    : ok(diagrams);
}
