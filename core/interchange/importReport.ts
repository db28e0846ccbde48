import type { ProjectModel, SubjectId } from '../model';

export interface ImportCounts {
  readonly elements: number;
  readonly flows: number;
  readonly boundaries: number;
  readonly dataAssets: number;
  readonly threats: number;
}

/** Something the file says that became something of ours, e.g. `process` → `element`, 7 times. */
export interface MappedLine {
  readonly what: string;
  readonly as: string;
  readonly count: number;
}

/** Something the file does not say outright. `confidence` runs from 0 (a hunch) to 1 (certain). */
export interface GuessedLine {
  readonly what: string;
  readonly as: string;
  readonly confidence: number;
  readonly reason: string;
  /** What it was guessed about, so that it can be looked at; null: the file as a whole. */
  readonly subject: SubjectId | null;
}

/** Something the file says that did not come along. */
export interface DroppedLine {
  readonly what: string;
  readonly reason: string;
  readonly count: number;
}

/** What became of a foreign file: nothing is lost without a line here. */
export interface ImportReport {
  /** Id of the format, e.g. `threat-dragon`. */
  readonly format: string;
  /** Its name for people. */
  readonly label: string;
  readonly counts: ImportCounts;
  readonly mapped: readonly MappedLine[];
  readonly guessed: readonly GuessedLine[];
  readonly dropped: readonly DroppedLine[];
}

export function countsOf(model: ProjectModel): ImportCounts {
  return {
    elements: model.elements.size,
    flows: model.flows.size,
    boundaries: model.boundaries.size,
    dataAssets: model.assets.size,
    threats: model.threats.size,
  };
}

/** A report that is being written: equal lines are counted, and a hostile file cannot make it endless. */
export interface ReportLines {
  mapped(what: string, as: string): void;
  guessed(line: GuessedLine): void;
  dropped(what: string, reason: string): void;
  lines(): Pick<ImportReport, 'mapped' | 'guessed' | 'dropped'>;
}

const MOST_LINES = 1000;
const LONGEST_NAME = 120;

export function createReportLines(): ReportLines {
  const mapped = new Map<string, MappedLine>();
  const dropped = new Map<string, DroppedLine>();
  const guessed: GuessedLine[] = [];
  let unlisted = 0;
  return {
    mapped: (what, as) => {
      const key = `${what}\n${as}`;
      mapped.set(key, { what, as, count: (mapped.get(key)?.count ?? 0) + 1 });
    },
    guessed: line => {
      if (guessed.length < MOST_LINES) guessed.push(line);
    },
    dropped: (what, reason) => {
      const key = `${what}\n${reason}`;
      const before = dropped.get(key);
      if (!before && dropped.size >= MOST_LINES) unlisted += 1;
      else dropped.set(key, { what, reason, count: (before?.count ?? 0) + 1 });
    },
    lines: () => {
      const rest = { what: 'more of the same', reason: 'not listed one by one', count: unlisted };
      return { mapped: [...mapped.values()], guessed, dropped: [...dropped.values(), ...(unlisted > 0 ? [rest] : [])] };
    },
  };
}

/** A name as it stands in a line of the report: on one line, and not endless. */
export function shown(name: string): string {
  const line = name.replace(/\s+/g, ' ').trim();
  if (line === '') return 'without a name';
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}
