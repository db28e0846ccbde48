import type {
  Action,
  Asset,
  Assumption,
  Boundary,
  Element,
  Flow,
  HandThreat,
  Note,
  Origin,
  Page,
  Person,
  Placement,
  ProjectModel,
  ProjectRows,
  Provider,
  Route,
} from '../model';
import { modelOf, PROJECT_SCHEMAS, type ProjectInfo } from '../model';
import { cutTo } from './foreignValue';
import type { ForeignFile, ImportTools } from './format';
import { createReportLines, type ReportLines } from './importReport';
import { createStableIds, type StableIds } from './stableIds';
import { createTextKeeper, type TextKeeper } from './textKeeper';

/** A model that is being read, row by row, and everything its readers share. */
export interface Draft {
  readonly tools: ImportTools;
  readonly ids: StableIds;
  readonly lines: ReportLines;
  readonly keeper: TextKeeper;
  /** Where in the file something comes from, e.g. the id of its cell. */
  origin(address: string): Origin;
  readonly pages: Page[];
  readonly elements: Element[];
  readonly flows: Flow[];
  readonly boundaries: Boundary[];
  readonly assets: Map<string, Asset>;
  readonly notes: Note[];
  readonly placements: Placement[];
  readonly routes: Route[];
  readonly threats: HandThreat[];
  /** By name. */
  readonly people: Map<string, Person>;
  readonly providers: Map<string, Provider>;
  readonly assumptions: Assumption[];
  readonly actions: Action[];
}

const LONGEST = 1000;

export function createDraft(file: ForeignFile, format: string, tools: ImportTools): Draft {
  const lines = createReportLines();
  return {
    tools,
    ids: createStableIds(),
    lines,
    keeper: createTextKeeper(lines),
    origin: address => ({
      kind: 'import',
      format,
      file: cutTo(file.name, LONGEST),
      address: cutTo(address, LONGEST),
    }),
    pages: [],
    elements: [],
    flows: [],
    boundaries: [],
    assets: new Map(),
    notes: [],
    placements: [],
    routes: [],
    threats: [],
    people: new Map(),
    providers: new Map(),
    assumptions: [],
    actions: [],
  };
}

export function modelOfDraft(draft: Draft, project: ProjectInfo): ProjectModel {
  return modelOf<ProjectRows>(PROJECT_SCHEMAS, {
    ...draft,
    project: [project],
    people: draft.people.values(),
    assets: draft.assets.values(),
    providers: draft.providers.values(),
  });
}
