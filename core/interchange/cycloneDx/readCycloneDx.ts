import { fail, ok, type Result } from '../../base';
import { type AssetId, type BoundaryId, type ElementId, type Facts, ProjectInfo, type Rating } from '../../model';
import { createDraft, type Draft, modelOfDraft } from '../draft';
import { paragraphs } from '../fields';
import { listOf, member } from '../foreignValue';
import type { ForeignFile, Import, ImportTools } from '../format';
import { guessByName, kindedAs, typedAs } from '../guesses';
import { countsOf, shown } from '../importReport';
import { keepPerson } from '../people';
import { placeEverything } from '../placing';
import { encryptionOf } from '../protocols';
import { type Component, flattened, readComponents, type Sort, said } from './components';

const MOST_THINGS = 5_000;

interface Context {
  readonly draft: Draft;
  readonly boundaries: Map<string, BoundaryId>;
  readonly elements: Map<string, ElementId>;
  readonly assets: Map<string, AssetId>;
}

type Placed = Component & { readonly sort: Sort };

/** Reads the threat models inside a CycloneDX document. Its coordinates are not of one kind, so places are worked out anew. */
export function readCycloneDx(
  file: ForeignFile,
  format: { readonly id: string; readonly label: string },
  tools: ImportTools,
): Result<Import> {
  const roots = readComponents(member(file.json, 'components'));
  const all = flattened(roots);
  if (all.length > MOST_THINGS) {
    return fail({ code: 'import/too-many-items', file: file.name, facts: { limit: MOST_THINGS, what: 'components' } });
  }
  const draft = createDraft(file, format.id, tools);
  const page = draft.ids.take('pg', 'overview');
  const title = roots.find(root => root.inner.length > 0)?.name ?? '';
  const name = draft.keeper.name(title, 'name of the diagram') || 'Overview';
  draft.pages.push({ id: page, name, description: '', order: 0, origin: draft.origin('components') });
  const context: Context = { draft, boundaries: new Map(), elements: new Map(), assets: new Map() };
  const of = (sorts: readonly Sort[]) =>
    all.flatMap((one): readonly Placed[] => (one.sort && sorts.includes(one.sort) ? [{ ...one, sort: one.sort }] : []));
  for (const one of of(['boundary'])) addBoundary(one, context);
  for (const one of of(['actor', 'process', 'store'])) addElement(one, context);
  for (const one of of(['asset'])) addAsset(one, context);
  for (const one of of(['dataflow'])) addFlow(one, context);
  for (const one of all) if (!one.sort) noteOther(one, draft);
  for (const author of listOf(member(file.json, 'metadata', 'authors')))
    keepPerson(member(author, 'name'), 'Author', draft);
  placeEverything(page, draft);
  const project = ProjectInfo.parse({
    id: 'project',
    name: draft.keeper.name(member(file.json, 'metadata', 'component', 'name'), 'name') || name,
    description: draft.keeper.prose(member(file.json, 'metadata', 'component', 'description'), 'description'),
  });
  const model = modelOfDraft(draft, project);
  return ok({
    model,
    report: { format: format.id, label: format.label, counts: countsOf(model), ...draft.lines.lines() },
  });
}

function noteOther({ name, word, inner }: Component, draft: Draft): void {
  if (word === 'diagram' || inner.length > 0) draft.lines.mapped('threat model with things in it', 'page');
  else
    draft.lines.dropped(`${word === '' ? 'component' : shown(word)} ${shown(name)}`, 'it is not a thing of a drawing');
}

/** Properties that are read where they stand, by the sort of thing. */
const READ: ReadonlySet<string> = new Set([
  ...['type', 'inBoundary', 'inScope', 'tag', 'processedBy', 'storedBy', 'risk:description'],
  ...['risk:confidentiality', 'risk:integrity', 'risk:privacy'],
  ...['dataflow:source', 'dataflow:destination', 'dataflow:isBidirectional', 'dataflow:protocol', 'dataflow:data'],
]);

/** What has no property of its own here stays in words. */
function tagsOf(one: Component, draft: Draft): string[] {
  const tags = new Set<string>();
  for (const [property, values] of one.properties) {
    if (property === 'tag') for (const value of values) tags.add(value.slice(0, 1000));
    if (READ.has(property)) continue;
    if (property.startsWith('shape'))
      draft.lines.dropped('place and form of a thing', 'it is drawn and placed anew here');
    else {
      draft.lines.mapped(`property "${shown(property)}"`, 'tag');
      for (const value of values) tags.add(`${property}: ${value}`.slice(0, 1000));
    }
  }
  return [...tags];
}

function common(one: Placed, what: string, draft: Draft) {
  return {
    name: draft.keeper.name(one.name, `name of a ${what}`),
    description: draft.keeper.prose(one.description, `description of ${shown(one.name)}`),
    outOfScope: said(one, 'inScope') === 'false' ? { reason: '' } : null,
    origin: draft.origin(one.ref),
    tags: tagsOf(one, draft),
  };
}

function parentOf(one: Placed, { boundaries, draft }: Context): BoundaryId | null {
  const ref = said(one, 'inBoundary');
  const parent = boundaries.get(ref) ?? null;
  if (!parent && ref !== '') draft.lines.dropped(`boundary around ${shown(one.name)}`, 'it is not in the file');
  return parent;
}

