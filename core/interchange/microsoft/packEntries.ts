import { LIBRARY_FORMAT, LIBRARY_VERSION, type Library, type TemplateFile } from '../../library';
import type { StrideLetter } from '../../model';
import { strideOf } from '../stride';
import type { KnowledgeBase, ThreatType } from './knowledgeBase';
import { attributesOf, isBoundary, isFlow, isThing, kindOf, lineage, selectorsOf, text } from './packKinds';
import type { Names } from './packNames';

/** Where harm is done, by the letter of a threat. */
const IMPACT: Readonly<Record<StrideLetter, 'C' | 'I' | 'A'>> = { S: 'I', T: 'I', R: 'I', I: 'C', D: 'A', E: 'C' };

/** The files of a pack: one for each kind of entry that there is. */
export function filesOf(
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

function typesOf(base: KnowledgeBase, names: Names): readonly unknown[] {
  return [...base.stencils.values()].flatMap(stencil => {
    const kind = kindOf(base, stencil);
    if (!kind) return [];
    return [
      {
        id: names.id(stencil.id),
        // The name of the template keeps it apart from the library's own type of that name.
        name: `${text(stencil.name, 80)} (${text(base.name, 60)})`,
        category: text(base.name, 100),
        kind,
        tags: lineage(base, stencil).map(one => names.id(one)),
        serviceModel: kind === 'actor' ? 'na' : 'by-host',
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
export function plain(template: string): string {
  const said = { source: 'the sender', flow: 'the data flow', target: 'the receiver' } as const;
  // “the {target.Name}” has its article already.
  const filled = template.replace(/(?:\bthe\s+)?\{(source|flow|target)\.Name\}/gi, (_, role: string) => {
    const key = role.toLowerCase();
    return key === 'source' || key === 'flow' || key === 'target' ? said[key] : '';
  });
  return filled.slice(0, 1).toUpperCase() + filled.slice(1);
}

/** A threat type as a threat with its rule, and the control that its template advises. */
export function threatOf(type: ThreatType, when: unknown, base: KnowledgeBase, names: Names) {
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
