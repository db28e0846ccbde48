import { addTo } from '../../base';
import type { AssetId, BoundaryId, Element, ElementId, Facts } from '../../model';
import { cloudIn } from '../clouds';
import type { Draft } from '../draft';
import { labelsOf, noteOtherFields, paragraphs, wordIn } from '../fields';
import { type Bag, isBag, labelOf, listOf, member } from '../foreignValue';
import { BY_STENCIL, type Guess, guessByName, kindedAs, typedAs } from '../guesses';
import { shown } from '../importReport';
import { ACTOR_TYPES, SENSITIVITIES, STORE_TYPES, type Vague } from './words';

/** What the parts of a file refer to each other by. Names of things are told apart by their kind. */
export interface Context {
  readonly draft: Draft;
  readonly zones: Map<string, BoundaryId>;
  /** `actor:…`, `component:…`, `data_store:…`. */
  readonly elements: Map<string, ElementId>;
  readonly assets: Map<string, AssetId>;
}

/** The things of a list with a name for the report; what is no object gets a line. */
export function thingsOf(
  value: unknown,
  what: string,
  draft: Draft,
): readonly { name: string; title: string; bag: Bag; address: string }[] {
  return listOf(value).flatMap((bag, index) => {
    const address = `${what.replace(/ /g, '_')}s › ${index + 1}`;
    if (!isBag(bag)) {
      draft.lines.dropped(address, 'it is not an object');
      return [];
    }
    const name = labelOf(bag['symbolic_name']) ?? '';
    const title = labelOf(bag['title']) ?? name;
    return [
      {
        name: name === '' ? address : name,
        title,
        bag,
        address: name === '' ? address : `${what.replace(/ /g, '_')}s › ${name}`,
      },
    ];
  });
}

const ZONE_READ: ReadonlySet<string> = new Set(['symbolic_name', 'title', 'description']);

/** Zones become boundaries with what is in them. */
export function readZones(value: unknown, { draft, zones }: Context): void {
  for (const { name, title, bag, address } of thingsOf(value, 'trust zone', draft)) {
    const id = draft.ids.take('bo', name);
    if (!zones.has(name)) zones.set(name, id);
    noteOtherFields(bag, ZONE_READ, 'a trust zone', draft.lines);
    draft.lines.mapped('trust zone', 'trust boundary');
    draft.boundaries.push({
      id,
      name: draft.keeper.name(title, 'title of a trust zone'),
      description: draft.keeper.prose(bag['description'], `description of ${shown(title)}`),
      form: 'box',
      ...kindedAs(draft.tools.guessBoundary(title), { id, name: title }, draft),
      parent: null,
      provider: cloudIn([title], draft),
      owner: null,
      criticality: null,
      props: {},
      tags: [],
      outOfScope: null,
      origin: draft.origin(address),
    });
  }
}

interface Sort {
  readonly list: string;
  readonly what: string;
  readonly one: string;
  /** As data flows name it. */
  readonly key: string;
  readonly kind: Element['kind'];
  readonly read: ReadonlySet<string>;
  readonly prose: readonly (readonly [field: string, label: string])[];
}

const COMMON = ['symbolic_name', 'title', 'description', 'trust_zone', 'type'] as const;

const SORTS: readonly Sort[] = [
  {
    list: 'actors',
    what: 'actor',
    one: 'an actor',
    key: 'actor',
    kind: 'actor',
    read: new Set([...COMMON, 'permissions']),
    prose: [['permissions', 'Permissions']],
  },
  {
    list: 'components',
    what: 'component',
    one: 'a component',
    key: 'component',
    kind: 'process',
    read: new Set([...COMMON, 'repo_link']),
    prose: [['repo_link', 'Repository']],
  },
  {
    list: 'data_stores',
    what: 'data store',
    one: 'a data store',
    key: 'data_store',
    kind: 'store',
    read: new Set([...COMMON, 'vendor', 'product']),
    prose: [
      ['vendor', 'Vendor'],
      ['product', 'Product'],
    ],
  },
];

/** Actors, components and data stores become elements. */
export function readElements(file: Bag, context: Context): void {
  const { draft } = context;
  for (const sort of SORTS) {
    for (const { name, title, bag, address } of thingsOf(file[sort.list], sort.what, draft)) {
      const id = draft.ids.take('el', name);
      const key = `${sort.key}:${name}`;
      if (!context.elements.has(key)) context.elements.set(key, id);
      noteOtherFields(bag, sort.read, sort.one, draft.lines);
      draft.lines.mapped(sort.what, 'element');
      draft.elements.push({
        id,
        kind: sort.kind,
        name: draft.keeper.name(title, `title of ${sort.one}`),
        description: descriptionOf(bag, title, sort, draft),
        ...typedAs(typeGuess(bag, title, sort, draft), { id, name: title }, draft),
        parent: zoneOf(bag, `${sort.what} ${shown(title)}`, context),
        provider: cloudIn([labelOf(bag['vendor']) ?? ''], draft),
        serviceModel: null,
        owner: null,
        criticality: null,
        props: {},
        holds: [],
        processes: [],
        tags: [],
        outOfScope: null,
        origin: draft.origin(address),
      });
    }
  }
}

function descriptionOf(bag: Bag, title: string, sort: Sort, draft: Draft): string {
  const what = `description of ${shown(title)}`;
  const more = sort.prose.flatMap(([field, label]) => {
    const text = draft.keeper.prose(labelOf(bag[field]), what);
    if (text === '') return [];
    draft.lines.mapped(`${label.toLowerCase()} of ${sort.one}`, 'line of its description');
    return [`${label}: ${text}`];
  });
  return draft.keeper.prose(paragraphs([draft.keeper.prose(bag['description'], what), more.join('\n')]), what);
}

