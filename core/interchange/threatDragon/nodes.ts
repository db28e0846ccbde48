import { centre } from '../../base';
import type { AssetId, BoundaryId, Element, Origin } from '../../model';
import { type Containment, containmentOf } from '../containment';
import type { Draft } from '../draft';
import { guessByName, kindedAs, typedAs } from '../guesses';
import { shown } from '../importReport';
import { keepAsset } from '../knownAssets';
import { type Cell, isSet } from './cells';
import { type FlagAsset, flagAssets, noteUnknownFields, storeFacts, tagsOf, typeByFlag } from './facts';
import type { PageThings, ThingOf } from './page';

/** Reads everything that stands somewhere: actors, processes, stores, boundary boxes and texts. */
export function readNodes({ things }: PageThings, draft: Draft): void {
  const boxes = things.flatMap(thing => (thing.is === 'box' ? thing : []));
  const containment = containmentOf(boxes);
  for (const thing of things) {
    noteUnknownFields(thing.cell, draft.lines);
    if (thing.is === 'element') draft.elements.push(elementOf(thing, containment, draft));
    if (thing.is === 'box') addBoundary(thing, containment.parentOf(thing), draft);
    if (thing.is === 'note') addNote(thing, draft);
  }
}

export function outOfScopeOf(cell: Cell, draft: Draft): Element['outOfScope'] {
  const reason = draft.keeper.prose(cell.data['reasonOutOfScope'], `reason for leaving out ${shown(cell.name)}`);
  if (isSet(cell, 'outOfScope')) return { reason };
  if (reason !== '') draft.lines.dropped(`reason for leaving out ${shown(cell.name)}`, 'it is in scope');
  return null;
}

function elementOf(thing: ThingOf<'element'>, containment: Containment<BoundaryId>, draft: Draft): Element {
  const { cell, kind, id } = thing;
  const { keeper, lines } = draft;
  const origin = draft.origin(cell.id);
  const assets = flagAssets(cell, lines);
  lines.mapped(kind, 'element');
  return {
    id,
    kind,
    name: keeper.name(cell.name, `name of a ${kind}`),
    description: keeper.prose(cell.description, `description of ${shown(cell.name)}`),
    ...typeOf(thing, draft),
    parent: containment.around(centre(thing.at)),
    provider: null,
    serviceModel: null,
    owner: null,
    criticality: null,
    props: storeFacts(cell, origin, lines),
    holds: assetIds(assets, 'holds', origin, draft),
    processes: assetIds(assets, 'processes', origin, draft),
    tags: tagsOf(cell, keeper, lines),
    outOfScope: outOfScopeOf(cell, draft),
    origin,
  };
}

function assetIds(assets: readonly FlagAsset[], as: FlagAsset['as'], origin: Origin, draft: Draft): AssetId[] {
  return assets.filter(one => one.as === as).map(one => keepAsset(one.asset, origin, draft));
}

/** The type by its name; where the name says nothing, by its flags; else the generic type of its kind. */
function typeOf({ cell, kind, id }: ThingOf<'element'>, draft: Draft): Pick<Element, 'type' | 'typeOrigin'> {
  const guess = guessByName({ name: cell.name, kind }, draft) ?? typeByFlag(cell);
  return typedAs(guess, { id, name: cell.name }, draft);
}

/** A boundary, box or line; its kind by its name. */
export function addBoundary(thing: ThingOf<'box' | 'line'>, parent: BoundaryId | null, draft: Draft): void {
  const { cell, id, is } = thing;
  const name = draft.keeper.name(cell.name, 'name of a boundary');
  draft.lines.mapped(is === 'box' ? 'boundary box' : 'boundary curve', 'trust boundary');
  draft.boundaries.push({
    id,
    name,
    description: draft.keeper.prose(cell.description, `description of ${shown(name)}`),
    form: is,
    ...kindedAs(draft.tools.guessBoundary(cell.name), { id, name }, draft),
    parent,
    provider: null,
    owner: null,
    criticality: null,
    props: {},
    tags: [],
    outOfScope: outOfScopeOf(cell, draft),
    origin: draft.origin(cell.id),
  });
}

function addNote({ cell, id }: ThingOf<'note'>, draft: Draft): void {
  draft.lines.mapped('text block', 'note');
  draft.notes.push({
    id,
    text: draft.keeper.prose(cell.name, 'text block'),
    origin: draft.origin(cell.id),
  });
}
