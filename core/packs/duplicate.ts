import { AssetType, Control, type Library, type RuleTests, Threat } from '../library';
import type { EditableContent } from './editPack';

const LONGEST_ID = 60;

/** An id like this one that nothing has yet. */
function freeId(like: string, isTaken: (id: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const end = count === 1 ? '-own' : `-own-${count}`;
    const id = `${like.slice(0, LONGEST_ID - end.length).replace(/[-_]$/, '')}${end}`;
    if (!isTaken(id)) return id;
  }
}

const copied = (title: string) => `${title} (own)`;

/** A threat of one's own that begins as a copy of another, with the tests of its rule. */
function threatLike(threat: Threat, id: string, tests: RuleTests): Threat {
  return { ...threat, id, title: copied(threat.title), tests };
}

/** Only what names the copy itself is different: the same questions and threats are answered by both. */
const controlLike = (control: Control, id: string): Control => ({ ...control, id, title: copied(control.title) });

/** Names by which diagrams are understood stay with the original, which they would else no longer be sure to mean. */
const typeLike = (type: AssetType, id: string): AssetType => ({
  ...type,
  id,
  name: copied(type.name),
  formerNames: [],
  synonyms: [],
});

/** A copy of an entry of the library, for a pack of one's own; null when there is no such entry. */
export function duplicateOf(
  library: Library,
  { content, id, tests }: { readonly content: EditableContent; readonly id: string; readonly tests: RuleTests },
): Threat | Control | AssetType | null {
  const free = freeId(id, one => library[content].has(one));
  const { threats, controls, types } = library;
  const threat = content === 'threats' ? threats.get(id) : undefined;
  if (threat) return threatLike(threat, free, tests);
  const control = content === 'controls' ? controls.get(id) : undefined;
  if (control) return controlLike(control, free);
  const type = content === 'types' ? types.get(id) : undefined;
  return type ? typeLike(type, free) : null;
}

/** A rule that holds of nothing, so that nothing is found before somebody has written one. */
export const UNWRITTEN_RULE: Threat['when'] = { not: { isA: ['*'], of: 'element' } };
const NO_NAMES = { aws: [], azure: [], gcp: [], other: [] };

/** What somebody says of an entry that begins empty: what everything else of it follows from later. */
export interface NewEntry {
  readonly title: string;
  /** What it is about: a topic of the library; types have none. */
  readonly topic: string;
  /** What answers a threat: at least one control; nothing else has them. */
  readonly controls: readonly string[];
}

/** An id made of a title, that nothing has yet. */
function idFrom(prefix: string, title: string, isTaken: (id: string) => boolean): string {
  const plain = title.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const words = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'own';
  const id = `${prefix}-${words}`.slice(0, LONGEST_ID).replace(/-+$/, '');
  return isTaken(id) ? freeId(id, isTaken) : id;
}

/** An entry with nothing in it but what is said of it and what every one must have, for a pack of one's own. */
export function emptyEntry(
  library: Library,
  content: EditableContent,
  { title, topic, controls }: NewEntry,
): Threat | Control | AssetType {
  const prefix = { threats: 'th', controls: 'ctl', types: 'type' }[content];
  const id = idFrom(prefix, title, one => library[content].has(one));
  const section = library.topics.get(topic)?.name ?? title;
  const shared = { id, title, section, tier: 1, topic } as const;
  return {
    types: (): AssetType =>
      AssetType.parse({
        ...{ id, name: title, category: title, kind: 'process', tags: [] },
        ...{ serviceModel: 'na', names: NO_NAMES, synonyms: [] },
      }),
    threats: (): Threat =>
      Threat.parse({
        ...shared,
        ...{
          stride: [],
          linddun: [],
          scope: 'element',
          when: UNWRITTEN_RULE,
          tests: { match: [], none: [], unknown: [] },
        },
        ...{ baseLikelihood: 3, exposureWeight: 0, impact: [{ dimension: 'C', offset: 0 }] },
        ...{ attack: [], cwe: [], capec: [], references: [], controls },
      }),
    controls: (): Control =>
      Control.parse({
        ...shared,
        ...{ kind: 'preventive', strength: 'medium', side: 'both', nist80053r5: [], ccm41: [], evidence: '' },
        ...{ native: { aws: [], azure: [], gcp: [] }, threats: [], questions: [] },
      }),
  }[content]();
}
