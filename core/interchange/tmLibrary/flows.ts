import type { BoundaryId, ElementId, Facts, Origin } from '../../model';
import { labelsOf, noteOtherFields, wordIn } from '../fields';
import { type Bag, isBag, labelOf, listOf, member } from '../foreignValue';
import { shown } from '../importReport';
import { type Context, thingsOf } from './things';
import { AUTHENTICATION } from './words';

/** What two zones ask of whoever crosses between them. */
interface Crossing {
  readonly authn: string | undefined;
  readonly origin: Origin;
}

const pairOf = (a: string | null, b: string | null) => [a ?? '', b ?? ''].sort().join(' ');

const BOUNDARY_READ: ReadonlySet<string> = new Set([
  ...['trust_zone_a', 'trust_zone_b', 'access_control_methods', 'authentication_methods', 'title', 'description'],
]);

/** A boundary of the file is what lies between two zones: it becomes a tag on both, and what flows through it says how. */
export function readCrossings(value: unknown, context: Context): ReadonlyMap<string, Crossing> {
  const { draft, zones } = context;
  const crossings = new Map<string, Crossing>();
  for (const [index, bag] of listOf(value).entries()) {
    const address = `trust_boundaries › ${index + 1}`;
    const [a, b] = ['trust_zone_a', 'trust_zone_b'].map(field => zones.get(labelOf(member(bag, field)) ?? ''));
    if (!isBag(bag) || !a || !b) {
      draft.lines.dropped(address, 'it lies between zones that are not in the file');
      continue;
    }
    noteOtherFields(bag, BOUNDARY_READ, 'a trust boundary', draft.lines);
    const methods = labelsOf(bag['authentication_methods']);
    addTag(a, b, bag, context);
    addTag(b, a, bag, context);
    draft.lines.mapped('trust boundary between two zones', 'tags on both');
    const known = new Set(methods.map(method => wordIn(AUTHENTICATION, method)));
    const [authn] = known;
    crossings.set(pairOf(a, b), { authn: known.size === 1 ? authn : undefined, origin: draft.origin(address) });
    if (known.size > 1 || (known.size === 1 && authn === undefined)) {
      draft.lines.dropped(
        'authentication methods of a boundary',
        'they are several or say too little; they stand in the tags',
      );
    }
  }
  return crossings;
}

function addTag(on: BoundaryId, towards: BoundaryId, bag: Bag, { draft }: Context): void {
  const index = draft.boundaries.findIndex(row => row.id === on);
  const row = draft.boundaries[index];
  if (!row) return;
  const other = draft.boundaries.find(one => one.id === towards)?.name ?? '';
  const said = [
    ['access control', labelsOf(bag['access_control_methods'])],
    ['authentication', labelsOf(bag['authentication_methods'])],
  ] as const;
  const tags = said.flatMap(([label, words]) =>
    words.length === 0 ? [] : [`Towards ${other}: ${label} ${[...new Set(words)].join(', ')}`.slice(0, 1000)],
  );
  draft.boundaries[index] = { ...row, tags: [...new Set([...row.tags, ...tags])] };
}

const READ: ReadonlySet<string> = new Set([
  ...['symbolic_name', 'title', 'description', 'source', 'destination', 'has_sensitive_data', 'encrypted'],
]);

/** Data flows with encryption, and with the authentication that the crossing between their zones asks for. */
export function readDataFlows(value: unknown, crossings: ReadonlyMap<string, Crossing>, context: Context): void {
  const { draft } = context;
  const homes = new Map<ElementId, BoundaryId | null>(draft.elements.map(row => [row.id, row.parent]));
  const homeOf = (end: ElementId | null | undefined) => (end ? (homes.get(end) ?? null) : null);
  for (const { name, title, bag, address } of thingsOf(value, 'data flow', draft)) {
    const [source, target] = [bag['source'], bag['destination']].map(end => endOf(end, title, context));
    if (!source && !target) {
      draft.lines.dropped(`data flow ${shown(title)}`, 'neither end of it is in the file');
      continue;
    }
    noteOtherFields(bag, READ, 'a data flow', draft.lines);
    draft.lines.mapped('data flow', 'data flow');
    const crossing = crossings.get(pairOf(homeOf(source), homeOf(target)));
    const sensitive = bag['has_sensitive_data'] === true;
    if (sensitive) draft.lines.mapped('data flow with sensitive data', 'tag');
    draft.flows.push({
      id: draft.ids.take('fl', name),
      name: draft.keeper.name(title, 'title of a data flow'),
      description: draft.keeper.prose(bag['description'], `description of ${shown(title)}`),
      source: source ?? null,
      target: target ?? null,
      bidirectional: false,
      protocol: '',
      props: propsOf(bag, draft.origin(address), crossing, context),
      data: [],
      tags: sensitive ? ['Sensitive data'] : [],
      outOfScope: null,
      origin: draft.origin(address),
    });
  }
}

/** An end by its kind and name; where the kind is wrong, by its name. */
function endOf(end: unknown, title: string, { elements, draft }: Context): ElementId | null {
  const [kind, name] = [member(end, 'type'), member(end, 'object')].map(one => labelOf(one) ?? '');
  const exact = elements.get(`${kind}:${name}`);
  if (exact) return exact;
  const other = ['actor', 'component', 'data_store'].flatMap(one => elements.get(`${one}:${name}`) ?? [])[0];
  const what = `end ${shown(name ?? '')} of data flow ${shown(title)}`;
  if (!other) draft.lines.dropped(what, 'the file has nothing of that name; the end is loose now');
  else {
    const reason = `the file has no ${shown(kind ?? '')} of that name, but something else`;
    draft.lines.guessed({ what, as: 'what has that name', confidence: 0.8, reason, subject: other });
  }
  return other ?? null;
}

function propsOf(bag: Bag, origin: Origin, crossing: Crossing | undefined, { draft }: Context): Facts {
  const facts: Record<string, Facts[string]> = {};
  const encrypted = bag['encrypted'];
  if (typeof encrypted === 'boolean') {
    const value = encrypted ? 'tls' : 'none';
    facts['enc'] = { value, origin };
    draft.lines.mapped(`encrypted: ${encrypted}`, draft.tools.wordsOfFact('enc', value));
  }
  if (crossing?.authn) {
    facts['authn'] = { value: crossing.authn, origin: crossing.origin };
    draft.lines.mapped('authentication at the crossing of a flow', draft.tools.wordsOfFact('authn', crossing.authn));
  }
  return facts;
}
