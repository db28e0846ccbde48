import { fail, ok, type Problem, type Rect, type Result } from '../../base';
import { Page, ProjectInfo, placementId, type SubjectId } from '../../model';
import { createDraft, type Draft, modelOfDraft } from '../draft';
import { rectOf } from '../foreignValue';
import type { ForeignFile, Import, ImportTools } from '../format';
import { countsOf, shown } from '../importReport';
import { parkingBelow } from '../parking';
import { type NamedRole, readPeople } from '../people';
import { childOf, childrenOf, parseXml, textIn, type XmlNode } from '../xmlTree';
import { nameOf, readSurfaces, type Surface } from './drawing';
import { type KnowledgeBase, readKnowledgeBase } from './knowledgeBase';
import { readLines } from './lines';
import { readNodes } from './nodes';
import { type Placed, placeThings } from './things';
import { readThreatInstances, type Subjects } from './threatInstances';

const LABEL = 'a Microsoft threat model';
const MOST_THINGS = 20_000;
const MOST_SURFACES = 1_000;

/** Reads a `.tm7`: diagrams become pages, generated threats become threats written by hand. */
export function readTm7(
  file: ForeignFile,
  format: { readonly id: string; readonly label: string },
  tools: ImportTools,
): Result<Import> {
  const tree = parseXml(file.text, file.name);
  if (!tree.ok) return tree;
  const surfaces = surfacesOf(tree.value, file);
  if (!surfaces.ok) return surfaces;
  const base = readKnowledgeBase(childOf(tree.value, 'KnowledgeBase'));
  const draft = createDraft(file, format.id, tools);
  const placed = surfaces.value.flatMap((surface, order) => readSurface(surface, order, base, draft));
  if (draft.pages.length === 0) draft.pages.push(Page.parse({ id: draft.ids.take('pg', '1'), name: 'Page 1' }));
  readThreatInstances(tree.value, base, subjectsOf(placed, draft), draft);
  const meta = childOf(tree.value, 'MetaInformation');
  readNotes(tree.value, draft);
  readProse(meta, draft);
  noteTheRest(tree.value, base, draft);
  const owner = readPeople(rolesIn(meta), draft);
  const project = ProjectInfo.parse({
    id: 'project',
    name: draft.keeper.name(textIn(meta, 'ThreatModelName') || baseName(file.name), 'name of the model'),
    description: draft.keeper.prose(textIn(meta, 'HighLevelSystemDescription'), 'description'),
    owner,
  });
  const model = modelOfDraft(draft, project);
  return ok({
    model,
    report: { format: format.id, label: format.label, counts: countsOf(model), ...draft.lines.lines() },
  });
}

function surfacesOf(model: XmlNode, file: ForeignFile): Result<readonly Surface[]> {
  const wrong = (place: string, reason: string): Problem => ({
    code: 'import/wrong-shape',
    file: file.name,
    place,
    facts: { format: LABEL, reason },
  });
  const line = (node: XmlNode) => `line ${node.line}, ${node.name}`;
  if (model.name === 'KnowledgeBase') return fail({ code: 'import/only-a-template', file: file.name });
  if (model.name !== 'ThreatModel') return fail(wrong(line(model), 'ThreatModel is expected there'));
  const list = childOf(model, 'DrawingSurfaceList');
  if (!list) return fail(wrong(line(model), 'DrawingSurfaceList is missing there'));
  const surfaces = readSurfaces(model);
  const counts = [
    { what: 'diagrams', count: surfaces.length, limit: MOST_SURFACES },
    {
      what: 'things in its diagrams',
      count: surfaces.reduce((sum, one) => sum + one.things.length, 0),
      limit: MOST_THINGS,
    },
  ];
  const over = counts.find(({ count, limit }) => count > limit);
  return over
    ? fail({ code: 'import/too-many-items', file: file.name, facts: { limit: over.limit, what: over.what } })
    : ok(surfaces);
}

