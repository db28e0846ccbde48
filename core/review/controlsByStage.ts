import type { Library } from '../library';
import type { DocumentId, OrganisationModel, RegisterEntry } from '../model';
import { LIFE_STAGES, type LifeStage } from '../responsibility';
import { STAGES } from './portfolio';
import { linesOf, linksOf, type ProjectNames, valuesOf } from './registers';

type LineId = RegisterEntry['id'];

/** How far controls run by themselves, as the register of controls by stage calls it; the rest of a stage has not said. */
export const AUTOMATION = ['automatic', 'assisted', 'manual'] as const;
export type Automation = (typeof AUTOMATION)[number];

/** An element of a project in which a stage has no control that runs by itself. */
export interface BareElement {
  readonly project: DocumentId;
  readonly projectName: string;
  readonly id: string;
  readonly name: string;
}

/** One stage over the whole register and all projects. Numbers are lengths of these lists, so that each opens what it counts. */
export interface StageRow {
  readonly stage: LifeStage;
  readonly controls: readonly LineId[];
  readonly by: Readonly<Record<Automation, readonly LineId[]>>;
  /** Controls whose first stage this is, and that could work in an earlier one. */
  readonly movable: readonly LineId[];
  /** Ids of the teams to whom no control of the stage is a task. */
  readonly idle: readonly string[];
  /** Elements that take part in the stage: in all projects, and those of them on which nothing of the stage works by itself. */
  readonly elements: number;
  readonly bare: readonly BareElement[];
}

interface StagesBasis {
  readonly model: Pick<OrganisationModel, 'registers'>;
  readonly library: Library;
  readonly projects: readonly ProjectNames[];
}

/** What protects each stage, how far by itself, what could work earlier, whose task nothing is, and which elements are left out. */
export function controlsByStage({ model, library, projects }: StagesBasis): readonly StageRow[] {
  const register = library.registers.get(STAGES.register);
  const field = (id: string) => register?.fields.find(one => one.id === id);
  const read = (entry: RegisterEntry, id: string): readonly string[] => {
    const known = field(id);
    return known ? valuesOf(entry, known) : [];
  };
  const systems = field('systems');
  const teams = field('disciplines')?.choices.map(choice => choice.id) ?? [];
  const lines = linesOf(model.registers.values(), STAGES.register);
  return LIFE_STAGES.map((stage): StageRow => {
    const here = lines.filter(entry => read(entry, STAGES.field).includes(stage));
    const runs = (automation: Automation) => here.filter(entry => read(entry, 'automation')[0] === automation);
    const reached = runs('automatic').map(entry => (systems ? linksOf(entry, systems) : []));
    // A control that names no element works on everything in its stage.
    const isReached = (project: string, id: string) =>
      reached.some(links => links.length === 0 || links.some(link => link.document === project && link.id === id));
    const there = projects.flatMap(project =>
      project.elements
        .filter(one => one.runs && (one.stages ?? []).includes(stage))
        .map(({ id, name }): BareElement => ({ project: project.id, projectName: project.name, id, name })),
    );
    return {
      stage,
      controls: ids(here),
      by: { automatic: ids(runs('automatic')), assisted: ids(runs('assisted')), manual: ids(runs('manual')) },
      movable: ids(here.filter(entry => firstOf(read(entry, STAGES.field)) === stage && couldMove(entry))),
      idle: teams.filter(team => !here.some(entry => read(entry, 'disciplines').includes(team))),
      elements: there.length,
      bare: there.filter(one => !isReached(one.project, one.id)),
    };
  });

  function couldMove(entry: RegisterEntry): boolean {
    const [earliest] = read(entry, 'earliest');
    const first = firstOf(read(entry, STAGES.field));
    return earliest !== undefined && first !== null && at(earliest) >= 0 && at(earliest) < at(first);
  }
}

const ids = (entries: readonly RegisterEntry[]) => entries.map(entry => entry.id);
const ORDER = new Map<string, number>(LIFE_STAGES.map((stage, at) => [stage, at]));
const at = (stage: string) => ORDER.get(stage) ?? -1;
const firstOf = (stages: readonly string[]): LifeStage | null => LIFE_STAGES.find(one => stages.includes(one)) ?? null;
