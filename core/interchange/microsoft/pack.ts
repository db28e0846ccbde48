import { fail, ok, type Result } from '../../base';
import { LIBRARY_FORMAT, LIBRARY_VERSION, type Library, type TemplateFile } from '../../library';
import type { StrideLetter } from '../../model';
import { strideOf } from '../stride';
import { parseXml } from '../xmlTree';
import { conditionOf, type Dictionary } from './condition';
import type { Expression } from './expression';
import { rulesOf } from './generate';
import {
  genericOf,
  type KnowledgeBase,
  lineageOf,
  readKnowledgeBase,
  type Stencil,
  type ThreatType,
} from './knowledgeBase';
import { meaningOf } from './stencils';

/** A template as library files, and what of it could not come along. */
export interface TemplatePack {
  readonly files: readonly TemplateFile[];
  /** Threat types that became threats. */
  readonly threats: number;
  readonly dropped: readonly DroppedPart[];
}

/** A part of a template that could not come along. */
export interface DroppedPart {
  /** What it is, and its id: `threat type T1`. */
  readonly what: string;
  /** As people read it in the tool. */
  readonly name: string;
  readonly reason: string;
}

/** Which kind of thing each generic stencil is, and what else in a library is of that kind. */
const GENERIC: ReadonlyMap<string, { readonly kind: string; readonly also: readonly string[] }> = new Map([
  ['GE.P', { kind: 'process', also: ['@workload', '@app', '@web', '@api', '@compute', '@generic-process'] }],
  ['GE.DS', { kind: 'store', also: ['@datastore', '@generic-store'] }],
  ['GE.EI', { kind: 'actor', also: ['@external', '@human', '@client', '@generic-actor'] }],
]);

/** Where harm is done, by the letter of a threat. */
const IMPACT: Readonly<Record<StrideLetter, 'C' | 'I' | 'A'>> = { S: 'I', T: 'I', R: 'I', I: 'C', D: 'A', E: 'C' };

const MOST_STENCILS = 1_000;
const MOST_THREATS = 5_000;

/**
 * Reads a `.tb7` (or the template inside a `.tm7` that was cut out) as files of a library: stencils become types, kinds of boundary
 * and kinds of flow, attributes become properties, threat types become threats with their rules. The files are an addition to
 * `library`, whose own types and crossings answer for the generic stencils too.
 */
export function packOfTemplate(text: string, file: string, library: Library): Result<TemplatePack> {
  const tree = parseXml(text, file);
  if (!tree.ok) return tree;
  if (tree.value.name !== 'KnowledgeBase') {
    const reason = 'KnowledgeBase is expected there';
    const place = `line ${tree.value.line}, ${tree.value.name}`;
    return fail({ code: 'import/wrong-shape', file, place, facts: { format: 'a Microsoft template', reason } });
  }
  return packOf(readKnowledgeBase(tree.value), file, library);
}

/** As `packOfTemplate`, of a template that has been read. */
export function packOf(base: KnowledgeBase, file: string, library: Library): Result<TemplatePack> {
  const counts = [
    { what: 'stencils', count: base.stencils.size, limit: MOST_STENCILS },
    { what: 'threat types', count: base.threatTypes.length, limit: MOST_THREATS },
  ];
  const over = counts.find(({ count, limit }) => count > limit);
  if (over) return fail({ code: 'import/too-many-items', file, facts: { limit: over.limit, what: over.what } });
  const { rules, unread } = rulesOf(base, file);
  const names = namesOf(base);
  const words = dictionaryOf(base, names, library);
  const named = ({ id, title }: ThreatType) => ({ what: `threat type ${id}`, name: plain(title.trim()) || id });
  const dropped: DroppedPart[] = unread.map(({ type, problems: [problem] }) => ({
    ...named(type),
    reason: `its rule in line ${type.line} cannot be read: ${problem.facts?.['reason'] ?? ''}`,
  }));
  const threats = rules.flatMap(({ type, include, exclude }) => {
    if (isOfNothing(include)) {
      dropped.push({ ...named(type), reason: 'it is kept for old models and generated for nothing' });
      return [];
    }
    const read = conditionOf(include, exclude, words);
    if ('condition' in read) return [threatOf(type, read.condition, base, names)];
    dropped.push({ ...named(type), reason: read.reason });
    return [];
  });
  const files = filesOf(base, names, threats, library);
  return ok({ files, threats: threats.length, dropped: [...dropped, ...openAttributes(base)] });
}