function readSurface(surface: Surface, order: number, base: KnowledgeBase, draft: Draft): readonly Placed[] {
  const name = draft.keeper.name(surface.name, `title of diagram ${order + 1}`) || `Page ${order + 1}`;
  const foreignId = surface.guid || String(order + 1);
  const page = draft.ids.take('pg', foreignId);
  draft.pages.push({ id: page, name, description: '', order, origin: draft.origin(foreignId) });
  draft.lines.mapped('diagram', 'page');
  for (const { word } of surface.unknown) {
    draft.lines.dropped(
      `a thing of diagram ${shown(name)}`,
      `the tool is not known to draw such a thing (${shown(word)})`,
    );
  }
  const things = placeThings(page, surface, draft);
  readNodes(things, base, draft);
  readLines(page, things, base, draft);
  return things;
}

/** What the guids of the file have become; what was dropped is not among them. */
function subjectsOf(placed: readonly Placed[], draft: Draft): Subjects {
  const kept = new Set<string>([...draft.elements, ...draft.flows, ...draft.boundaries].map(row => row.id));
  const ids = new Map<string, SubjectId>();
  for (const one of placed) {
    if (one.is !== 'note' && kept.has(one.id) && !ids.has(one.thing.guid)) ids.set(one.thing.guid, one.id);
  }
  return { ids, names: new Map(placed.map(one => [one.thing.guid, nameOf(one.thing.attributes)])) };
}

function rolesIn(meta: XmlNode | undefined): readonly NamedRole[] {
  const contributors = textIn(meta, 'Contributors').split(/[,;\n]/);
  return [
    [textIn(meta, 'Owner'), 'Owner'],
    [textIn(meta, 'Reviewer'), 'Reviewer'],
    ...contributors.map(name => [name.trim(), 'Contributor'] as const),
  ];
}

/** Assumptions and external dependencies, as they are written. */
function readProse(meta: XmlNode | undefined, draft: Draft): void {
  const fields = [
    { field: 'Assumptions', kind: 'assumption', what: 'assumptions' },
    { field: 'ExternalDependencies', kind: 'dependency', what: 'external dependencies' },
  ] as const;
  for (const { field, kind, what } of fields) {
    const text = draft.keeper.prose(textIn(meta, field), what);
    if (text.trim() === '') continue;
    draft.lines.mapped(what, kind);
    draft.assumptions.push({ id: draft.ids.take('as', field), text, kind, subject: null, origin: draft.origin(field) });
  }
}

const NOTE = { width: 260, height: 90 };
const MOST_NOTES = 500;

/** Notes of the whole model: in a row below the first page. */
function readNotes(model: XmlNode, draft: Draft): void {
  const [page] = draft.pages;
  const here = draft.placements.filter(one => one.page === page?.id);
  const parking = parkingBelow(here);
  for (const [index, note] of childrenOf(childOf(model, 'Notes'), 'Note').entries()) {
    const address = `note ${textIn(note, 'Id').trim() || index + 1}`;
    const by = textIn(note, 'AddedBy').trim();
    const text = [textIn(note, 'Message'), by].filter(part => part !== '').join('\n');
    if (text.trim() === '' || !page) continue;
    if (index >= MOST_NOTES) draft.lines.dropped('note', `only the first ${MOST_NOTES} are kept`);
    else addNote(address, draft.keeper.prose(text, address), rectOf(parking.next(NOTE), NOTE), page, draft);
  }
}

function addNote(address: string, text: string, at: Rect, page: Page, draft: Draft): void {
  const id = draft.ids.take('nt', address);
  draft.lines.mapped('note', 'note');
  draft.notes.push({ id, text, origin: draft.origin(address) });
  draft.placements.push({ id: placementId(page.id, id), page: page.id, subject: id, ...at });
}

/** A line for what the file holds besides. */
function noteTheRest(model: XmlNode, base: KnowledgeBase, draft: Draft): void {
  if (base.threatTypes.length > 0) {
    const name = base.name === '' ? '' : ` ${shown(base.name)}`;
    draft.lines.dropped(
      `the template${name} with ${base.threatTypes.length} threat types`,
      'the library of Parapet is used instead',
    );
  }
  const messages = childOf(model, 'Validations')?.children.length ?? 0;
  if (messages > 0) draft.lines.dropped('messages of the tool about its own model', 'they are worked out anew here');
  if (draft.elements.length > 0) {
    draft.lines.dropped('drawing style', 'colours, dashes, line widths and ports are drawn anew here');
  }
}

function baseName(file: string): string {
  return file.replace(/\.[^.]*$/, '');
}
