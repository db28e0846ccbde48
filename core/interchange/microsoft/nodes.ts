import { centre } from '../../base';
import type { Boundary, BoundaryId, Element, ProviderId } from '../../model';
import { containmentOf } from '../containment';
import type { Draft } from '../draft';
import { BY_STENCIL, type Guess, guessByName, kindedAs, typedAs } from '../guesses';
import { shown } from '../importReport';
import { keepProvider } from '../providers';
import { readAttributesOf } from './attributes';
import { attributeNamed, isOutOfScope, nameOf, type Thing } from './drawing';
import type { KnowledgeBase } from './knowledgeBase';
import { meaningOf } from './stencils';
import type { Placed, PlacedAs } from './things';

/** Reads everything that stands somewhere: elements, boundary boxes and texts. */
export function readNodes(things: readonly Placed[], base: KnowledgeBase, draft: Draft): void {
  const containment = containmentOf(things.flatMap(one => (one.is === 'box' ? one : [])));
  for (const one of things) {
    if (one.is === 'element') addElement(one, containment.around(centre(one.at)), base, draft);
    if (one.is === 'box') addBoundary(one, containment.parentOf(one), base, draft);
    if (one.is === 'note') addNote(one, draft);
  }
}

/** How the stencil is called: by the template in the file, else by its heading. */
export function stencilNameOf(thing: Thing, base: KnowledgeBase): string {
  return base.stencils.get(thing.type)?.name || thing.heading;
}

export function outOfScopeOf(thing: Thing, draft: Draft): Element['outOfScope'] {
  const name = shown(nameOf(thing.attributes));
  const said = attributeNamed(thing, '752473b6-52d4-4776-9a24-202153f7d579', 'Reason For Out Of Scope');
  const reason = draft.keeper.prose(said?.value, `reason for leaving out ${name}`);
  if (isOutOfScope(thing)) return { reason };
  if (reason !== '') draft.lines.dropped(`reason for leaving out ${name}`, 'it is in scope');
  return null;
}

function addElement(
  { id, kind, thing }: PlacedAs<'element'>,
  parent: BoundaryId | null,
  base: KnowledgeBase,
  draft: Draft,
): void {
  const origin = draft.origin(thing.guid);
  const name = draft.keeper.name(nameOf(thing.attributes), `name of a ${kind}`);
  const { props, holds, tags } = readAttributesOf(thing, origin, draft);
  draft.lines.mapped(kind === 'actor' ? 'external interactor' : kind === 'store' ? 'data store' : kind, 'element');
  draft.elements.push({
    id,
    kind,
    name,
    description: '',
    ...typedAs(typeGuess(thing, kind, base, draft), { id, name }, draft),
    parent,
    provider: providerOf(thing, draft),
    serviceModel: null,
    owner: null,
    criticality: null,
    props,
    holds: [...holds],
    processes: [],
    tags,
    outOfScope: outOfScopeOf(thing, draft),
    origin,
  });
}

function providerOf(thing: Thing, draft: Draft): ProviderId | null {
  return meaningOf(thing.type).provider === 'azure' ? keepProvider('azure', 'Microsoft Azure', draft) : null;
}

const BY_VAGUE_STENCIL = 0.6;

/** What the storage stencil keeps, where a person has said it. */
const STORAGE: ReadonlyMap<string, string> = new Map([
  ['Blob', 'object-store'],
  ['File', 'file-share'],
  ['Table', 'nosql'],
  ['Queue', 'queue'],
]);

/** The type by the stencil; where that is generic, by the name with the stencil's name as a hint. */
function typeGuess(thing: Thing, kind: Element['kind'], base: KnowledgeBase, draft: Draft): Guess | null {
  const stencil = stencilNameOf(thing, base);
  const storage = STORAGE.get(thing.attributes.find(one => one.label === 'Storage Type')?.value ?? '');
  const meaning = meaningOf(thing.type);
  const type = storage ?? meaning.type;
  const reason = `it is drawn with the stencil “${shown(stencil)}”`;
  if (type && !meaning.vague) return { id: type, confidence: BY_STENCIL, reason };
  const hints = type || /^generic /i.test(stencil) ? [] : [stencil];
  const byName = guessByName({ name: nameOf(thing.attributes), kind, hints }, draft);
  return byName ?? (type ? { id: type, confidence: BY_VAGUE_STENCIL, reason } : null);
}

/** A boundary, box or line; its kind by the stencil, else by its name. */
export function addBoundary(
  { id, is, thing }: PlacedAs<'box' | 'line'>,
  parent: BoundaryId | null,
  base: KnowledgeBase,
  draft: Draft,
): void {
  const origin = draft.origin(thing.guid);
  const name = draft.keeper.name(nameOf(thing.attributes), 'name of a boundary');
  const stencil = stencilNameOf(thing, base);
  const { boundary } = meaningOf(thing.type);
  const reason = `it is drawn with the stencil “${shown(stencil)}”`;
  const byStencil = boundary ? { id: boundary, confidence: BY_STENCIL, reason } : null;
  draft.lines.mapped(is === 'box' ? 'border boundary' : 'line boundary', 'trust boundary');
  const { tags } = readAttributesOf(thing, origin, draft);
  const row: Boundary = {
    id,
    name,
    description: '',
    form: is,
    ...kindedAs(byStencil ?? draft.tools.guessBoundary(name), { id, name }, draft),
    parent,
    provider: providerOf(thing, draft),
    owner: null,
    criticality: null,
    props: {},
    tags,
    outOfScope: outOfScopeOf(thing, draft),
    origin,
  };
  draft.boundaries.push(row);
}

function addNote({ id, thing }: PlacedAs<'note'>, draft: Draft): void {
  draft.lines.mapped('free text', 'note');
  draft.notes.push({
    id,
    text: draft.keeper.prose(nameOf(thing.attributes), 'free text'),
    origin: draft.origin(thing.guid),
  });
}