/** Ids that two templates do not share. */
interface Names {
  readonly pack: string;
  readonly prefix: string;
  id(foreign: string): string;
  property(foreign: string): string;
  readonly flowKind: string;
}

function slug(text: string, joint: '-' | '_'): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, joint)
      .replace(/^[-_]+|[-_]+$/g, '') || 'x'
  );
}

const LONGEST_ID = 60;

function namesOf(base: KnowledgeBase): Names {
  const mark = slug(base.id, '-').replace(/-/g, '').slice(0, 6) || 'x';
  const prefix = `tmt-${mark}`;
  return {
    pack: slug(base.name, '-').slice(0, 40).replace(/-$/, ''),
    prefix,
    id: foreign => `${prefix}-${slug(foreign, '-')}`.slice(0, LONGEST_ID).replace(/-$/, ''),
    property: foreign => `tmt_${mark}_${slug(foreign, '_')}`.slice(0, LONGEST_ID).replace(/_$/, ''),
    flowKind: `tmt_${mark}_kind_of_flow`,
  };
}

const lineage = (base: KnowledgeBase, stencil: Stencil) => lineageOf(base, stencil.id, '');

const isThing = (base: KnowledgeBase, { id }: Stencil) => GENERIC.has(genericOf(base, id) ?? '');
const isFlow = (base: KnowledgeBase, { id }: Stencil) => genericOf(base, id) === 'GE.DF';
const isBoundary = (base: KnowledgeBase, { id }: Stencil) => /^GE\.TB\.[BL]$/.test(genericOf(base, id) ?? '');

/** Whether a threat type asks for the root of all stencils and nothing else: such are never generated. */
const isOfNothing = (include: Expression): boolean =>
  'role' in include && !('attribute' in include) && /^root$/i.test(include.is);

function dictionaryOf(base: KnowledgeBase, names: Names, library: Library): Dictionary {
  const stencils = [...base.stencils.values()];
  const kindsOf = (id: string) => stencils.filter(stencil => lineage(base, stencil).includes(id));
  const shipped = [...new Set([...library.boundaryKinds.values()].map(kind => kind.crossing))].filter(
    one => one !== 'none',
  );
  const things = new Set(stencils.filter(one => isThing(base, one)).flatMap(one => lineage(base, one)));
  const answers = {
    things: new Map(attributesOf(base, one => isThing(base, one))),
    flows: new Map(attributesOf(base, one => isFlow(base, one))),
  };
  return {
    selectors: id => (base.stencils.has(id) && things.has(id) ? selectorsOf(id, names) : []),
    flowKinds: id =>
      kindsOf(id)
        .filter(one => isFlow(base, one))
        .map(stencil => names.id(stencil.id)),
    crossings: id => {
      const own = kindsOf(id)
        .filter(one => isBoundary(base, one))
        .map(stencil => names.id(stencil.id));
      const kinds = kindsOf(id).flatMap(stencil => meaningOf(stencil.id).boundary ?? []);
      const known = kinds
        .flatMap(kind => library.boundaryKinds.get(kind)?.crossing ?? [])
        .filter(one => one !== 'none');
      return own.length === 0 ? [] : [...new Set([...own, ...(/^GE\.TB\.[BL]$/.test(id) ? shipped : known)])];
    },
    asked: (role, attribute) => {
      const known = (role === 'flow' ? answers.flows : answers.things).get(attribute);
      const id = names.property(attribute);
      return known ? { path: role === 'flow' ? `flow.${id}` : `${role}.property.${id}`, answers: known.values } : null;
    },
    flowKind: names.flowKind,
  };
}

