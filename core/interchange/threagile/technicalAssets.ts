import type { BoundaryId, Element, ElementId, Facts, Origin, Rating } from '../../model';
import { entriesOf, labelsOf, noteOtherFields, paragraphs, wordIn } from '../fields';
import { type Bag, isBag, labelOf, member } from '../foreignValue';
import { BY_STENCIL, type Guess, guessByName, typedAs } from '../guesses';
import { shown } from '../importReport';
import { keepPerson } from '../people';
import { assetsNamed, type Context, type Kind, providerOf, tagsOf } from './context';
import { AT_REST, ELEMENT_KINDS, RATINGS, TECHNOLOGIES } from './words';

const READ: ReadonlySet<string> = new Set([
  ...['id', 'description', 'type', 'usage', 'used_as_client_by_human', 'out_of_scope', 'justification_out_of_scope'],
  ...['size', 'technology', 'technologies', 'tags', 'internet', 'machine', 'encryption', 'owner'],
  ...['integrity', 'availability', 'justification_cia_rating', 'multi_tenant', 'redundant', 'custom_developed_parts'],
  ...['data_assets_processed', 'data_assets_stored', 'data_formats_accepted', 'communication_links'],
  ...['diagram_tweak_order'],
]);

/** A technical asset with the id it has here, for its links. */
export interface Technical {
  readonly id: ElementId;
  readonly foreignId: string;
  readonly name: string;
  readonly bag: Bag;
}

/** Reads technical assets as elements. */
export function readTechnicalAssets(
  value: unknown,
  homes: ReadonlyMap<string, BoundaryId>,
  context: Context,
): readonly Technical[] {
  const { draft } = context;
  const technicals = entriesOf(value).flatMap(([name, bag]): readonly Technical[] => {
    if (!isBag(bag)) {
      draft.lines.dropped(`technical asset ${shown(name)}`, 'it says nothing');
      return [];
    }
    const foreignId = labelOf(bag['id']) ?? name;
    return [{ id: draft.ids.take('el', foreignId), foreignId, name, bag }];
  });
  for (const technical of technicals) {
    const { foreignId, id } = technical;
    if (!context.elements.has(foreignId)) context.elements.set(foreignId, id);
    draft.elements.push(elementOf(technical, homes.get(foreignId) ?? null, context));
  }
  return technicals;
}

function elementOf(technical: Technical, parent: BoundaryId | null, context: Context): Element {
  const { id, foreignId, name, bag } = technical;
  const { draft } = context;
  const what = `technical asset ${shown(name)}`;
  const kind = kindOf(bag['type'], what, context);
  const origin = draft.origin(`technical_assets › ${name}`);
  const holds = assetsNamed(bag['data_assets_stored'], what, context);
  const tags = tagsOf(bag['tags']);
  noteOtherFields(bag, READ, 'a technical asset', draft.lines);
  draft.lines.mapped(labelOf(bag['type']) ?? 'technical asset', 'element');
  return {
    id,
    kind,
    name: draft.keeper.name(name, 'name of a technical asset'),
    description: draft.keeper.prose(
      paragraphs([
        draft.keeper.prose(bag['description'], `description of ${what}`),
        draft.keeper.prose(bag['justification_cia_rating'], `rating of ${what}`),
      ]),
      `description of ${what}`,
    ),
    ...typedAs(typeGuess(technical, kind, tags, context), { id, name }, draft),
    parent,
    provider: providerOf(tags, draft),
    serviceModel: null,
    owner: keepPerson(bag['owner'], 'Asset owner', draft),
    criticality: criticalityOf(bag, context),
    props: propsOf(bag, kind, holds.length > 0, origin, context),
    holds,
    processes: assetsNamed(bag['data_assets_processed'], what, context),
    tags: [...new Set([...tags, ...saidAsTags(bag, context), ...runtimesOf(foreignId, context)])],
    outOfScope: outOfScopeOf(bag, what, context),
    origin,
  };
}

function kindOf(type: unknown, what: string, { draft }: Context): Kind {
  const kind = wordIn(ELEMENT_KINDS, type);
  if (!kind) {
    const reason = 'the file says no type that is known here';
    draft.lines.guessed({ what, as: 'process', confidence: 0.3, reason, subject: null });
  }
  return kind ?? 'process';
}

/** The technologies by id; newer files list several, some with attributes. */
function technologiesOf(bag: Bag): readonly string[] {
  const list = Array.isArray(bag['technologies']) ? bag['technologies'] : [bag['technologies'], bag['technology']];
  return list.flatMap(one => labelOf(one) ?? labelOf(member(one, 'name')) ?? []).filter(one => one !== '');
}

const BY_VAGUE_TECHNOLOGY = 0.6;

