import type { AssetType, Control, Library, RuleTests, Threat } from '../library';
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