function addBoundary(one: Placed, context: Context): void {
  const { draft } = context;
  const id = draft.ids.take('bo', one.ref || one.name);
  // Only a boundary further up the file can be around another, so that none is inside itself.
  const parent = parentOf(one, context);
  if (!context.boundaries.has(one.ref)) context.boundaries.set(one.ref, id);
  const row = common(one, 'boundary', draft);
  draft.lines.mapped('boundary', 'trust boundary');
  draft.boundaries.push({
    id,
    ...row,
    form: 'box',
    ...kindedAs(draft.tools.guessBoundary(row.name), { id, name: row.name }, draft),
    parent,
    provider: null,
    owner: null,
    criticality: null,
    props: {},
  });
}

function addElement(one: Placed, context: Context): void {
  const { draft } = context;
  const id = draft.ids.take('el', one.ref || one.name);
  const kind = one.sort === 'actor' || one.sort === 'store' ? one.sort : 'process';
  const row = common(one, one.sort, draft);
  const hints = [
    said(one, 'platform'),
    one.word === 'lambda' ? 'lambda function' : '',
    said(one, 'datastore:isSql') === 'true' ? 'sql database' : '',
  ];
  const guess = guessByName({ name: row.name, kind, hints: hints.filter(hint => hint !== '') }, draft);
  if (!context.elements.has(one.ref)) context.elements.set(one.ref, id);
  draft.lines.mapped(shown(one.word), 'element');
  draft.elements.push({
    id,
    kind,
    ...row,
    ...typedAs(guess, { id, name: row.name }, draft),
    parent: parentOf(one, context),
    provider: null,
    serviceModel: null,
    owner: null,
    criticality: null,
    props: {},
    holds: [],
    processes: [],
  });
}

/** 0 to 100 there, 1 to 5 here. */
function ratingOf(one: Placed, property: string): Rating | null {
  const text = said(one, property);
  if (!/^\d{1,3}(\.\d+)?$/.test(text)) return null;
  return Math.max(1, Math.min(5, Math.ceil(Number(text) / 20)));
}

function addAsset(one: Placed, context: Context): void {
  const { draft } = context;
  const id = draft.ids.take('da', one.ref || one.name);
  if (!context.assets.has(one.ref)) context.assets.set(one.ref, id);
  const { name, description, origin, tags } = common(one, 'data asset', draft);
  const guess = draft.tools.guessData(name);
  if (guess) {
    const { confidence, reason } = guess;
    draft.lines.guessed({
      what: shown(name),
      as: draft.tools.nameOfDataType(guess.id),
      confidence,
      reason,
      subject: id,
    });
  }
  draft.lines.mapped('asset', 'data asset');
  draft.assets.set(id, {
    id,
    name,
    description: draft.keeper.prose(
      paragraphs([description, said(one, 'risk:description'), tags.join('\n')]),
      'description',
    ),
    type: guess?.id ?? null,
    class: null,
    confidentiality: ratingOf(one, 'risk:confidentiality'),
    integrity: ratingOf(one, 'risk:integrity'),
    privacy: ratingOf(one, 'risk:privacy'),
    records: null,
    owner: null,
    origin,
  });
  attach(one, 'storedBy', 'holds', id, context);
  attach(one, 'processedBy', 'processes', id, context);
}

function attach(
  one: Placed,
  property: string,
  field: 'holds' | 'processes',
  id: AssetId,
  { draft, elements }: Context,
): void {
  for (const ref of one.properties.get(property) ?? []) {
    const index = draft.elements.findIndex(element => element.id === elements.get(ref));
    const element = draft.elements[index];
    if (!element) draft.lines.dropped(`where ${shown(one.name)} is`, 'it is not in the file');
    else draft.elements[index] = { ...element, [field]: [...new Set([...element[field], id])] };
  }
}

function addFlow(one: Placed, context: Context): void {
  const { draft, elements } = context;
  const source = elements.get(said(one, 'dataflow:source'));
  const target = elements.get(said(one, 'dataflow:destination'));
  if (!source || !target) {
    draft.lines.dropped(`data flow ${shown(one.name)}`, 'an end of it is not in the file');
    return;
  }
  const row = common(one, 'data flow', draft);
  const protocol = draft.keeper.name(said(one, 'dataflow:protocol'), `protocol of ${shown(one.name)}`);
  const carried = one.properties.get('dataflow:data') ?? [];
  const data = carried.flatMap(ref => context.assets.get(ref) ?? []);
  const words = carried.filter(ref => !context.assets.has(ref)).map(text => `Data: ${text}`);
  if (words.length > 0) draft.lines.mapped('data of a flow in words', 'line of its description');
  draft.lines.mapped('dataflow', 'data flow');
  draft.flows.push({
    id: draft.ids.take('fl', one.ref || one.name),
    ...row,
    description: draft.keeper.prose(paragraphs([row.description, words.join('\n')]), 'description of a data flow'),
    source,
    target,
    bidirectional: said(one, 'dataflow:isBidirectional') === 'true',
    protocol,
    props: propsOf(protocol, row.origin, draft),
    data: [...new Set(data)],
  });
}

function propsOf(protocol: string, origin: ReturnType<Draft['origin']>, draft: Draft): Facts {
  const enc = encryptionOf(protocol);
  if (!enc) return {};
  draft.lines.mapped(`protocol ${shown(protocol)}`, draft.tools.wordsOfFact('enc', enc));
  return { enc: { value: enc, origin } };
}