/** The stencil with all that are a kind of it, and what stands for it in every library. */
function selectorsOf(id: string, names: Names): readonly string[] {
  const { type } = meaningOf(id);
  const also = GENERIC.get(id)?.also ?? (type ? [type] : []);
  return [`@${names.id(id)}`, ...also];
}

function filesOf(
  base: KnowledgeBase,
  names: Names,
  threats: readonly ReturnType<typeof threatOf>[],
  library: Library,
): readonly TemplateFile[] {
  const source = {
    id: names.prefix,
    name: base.name,
    version: base.version,
    licence: 'as its author says',
    attribution: `Template “${base.name}” by ${base.author === '' ? 'its author' : base.author}.`,
    ships: 'own',
  };
  const topic = `${names.prefix}-template`;
  const collections: Readonly<Record<string, readonly unknown[]>> = {
    sources: [source],
    topics: [{ id: topic, name: base.name, layers: [] }],
    types: typesOf(base, names),
    'boundary-kinds': boundaryKindsOf(base, names),
    properties: propertiesOf(base, names, topic, library),
    facts: flowFactsOf(base, names),
    threats: threats.map(one => one.threat),
    controls: threats.map(one => one.control),
  };
  return Object.entries(collections).flatMap(([contains, entries]) => {
    if (entries.length === 0) return [];
    const shell = {
      format: LIBRARY_FORMAT,
      version: LIBRARY_VERSION,
      pack: names.pack,
      contains,
      source: source.id,
      sourceVersion: source.version,
      licence: source.licence,
      attribution: source.attribution,
    };
    return [{ path: `${names.pack}/${contains}.json`, json: { ...shell, entries } }];
  });
}

const text = (value: string, most: number) => value.trim().slice(0, most);

function typesOf(base: KnowledgeBase, names: Names): readonly unknown[] {
  return [...base.stencils.values()].flatMap(stencil => {
    const generic = genericOf(base, stencil.id);
    const kind = GENERIC.get(generic ?? '')?.kind;
    if (!kind) return [];
    return [
      {
        id: names.id(stencil.id),
        // The name of the template keeps it apart from the library's own type of that name.
        name: `${text(stencil.name, 80)} (${text(base.name, 60)})`,
        category: text(base.name, 100),
        kind,
        tags: lineage(base, stencil).map(one => names.id(one)),
        serviceModel: generic === 'GE.EI' ? 'na' : 'by-host',
        names: { aws: [], azure: [], gcp: [], other: [] },
        formerNames: [],
        synonyms: [],
      },
    ];
  });
}

function boundaryKindsOf(base: KnowledgeBase, names: Names): readonly unknown[] {
  return [...base.stencils.values()]
    .filter(stencil => isBoundary(base, stencil))
    .map(stencil => ({
      id: names.id(stencil.id),
      name: `${text(stencil.name, 80)} (${text(base.name, 60)})`,
      separates: '',
      crossing: names.id(stencil.id),
      drives: '',
      synonyms: [],
    }));
}

/** Attributes that people fill in freely: a rule of the template cannot ask about them, and a property here needs its answers. */
function openAttributes(base: KnowledgeBase): readonly DroppedPart[] {
  const listed = new Set(attributesOf(base, () => true).map(([name]) => name));
  const open = new Map(
    [...base.stencils.values()].flatMap(one => one.attributes.map(({ name, label }) => [name, label] as const)),
  );
  return [...open]
    .filter(([name]) => !listed.has(name))
    .map(([name, label]) => ({ what: `attribute ${name}`, name: label, reason: 'it has no list of answers' }));
}

/** Attributes of one name, with every answer that any stencil has for it. */
function attributesOf(base: KnowledgeBase, wanted: (stencil: Stencil) => boolean) {
  const byName = new Map<string, { label: string; values: string[]; stencils: string[] }>();
  for (const stencil of base.stencils.values()) {
    if (!wanted(stencil)) continue;
    for (const { name, label, values } of stencil.attributes) {
      const known = byName.get(name) ?? { label, values: [], stencils: [] };
      known.values = [...new Set([...known.values, ...values.map(one => text(one, 160)).filter(one => one !== '')])];
      known.stencils.push(stencil.id);
      byName.set(name, known);
    }
  }
  return [...byName].filter(([, { values }]) => values.length > 0);
}

