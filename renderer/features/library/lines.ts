import type { Finding } from '../../../core/analysis';
import type { ControlSummary } from '../../../core/controls';
import { GoodPlace, type Library, type Stride, tagWords } from '../../../core/library';
import type { ProjectModel } from '../../../core/model';
import { typeOfBoundary } from '../../../core/responsibility';
import { inStrideOrder } from '../../../core/text';
import { lookOf } from '../../meaning';
import type { LibraryPartLook, LibraryTab } from '../../session';

/** Platforms that an entry can have something for; `other`: a product of somebody else. */
export const PLATFORMS = [...GoodPlace.options, 'other'] as const;
export type PlatformId = (typeof PLATFORMS)[number];

/** Whose products a type is known by. */
export const MAKERS = ['aws', 'azure', 'gcp', 'other'] as const satisfies readonly PlatformId[];

/** One entry of the library as the list shows it. */
export interface Line {
  readonly id: string;
  readonly title: string;
  /** Category of a type, subject area of a threat, section of a control. */
  readonly section: string;
  readonly stride: readonly Stride[];
  readonly platforms: readonly PlatformId[];
  /** What is searched, in lower case. */
  readonly text: string;
}

const found = (...parts: readonly (string | readonly string[])[]) => parts.flat().join(' ').toLowerCase();

function typeLines({ types }: Library): readonly Line[] {
  return Array.from(types.values(), ({ id, name, category, names, synonyms, formerNames, tags }) => ({
    id,
    title: name,
    section: category,
    stride: [],
    platforms: MAKERS.filter(one => names[one].length > 0),
    text: found(name, category, synonyms, formerNames, Object.values(names).flat(), tags.map(tagWords)),
  }));
}

function threatLines({ threats, attackTechniques, cweWeaknesses, capecPatterns }: Library): readonly Line[] {
  const named = (names: ReadonlyMap<string, { readonly name: string }>, ids: readonly string[]) =>
    ids.flatMap(id => [id, names.get(id)?.name ?? '']);
  return Array.from(threats.values(), threat => ({
    id: threat.id,
    title: threat.title,
    section: threat.section,
    stride: inStrideOrder(threat.stride),
    platforms: [],
    text: found(
      threat.title,
      threat.section,
      threat.description,
      threat.references,
      named(cweWeaknesses, threat.cwe),
      named(capecPatterns, threat.capec),
      named(attackTechniques, threat.attack),
    ),
  }));
}

function controlLines({ controls }: Library): readonly Line[] {
  return Array.from(controls.values(), control => {
    const { id, title, section, description, native, good, nist80053r5, ccm41 } = control;
    const offers = GoodPlace.options.filter(
      one =>
        (good[one] ?? '') !== '' || ((one === 'aws' || one === 'azure' || one === 'gcp') && native[one].length > 0),
    );
    const features = [...native.aws, ...native.azure, ...native.gcp];
    const text = found(title, section, description, features, nist80053r5, ccm41);
    return { id, title, section, stride: [], platforms: offers, text };
  });
}

const LINES = { types: typeLines, threats: threatLines, controls: controlLines } as const;

/** Everything in a part of the library, in the order of the library. */
export function linesOf(library: Library, tab: LibraryTab): readonly Line[] {
  return LINES[tab](library);
}

/** The lines that the look lets through; what is found by its title comes before what is found by its words. */
export function narrowed(
  lines: readonly Line[],
  { search, sections, stride, platforms, here }: Omit<LibraryPartLook, 'chosen'>,
  isHere: (id: string) => boolean,
): readonly Line[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const left = lines.filter(
    line =>
      words.every(word => line.text.includes(word)) &&
      (sections.length === 0 || sections.includes(line.section)) &&
      (stride.length === 0 || line.stride.some(letter => stride.includes(letter))) &&
      (platforms.length === 0 || line.platforms.some(one => platforms.includes(one))) &&
      (!here || isHere(line.id)),
  );
  if (words.length === 0) return left;
  const inTitle = (line: Line) => words.every(word => line.title.toLowerCase().includes(word));
  return [...left.filter(inTitle), ...left.filter(line => !inTitle(line))];
}

/** How a threat of the library stands in the project. */
export interface ThreatHere {
  readonly confirmed: number;
  readonly toVerify: number;
  /** Accepted or dismissed. */
  readonly decided: number;
  /** Subjects of what is open, confirmed first. */
  readonly subjects: readonly string[];
}

/** By threat; a threat that is not found here has no entry. */
export function threatsHere(findings: Iterable<Finding>): ReadonlyMap<string, ThreatHere> {
  const counted = new Map<string, { confirmed: string[]; toVerify: string[]; decided: number }>();
  for (const { rule, standing, state, subject } of findings) {
    const one = counted.get(rule) ?? { confirmed: [], toVerify: [], decided: 0 };
    counted.set(rule, one);
    if (standing === 'accepted' || standing === 'dismissed') one.decided += 1;
    else one[state === 'confirmed' ? 'confirmed' : 'toVerify'].push(subject.id);
  }
  return new Map(
    Array.from(counted, ([rule, { confirmed, toVerify, decided }]) => [
      rule,
      {
        confirmed: confirmed.length,
        toVerify: toVerify.length,
        decided,
        subjects: [...confirmed, ...toVerify],
      },
    ]),
  );
}

/** By type: what in the project is of it, elements and boundaries. */
export function typesHere(
  library: Library,
  { elements, boundaries }: Pick<ProjectModel, 'elements' | 'boundaries'>,
): ReadonlyMap<string, readonly string[]> {
  const here = new Map<string, string[]>();
  const note = (type: string, id: string) => {
    const ids = here.get(type);
    if (ids) ids.push(id);
    else here.set(type, [id]);
  };
  for (const element of elements.values()) note(lookOf(library, element).type, element.id);
  for (const boundary of boundaries.values()) {
    const type = typeOfBoundary(library, boundary);
    if (type) note(type.id, boundary.id);
  }
  return here;
}

/** By control. */
export function controlsHere(summaries: readonly ControlSummary[]): ReadonlyMap<string, ControlSummary> {
  return new Map(summaries.map(one => [one.control, one]));
}
