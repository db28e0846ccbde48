import { byCodeUnit } from '../../base';
import type { Control, Library } from '../../library';
import type { DocumentId, OrganisationModel } from '../../model';
import { addLists, type ListCounts, NO_LISTS } from './figures';
import type { CountedProject } from './portfolio';

/** By what controls are told apart: families of NIST SP 800-53, domains of the CCM, stages of development and operation. */
export const COVERAGE_LENSES = ['nist', 'ccm', 'stage'] as const;
export type CoverageLens = (typeof COVERAGE_LENSES)[number];

/** The register that says in which stages a control works, and its field. */
export const STAGES = { register: 'pipeline-controls', field: 'stages', control: 'control' } as const;

export interface CoveredControl {
  readonly id: string;
  readonly lists: ListCounts;
  /** Where it is needed; those that lack it most first. */
  readonly projects: readonly { readonly id: DocumentId; readonly name: string; readonly lists: ListCounts }[];
}

/** Controls of one family, domain or stage, over all projects. A control may belong to several and is then counted in each. */
export interface CoverageGroup {
  /** As the framework or the register calls it; empty: none is named. */
  readonly id: string;
  /** Places at which these controls are needed. */
  readonly lists: ListCounts;
  readonly controls: readonly CoveredControl[];
}

interface CoverageBasis {
  readonly library: Library;
  readonly model: OrganisationModel;
}

/** How far the controls that projects need are in place, by a lens; what lacks most first. */
export function coverageBy(
  lens: CoverageLens,
  { library, model }: CoverageBasis,
  projects: readonly CountedProject[],
): readonly CoverageGroup[] {
  const placesOf = PLACES[lens](model);
  const groups = new Map<string, CoveredControl[]>();
  for (const control of coveredControls(projects)) {
    const known = library.controls.get(control.id);
    const places = known ? placesOf(known) : [];
    for (const place of places.length > 0 ? places : ['']) {
      const members = groups.get(place);
      if (members) members.push(control);
      else groups.set(place, [control]);
    }
  }
  return [...groups]
    .map(([id, controls]) => ({
      id,
      controls: controls.sort(mostLackingFirst),
      lists: controls.reduce((sum, one) => addLists(sum, one.lists), NO_LISTS),
    }))
    .sort((a, b) => Number(a.id === '') - Number(b.id === '') || mostLackingFirst(a, b));
}

/** Share of the places where a control is needed at which it does its work, 0 to 1; null: it is needed nowhere. */
export function shareInPlace({ have, modify, missing, question }: ListCounts): number | null {
  const needed = have + modify + missing + question;
  return needed === 0 ? null : have / needed;
}

function coveredControls(projects: readonly CountedProject[]): readonly CoveredControl[] {
  const all = new Map<string, { lists: ListCounts; projects: CoveredControl['projects'][number][] }>();
  for (const { id, name, figures } of projects) {
    for (const [control, lists] of Object.entries(figures?.controls ?? {})) {
      const known = all.get(control) ?? { lists: NO_LISTS, projects: [] };
      known.lists = addLists(known.lists, lists);
      known.projects.push({ id, name, lists });
      all.set(control, known);
    }
  }
  return Array.from(all, ([id, { lists, projects: where }]) => ({
    id,
    lists,
    projects: where.sort((a, b) => lacking(b.lists) - lacking(a.lists) || byCodeUnit(a.name, b.name)),
  }));
}

const lacking = ({ missing, modify }: ListCounts) => missing + modify;

function mostLackingFirst(
  a: { readonly id: string; readonly lists: ListCounts },
  b: { readonly id: string; readonly lists: ListCounts },
): number {
  return lacking(b.lists) - lacking(a.lists) || b.lists.question - a.lists.question || byCodeUnit(a.id, b.id);
}

/** `AC-2.1` is of the family AC, `I&S-03` of the domain I&S. */
const familyOf = (id: string) => id.slice(0, id.lastIndexOf('-'));
const families = (ids: readonly string[]) => [...new Set(ids.map(familyOf))];

const PLACES = {
  nist: () => control => families(control.nist80053r5),
  ccm: () => control => families(control.ccm41),
  stage: model => {
    const stages = stagesByControl(model);
    return control => [...(stages.get(control.id) ?? [])];
  },
} as const satisfies Record<CoverageLens, (model: OrganisationModel) => (control: Control) => readonly string[]>;

function stagesByControl(model: OrganisationModel): ReadonlyMap<string, ReadonlySet<string>> {
  const all = new Map<string, Set<string>>();
  for (const entry of model.registers.values()) {
    if (entry.register !== STAGES.register) continue;
    const said = entry.fields[STAGES.field] ?? [];
    const links = entry.links.filter(link => link.field === STAGES.control);
    for (const { id } of links) {
      const stages = all.get(id) ?? new Set<string>();
      for (const stage of typeof said === 'string' ? [said] : said) if (stage) stages.add(stage);
      all.set(id, stages);
    }
  }
  return all;
}