function propertiesOf(base: KnowledgeBase, names: Names, topic: string, library: Library): readonly unknown[] {
  const known = (one: string) =>
    one.startsWith('@') ? library.indexes.tags.has(one.slice(1)) : library.types.has(one);
  return attributesOf(base, stencil => isThing(base, stencil)).map(([name, { label, values, stencils }]) => {
    const selectors = new Set(stencils.flatMap(id => selectorsOf(id, names)));
    return {
      id: names.property(name),
      name: text(label, 100),
      question: `${text(label, 100)}?`,
      group: text(base.name, 100),
      kind: 'enum',
      values,
      default: null,
      asksUnknown: true,
      appliesTo: [...selectors].filter(one => one.startsWith(`@${names.prefix}`) || known(one)),
      topic,
      meaning: '',
      valueNames: {},
    };
  });
}

function flowFactsOf(base: KnowledgeBase, names: Names): readonly unknown[] {
  const flows = [...base.stencils.values()].filter(stencil => isFlow(base, stencil));
  const kinds = flows.map(stencil => [names.id(stencil.id), text(stencil.name, 100)] as const);
  const fact = (id: string, name: string, values: readonly string[], valueNames: Readonly<Record<string, string>>) => ({
    id,
    of: 'flow',
    name,
    question: `${name}?`,
    values,
    default: null,
    computed: false,
    valueNames,
  });
  return [
    ...(kinds.length === 0
      ? []
      : [
          fact(
            names.flowKind,
            'Kind of data flow',
            kinds.map(([id]) => id),
            Object.fromEntries(kinds),
          ),
        ]),
    ...attributesOf(base, stencil => flows.includes(stencil)).map(([name, { label, values }]) =>
      fact(names.property(name), text(label, 100), values, {}),
    ),
  ];
}

/** Gaps of a template in words: a threat of a library is about any flow. */
function plain(template: string): string {
  const said = { source: 'the sender', flow: 'the data flow', target: 'the receiver' } as const;
  // “the {target.Name}” has its article already.
  const filled = template.replace(/(?:\bthe\s+)?\{(source|flow|target)\.Name\}/gi, (_, role: string) => {
    const key = role.toLowerCase();
    return key === 'source' || key === 'flow' || key === 'target' ? said[key] : '';
  });
  return filled.slice(0, 1).toUpperCase() + filled.slice(1);
}

function threatOf(type: ThreatType, when: unknown, base: KnowledgeBase, names: Names) {
  const category = base.categories.get(type.category) ?? type.category;
  const letter = strideOf(category) ?? strideOf(category.replace(/s$/i, ''));
  const id = names.id(type.id);
  const title = text(plain(type.title), 300) || type.id;
  const advice = text(plain(type.properties.get('PossibleMitigations') ?? ''), 1000);
  const control = names.id(`answer-${type.id}`);
  const topic = `${names.prefix}-template`;
  return {
    threat: {
      id,
      title,
      description: text(plain(type.description), 1000),
      section: text(category, 100),
      tier: 1,
      stride: letter ? [letter] : [],
      linddun: [],
      scope: 'flow',
      when,
      baseLikelihood: 3,
      exposureWeight: 0.5,
      impact: [{ dimension: letter ? IMPACT[letter] : 'C', offset: 0 }],
      attack: [],
      cwe: [],
      capec: [],
      references: [],
      topic,
      controls: [control],
    },
    control: {
      id: control,
      title: `Answer to: ${title}`,
      description: advice,
      section: text(category, 100),
      tier: 1,
      kind: 'preventive',
      topic,
      strength: 'medium',
      side: 'likelihood',
      nist80053r5: [],
      ccm41: [],
      native: { aws: [], azure: [], gcp: [] },
      evidence: '',
      threats: [id],
      questions: [],
    },
  };
}