function zoneOf(bag: Bag, what: string, { zones, draft }: Context): BoundaryId | null {
  const said = labelOf(bag['trust_zone']) ?? '';
  const zone = zones.get(said);
  if (zone) return zone;
  const reason =
    said === '' ? 'the file does not say it; it stands outside of all' : `the file has no zone ${shown(said)}`;
  draft.lines.dropped(`trust zone of ${what}`, reason);
  return null;
}

const BY_VAGUE_WORD = 0.6;

/**
 * By a word that leaves no doubt; then by the name with vendor and product beside it, as everywhere else: the product says what it is made
 * of, the name what it is for. A word that leaves some doubt comes last.
 */
function typeGuess(bag: Bag, title: string, sort: Sort, draft: Draft): Guess | null {
  const product = [bag['vendor'], bag['product']].flatMap(one => labelOf(one) ?? []).join(' ');
  const word = labelOf(bag['type']) ?? '';
  const table: Readonly<Record<string, Vague>> =
    sort.kind === 'actor' ? ACTOR_TYPES : sort.kind === 'store' ? STORE_TYPES : {};
  const known = wordIn(table, word);
  const reason = `the file says ${shown(word)}`;
  if (known && !known.vague) return { id: known.type, confidence: BY_STENCIL, reason };
  const hints = [product, known ? '' : word].filter(hint => hint !== '');
  const guess = guessByName({ name: title, kind: sort.kind, hints }, draft);
  return guess ?? (known ? { id: known.type, confidence: BY_VAGUE_WORD, reason } : null);
}

const SET_READ: ReadonlySet<string> = new Set([
  ...[
    'symbolic_name',
    'title',
    'description',
    'placements',
    'record_count',
    'data_sensitivity',
    'access_control_methods',
  ],
]);

/** Data sets become data assets, held by the stores that they are placed in. */
export function readDataSets(value: unknown, context: Context): void {
  const { draft } = context;
  const encrypted = new Map<ElementId, boolean[]>();
  const held = new Map<ElementId, AssetId[]>();
  for (const { name, title, bag, address } of thingsOf(value, 'data set', draft)) {
    const id = draft.ids.take('da', name);
    if (!context.assets.has(name)) context.assets.set(name, id);
    noteOtherFields(bag, SET_READ, 'a data set', draft.lines);
    draft.lines.mapped('data set', 'data asset');
    draft.assets.set(id, {
      id,
      name: draft.keeper.name(title, 'title of a data set'),
      description: setDescription(bag, title, draft),
      type: dataTypeOf(bag, title, id, draft),
      class: null,
      confidentiality: null,
      integrity: null,
      privacy: null,
      records: recordsOf(bag['record_count']),
      owner: null,
      origin: draft.origin(address),
    });
    for (const placement of listOf(bag['placements'])) {
      const named = labelOf(member(placement, 'data_store')) ?? '';
      const store = context.elements.get(`data_store:${named}`);
      if (!store) {
        draft.lines.dropped(`data set ${shown(title)} in ${shown(named)}`, 'the file has no data store of that name');
        continue;
      }
      addTo(held, store, id);
      const flag = member(placement, 'encrypted');
      if (typeof flag === 'boolean') addTo(encrypted, store, flag);
    }
  }
  draft.elements.forEach((element, index) => {
    const holds = [...new Set(held.get(element.id) ?? [])];
    const flags = encrypted.get(element.id) ?? [];
    draft.elements[index] = { ...element, holds, props: { ...element.props, ...atRest(element, flags, draft) } };
  });
}

/** What one of the data sets lacks, the store lacks. */
function atRest(element: Element, flags: readonly boolean[], draft: Draft): Facts {
  if (flags.length === 0 || element.origin === null) return {};
  const value = flags.every(flag => flag) ? 'yes' : 'no';
  draft.lines.mapped(
    `data set placed ${value === 'no' ? 'without encryption' : 'encrypted'}`,
    draft.tools.wordsOfFact('encryption_at_rest', value),
  );
  return { encryption_at_rest: { value, origin: element.origin } };
}

function setDescription(bag: Bag, title: string, draft: Draft): string {
  const what = `description of ${shown(title)}`;
  const words = (field: string, label: string) => {
    const list = labelsOf(bag[field]);
    return list.length === 0 ? [] : [`${label}: ${list.join(', ')}`];
  };
  const lines = [...words('data_sensitivity', 'Sensitivity'), ...words('access_control_methods', 'Access control')];
  return draft.keeper.prose(paragraphs([draft.keeper.prose(bag['description'], what), lines.join('\n')]), what);
}

function dataTypeOf(bag: Bag, title: string, id: AssetId, draft: Draft): string | null {
  const said = new Set(labelsOf(bag['data_sensitivity']).map(word => word.toLowerCase()));
  const known = SENSITIVITIES.find(([word]) => said.has(word));
  if (known) {
    draft.lines.mapped(`sensitivity ${known[0]}`, draft.tools.nameOfDataType(known[1]));
    return known[1];
  }
  const guess = draft.tools.guessData(title);
  // What is said to be sensitive in any way is not public, whatever it is called.
  if (!guess || (said.size > 0 && guess.id === 'public')) return null;
  const { confidence, reason } = guess;
  draft.lines.guessed({
    what: shown(title),
    as: draft.tools.nameOfDataType(guess.id),
    confidence,
    reason,
    subject: id,
  });
  return guess.id;
}

function recordsOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= 1e15 ? value : null;
}
