import { groupsOf, type Library, type MethodId, type Threat } from '../../../core/library';
import type { ThreatFilter, ThreatsLook } from '../../session';
import { isAskedFor, type Row, SECTIONS, type Section } from './register';

/** A group that a row belongs to. Groups come in order of `order`, then of their title. */
interface Membership {
  readonly id: string;
  /** Words of its own, e.g. a name of a thing; null: the catalogue has them under its id. */
  readonly title: string | null;
  readonly order: number;
}

type Lens = (row: Row, library: Library) => readonly Membership[];

const inOrder = (order: readonly string[]) => (id: string) => ({ id, title: null, order: order.indexOf(id) });
const byTitle = (id: string, title: string) => ({ id, title, order: 0 });

const threatOf = (row: Row, library: Library): Threat | undefined => library.threats.get(row.finding?.rule ?? '');

const LETTERS = ['S', 'T', 'R', 'I', 'D', 'E'];

/** Codes that are told apart from those of another method by a prefix. */
const PREFIX: Partial<Record<MethodId, string>> = { cia: 'cia-' };
/** A heading by its name; by its id too where people cite it by that. */
function titled(method: MethodId, id: string, name: string): string {
  if (method === 'table1' || name === id) return name;
  return method.startsWith('owasp-') ? `${id} ${name}` : `${name} (${id})`;
}

/** A method of the library as a view. */
function by(method: MethodId): Lens {
  return (row, library) => {
    const threat = threatOf(row, library);
    if (!threat) return method === 'stride' ? row.stride.map(inOrder(LETTERS)) : [];
    return groupsOf(method, threat, library).map(({ id, name, order }) => ({
      id: `${PREFIX[method] ?? ''}${id}`,
      title: name === null ? null : titled(method, id, name),
      order,
    }));
  };
}

/** Views over the same threats. The first is the register as it is read in a workshop; the others follow a method. */
export const LENSES = {
  state: row => [inOrder(SECTIONS)(row.section)],
  element: row => (row.subject === null ? [] : [byTitle(row.subject, row.where)]),
  stride: by('stride'),
  linddun: by('linddun'),
  cia: by('cia'),
  topic: (row, library) => {
    const section = threatOf(row, library)?.section;
    return section === undefined ? [] : [byTitle(section, section)];
  },
  'owasp-web': by('owasp-web'),
  'owasp-api': by('owasp-api'),
  'owasp-mobile': by('owasp-mobile'),
  'owasp-llm': by('owasp-llm'),
  'owasp-cnas': by('owasp-cnas'),
  'owasp-k8s': by('owasp-k8s'),
  'owasp-cicd': by('owasp-cicd'),
  tactics: by('tactics'),
  attack: by('attack'),
  table1: by('table1'),
} as const satisfies Record<'state' | 'element' | 'topic' | MethodId, Lens>;
export type LensId = keyof typeof LENSES;
export const LENS_IDS = Object.keys(LENSES).filter(isLens);

export function isLens(id: string): id is LensId {
  return id in LENSES;
}

/** What belongs to none of the groups of a lens. */
export const OTHER = 'other';

/** A row in one of its groups. */
export interface Line {
  readonly id: string;
  readonly group: string;
  readonly row: Row;
}

export interface Group {
  readonly id: string;
  readonly title: string | null;
  readonly count: number;
}

export interface Grouped {
  readonly groups: readonly Group[];
  /** In the order of the rows. A row stands in each of its groups. */
  readonly lines: readonly Line[];
}

const lineOf = (group: string, row: Row): Line => ({ id: `${group} ${row.id}`, group, row });

/** The rows under the headings of a lens. */
export function grouped(rows: readonly Row[], lens: LensId, library: Library): Grouped {
  const of: Lens = LENSES[lens];
  const found = new Map<string, Membership & { count: number }>();
  const lines: Line[] = [];
  for (const row of rows) {
    const memberships = of(row, library);
    for (const one of memberships.length > 0 ? memberships : [REST]) {
      const group = found.get(one.id) ?? { ...one, count: 0 };
      group.count += 1;
      found.set(one.id, group);
      lines.push(lineOf(one.id, row));
    }
  }
  const groups = [...found.values()].sort((a, b) => a.order - b.order || (a.title ?? '').localeCompare(b.title ?? ''));
  return { groups, lines };
}

const REST: Membership = { id: OTHER, title: null, order: Number.MAX_SAFE_INTEGER };

/** In a view by method, what is to verify stands among the rest only when asked for, and what is decided not at all. */
export function inMethodView(row: Row, look: Pick<ThreatsLook, 'toVerify' | 'standings' | 'sections'>): boolean {
  if (look.sections.length > 0) return true;
  if (row.section === 'decided') return look.standings.length > 0;
  return row.section === 'confirmed' || row.section === 'written' || (look.toVerify && row.section === 'to-verify');
}

const OPEN_SECTIONS: ReadonlySet<string> = new Set<Section>(['confirmed', 'written']);

export interface FoldingOf {
  readonly lens: LensId;
  readonly group: string;
  /** What somebody opened or folded by hand. */
  readonly opened: Readonly<Record<string, boolean>>;
  readonly filter: ThreatFilter;
  readonly standings: readonly string[];
  readonly sections: readonly string[];
  /** The section of the chosen row, if one is chosen. */
  readonly chosenSection: Section | null;
}

/** Whether a group is folded: what is only to verify and what is decided, until somebody asks. */
export function isFolded({ lens, group, opened, filter, standings, sections, chosenSection }: FoldingOf): boolean {
  const byHand = opened[`${lens} ${group}`];
  if (byHand !== undefined) return !byHand;
  if (lens !== 'state' || OPEN_SECTIONS.has(group) || group === chosenSection) return false;
  if (sections.includes(group)) return false;
  if (group === 'decided') return standings.length === 0;
  return group !== 'to-verify' || !isAskedFor(filter);
}