function typeGuess({ name, bag }: Technical, kind: Kind, tags: readonly string[], { draft }: Context): Guess | null {
  const technologies = technologiesOf(bag);
  const known = technologies.flatMap(word => {
    const meaning = wordIn(TECHNOLOGIES, word);
    return meaning ? [{ word, ...meaning }] : [];
  })[0];
  const reason = `its technology is ${shown(known?.word ?? '')}`;
  if (known && !known.vague) return { id: known.type, confidence: BY_STENCIL, reason };
  const hints = [...technologies.filter(word => word !== 'unknown-technology'), ...tags].map(word =>
    word.replace(/[-:]/g, ' '),
  );
  const byName = guessByName({ name, kind, hints: known ? tags : hints }, draft);
  if (known && (!byName || byName.confidence < BY_VAGUE_TECHNOLOGY)) {
    return { id: known.type, confidence: BY_VAGUE_TECHNOLOGY, reason };
  }
  return byName;
}

/** Whoever needs it whole or needs it there feels its loss: the higher of both ratings. */
function criticalityOf(bag: Bag, { draft }: Context): Rating | null {
  const ratings = ['integrity', 'availability'].flatMap(field => wordIn(RATINGS, bag[field]) ?? []);
  if (ratings.length === 0) return null;
  draft.lines.mapped('integrity and availability of a technical asset', 'business criticality: the higher of both');
  return Math.max(...ratings);
}

function propsOf(bag: Bag, kind: Kind, stores: boolean, origin: Origin, { draft }: Context): Facts {
  const formats = Array.isArray(bag['data_formats_accepted']) ? labelsOf(bag['data_formats_accepted']) : [];
  const yesNo = (value: unknown) => (value === true ? 'yes' : value === false ? 'no' : undefined);
  const has = (...names: readonly string[]) => names.some(name => formats.includes(name));
  const atRest = wordIn(AT_REST, bag['encryption']);
  const keeps = kind === 'store' || stores;
  if (atRest && !keeps) {
    draft.lines.dropped(
      `encryption "${shown(String(bag['encryption']))}" of what stores nothing`,
      'it has nothing at rest',
    );
  }
  if (bag['internet'] === false) {
    const reason = 'it says where the asset stands, not whether it can be reached from there';
    draft.lines.dropped('"internet: false"', reason);
  }
  const said: readonly SaidFact[] = [
    ['internet_facing', bag['internet'] === true ? 'yes' : undefined, 'internet: true'],
    ['encryption_at_rest', keeps ? atRest : undefined, `encryption ${shown(String(bag['encryption']))}`],
    ['multi_tenant', yesNo(bag['multi_tenant']), `multi_tenant: ${bag['multi_tenant']}`],
    ['redundancy', redundancyOf(bag['redundant']), `redundant: ${bag['redundant']}`],
    ['parses_xml', formats.length === 0 ? undefined : has('xml', 'serialization') ? 'yes' : 'no', 'data formats'],
    ['file_upload', formats.length === 0 ? undefined : has('file') ? 'yes' : 'no', 'data formats'],
  ];
  return factsOf(said, origin, draft);
}

/** Two of it is the least that the word can mean. */
function redundancyOf(value: unknown): string | undefined {
  if (value === true) return 'zone';
  return value === false ? 'none' : undefined;
}

/** A property, its value where the file says one, and the words of the file. */
export type SaidFact = readonly [property: string, value: string | undefined, words: string];

/** Facts of what is said, each with its line in the report. */
export function factsOf(said: readonly SaidFact[], origin: Origin, draft: Context['draft']): Facts {
  const facts: Record<string, Facts[string]> = {};
  for (const [property, value, words] of said) {
    if (value === undefined) continue;
    facts[property] = { value, origin };
    draft.lines.mapped(words, draft.tools.wordsOfFact(property, value));
  }
  return facts;
}

function saidAsTags(bag: Bag, { draft }: Context): readonly string[] {
  const word = (field: string, label: string) => {
    const said = labelOf(bag[field]) ?? '';
    return said === '' ? [] : [`${label}: ${said}`.slice(0, 1000)];
  };
  const tags = [
    ...word('machine', 'Machine'),
    ...word('size', 'Size'),
    ...word('usage', 'Usage'),
    ...technologiesOf(bag).map(one => `Technology: ${one}`.slice(0, 1000)),
    ...(bag['used_as_client_by_human'] === true ? ['Used by people'] : []),
    ...(bag['custom_developed_parts'] === true ? ['Custom developed parts'] : []),
  ];
  for (const tag of tags) draft.lines.mapped(tag.split(':')[0]?.toLowerCase() ?? '', 'tag');
  return tags;
}

function runtimesOf(foreignId: string, { runtimes, draft }: Context): readonly string[] {
  return (runtimes.get(foreignId) ?? []).map(name => {
    draft.lines.mapped('asset on a shared runtime', 'tag');
    return `Shared runtime: ${name}`.slice(0, 1000);
  });
}

function outOfScopeOf(bag: Bag, what: string, { draft }: Context): Element['outOfScope'] {
  const reason = draft.keeper.prose(bag['justification_out_of_scope'], `reason for leaving out ${what}`);
  if (bag['out_of_scope'] === true) return { reason };
  if (reason.trim() !== '') draft.lines.dropped(`reason for leaving out ${what}`, 'it is in scope');
  return null;
}
