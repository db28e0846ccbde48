import type { BoundaryId } from '../../model';
import { entriesOf, labelsOf, noteOtherFields, wordIn } from '../fields';
import { type Bag, isBag, labelOf } from '../foreignValue';
import { BY_STENCIL, kindedAs } from '../guesses';
import { shown } from '../importReport';
import { soundParents } from '../nesting';
import { type Context, providerOf, tagsOf } from './context';
import { BOUNDARY_KINDS } from './words';

const READ: ReadonlySet<string> = new Set([
  ...['id', 'description', 'type', 'tags', 'technical_assets_inside', 'trust_boundaries_nested'],
]);

interface Raw {
  readonly id: BoundaryId;
  readonly foreignId: string;
  readonly name: string;
  readonly bag: Bag;
}

/** Reads trust boundaries. Answers in which of them each technical asset is, by the ids of the file. */
export function readBoundaries(value: unknown, context: Context): ReadonlyMap<string, BoundaryId> {
  const { draft } = context;
  const raws = entriesOf(value).flatMap(([name, bag]): readonly Raw[] => {
    if (!isBag(bag)) {
      draft.lines.dropped(`trust boundary ${shown(name)}`, 'it says nothing');
      return [];
    }
    const foreignId = labelOf(bag['id']) ?? name;
    return [{ id: draft.ids.take('bo', foreignId), foreignId, name, bag }];
  });
  for (const { foreignId, id } of raws) if (!context.boundaries.has(foreignId)) context.boundaries.set(foreignId, id);
  const parents = parentsOf(raws, context);
  for (const raw of raws) addBoundary(raw, parents.get(raw.id) ?? null, context);
  return homesOf(raws, context);
}

function parentsOf(raws: readonly Raw[], { boundaries, draft }: Context): ReadonlyMap<BoundaryId, BoundaryId> {
  const said = new Map<BoundaryId, BoundaryId>();
  for (const { id, name, bag } of raws) {
    for (const inner of labelsOf(bag['trust_boundaries_nested'])) {
      const child = boundaries.get(inner);
      const what = `trust boundary ${shown(inner)} inside ${shown(name)}`;
      if (!child) draft.lines.dropped(what, 'the file has no trust boundary of that id');
      else if (said.has(child)) draft.lines.dropped(what, 'it is inside another already');
      else said.set(child, id);
    }
  }
  const { parents, cut } = soundParents(said);
  for (const id of cut) {
    const raw = raws.find(one => one.id === id);
    draft.lines.dropped(
      `what is around trust boundary ${shown(raw?.name ?? '')}`,
      'it would be inside itself, or too deep',
    );
  }
  return parents;
}

function addBoundary({ id, name, bag }: Raw, parent: BoundaryId | null, { draft }: Context): void {
  const type = labelOf(bag['type']) ?? '';
  const byType = wordIn(BOUNDARY_KINDS, type);
  const reason = `the file says ${shown(type)}`;
  const tags = tagsOf(bag['tags']);
  noteOtherFields(bag, READ, 'a trust boundary', draft.lines);
  draft.lines.mapped('trust boundary', 'trust boundary');
  draft.boundaries.push({
    id,
    name: draft.keeper.name(name, 'name of a trust boundary'),
    description: draft.keeper.prose(bag['description'], `description of trust boundary ${shown(name)}`),
    form: 'box',
    ...kindedAs(
      byType ? { id: byType, confidence: BY_STENCIL, reason } : draft.tools.guessBoundary(name),
      { id, name },
      draft,
    ),
    parent,
    provider: providerOf(tags, draft),
    owner: null,
    criticality: null,
    props: {},
    tags,
    outOfScope: null,
    origin: draft.origin(`trust_boundaries › ${name}`),
  });
}

function homesOf(raws: readonly Raw[], { draft }: Context): ReadonlyMap<string, BoundaryId> {
  const homes = new Map<string, BoundaryId>();
  for (const { id, name, bag } of raws) {
    for (const asset of labelsOf(bag['technical_assets_inside'])) {
      if (homes.has(asset))
        draft.lines.dropped(`asset ${shown(asset)} inside ${shown(name)}`, 'it is inside another already');
      else homes.set(asset, id);
    }
  }
  return homes;
}
