import { centre } from '../../base';
import type { AssetId, BoundaryId, Element, Origin } from '../../model';
import { type Containment, containmentOf } from '../containment';
import { cutTo } from '../foreignValue';
import { shown } from '../importReport';
import { type Cell, isSet } from './cells';
import type { Draft } from './draft';
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
  const wanted = assets.filter(asset => asset.as === as);
  for (const { id, name, type } of wanted) {
    if (draft.assets.has(id)) continue;
    const unrated = { class: null, confidentiality: null, integrity: null, privacy: null, records: null };
    draft.assets.set(id, { id, name, description: '', type, ...unrated, owner: null, origin });
  }
  return wanted.map(asset => asset.id);
}

/** The type by its name; where the name says nothing, by its flags; else the generic type of its kind. */
function typeOf({ cell, kind, id }: ThingOf<'element'>, draft: Draft): Pick<Element, 'type' | 'typeOrigin'> {
  const byName = draft.tools.guessType({ name: cell.name, kind });
  const guess = byName && byName.confidence > 0 ? byName : typeByFlag(cell);
  if (!guess) return { type: null, typeOrigin: null };
  const { type, confidence, reason } = guess;
  draft.lines.guessed({ what: shown(cell.name), as: draft.tools.nameOfType(type), confidence, reason, subject: id });
  return { type, typeOrigin: { kind: 'guess', reason: cutTo(reason, 1000), confidence } };
}

/** A boundary, box or line; its kind by its name. */
export function addBoundary(thing: ThingOf<'box' | 'line'>, parent: BoundaryId | null, draft: Draft): void {
  const { cell, id, is } = thing;
  const name = draft.keeper.name(cell.name, 'name of a boundary');
  const guess = draft.tools.guessBoundary(cell.name);
  if (guess) {
    const { id: kind, confidence, reason } = guess;
    draft.lines.guessed({
      what: shown(name),
      as: draft.tools.nameOfBoundaryKind(kind),
      confidence,
      reason,
      subject: id,
    });
  }
  draft.lines.mapped(is === 'box' ? 'boundary box' : 'boundary curve', 'trust boundary');
  draft.boundaries.push({
    id,
    name,
    description: draft.keeper.prose(cell.description, `description of ${shown(name)}`),
    form: is,
    kind: guess?.id ?? null,
    kindOrigin: guess ? { kind: 'guess', reason: cutTo(guess.reason, 1000), confidence: guess.confidence } : null,
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
