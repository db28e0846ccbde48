import { attributeOf, childOf, childrenOf, textIn, type XmlNode } from '../xmlTree';

/** A stencil of a template. */
export interface Stencil {
  readonly id: string;
  readonly name: string;
  /** The stencil that it is a kind of; `ROOT` at the top. */
  readonly parent: string;
  /** How it is drawn, e.g. `Ellipse`; `Inherited` or empty: as what it is a kind of. */
  readonly shape: string;
  /** Its own attributes, without those of what it is a kind of. */
  readonly attributes: readonly { readonly name: string; readonly label: string; readonly values: readonly string[] }[];
}

/** A threat of a template, with the expressions that say which interactions it is generated for. */
export interface ThreatType {
  readonly id: string;
  /** With gaps such as `{source.Name}`. */
  readonly title: string;
  readonly description: string;
  /** Id of its category. */
  readonly category: string;
  readonly include: string;
  readonly exclude: string;
  /** First values of its properties by name, e.g. `Priority`, `PossibleMitigations`. */
  readonly properties: ReadonlyMap<string, string>;
  /** Line of the file, counted from 1. */
  readonly line: number;
}

/** A template: what can be drawn and what is generated. It stands alone in a `.tb7` and inside every `.tm7`. */
export interface KnowledgeBase {
  readonly name: string;
  readonly id: string;
  readonly version: string;
  readonly author: string;
  readonly stencils: ReadonlyMap<string, Stencil>;
  /** Id → name. */
  readonly categories: ReadonlyMap<string, string>;
  readonly threatTypes: readonly ThreatType[];
}

/** Reads a `KnowledgeBase` element; what it leaves out is empty. */
export function readKnowledgeBase(node: XmlNode | undefined): KnowledgeBase {
  const manifest = childOf(node, 'Manifest');
  const said = (name: string) => (manifest && attributeOf(manifest, name)) ?? textIn(manifest, capital(name));
  const stencils = ['GenericElements', 'StandardElements'].flatMap(list =>
    childrenOf(childOf(node, list), 'ElementType').map(readStencil),
  );
  const categories = childrenOf(childOf(node, 'ThreatCategories'), 'ThreatCategory');
  return {
    name: said('name'),
    id: said('id'),
    version: said('version'),
    author: said('author'),
    stencils: new Map(stencils.map(stencil => [stencil.id, stencil])),
    categories: new Map(categories.map(one => [textIn(one, 'Id').trim(), textIn(one, 'Name')])),
    threatTypes: childrenOf(childOf(node, 'ThreatTypes'), 'ThreatType').map(readThreatType),
  };
}

const capital = (word: string) => `${word.slice(0, 1).toUpperCase()}${word.slice(1)}`;

function readStencil(node: XmlNode): Stencil {
  return {
    id: (textIn(node, 'Id') || textIn(node, 'ID')).trim(),
    name: textIn(node, 'Name'),
    parent: (textIn(node, 'ParentId') || textIn(node, 'ParentElement')).trim(),
    shape: textIn(node, 'Representation').trim(),
    attributes: childrenOf(childOf(node, 'Attributes'), 'Attribute').map(one => ({
      name: textIn(one, 'Name').trim(),
      label: textIn(one, 'DisplayName'),
      values: childOf(one, 'AttributeValues')?.children.map(value => value.text) ?? [],
    })),
  };
}

function readThreatType(node: XmlNode): ThreatType {
  const filters = childOf(node, 'GenerationFilters');
  const properties = childrenOf(childOf(node, 'PropertiesMetaData'), 'ThreatMetaDatum').map(
    one => [textIn(one, 'Name'), childOf(one, 'Values')?.children[0]?.text ?? ''] as const,
  );
  return {
    id: textIn(node, 'Id').trim(),
    title: textIn(node, 'ShortTitle'),
    description: textIn(node, 'Description'),
    category: textIn(node, 'Category').trim(),
    include: textIn(filters, 'Include'),
    exclude: textIn(filters, 'Exclude'),
    properties: new Map(properties),
    line: node.line,
  };
}

/** The most steps from a stencil up to `ROOT`; a template whose stencils go in circles ends there too. */
const MOST_STEPS = 50;

/** A stencil and everything that it is a kind of, itself first, without `ROOT`. */
export function lineageOf(base: KnowledgeBase, type: string, genericType: string): readonly string[] {
  const lineage: string[] = [];
  let at = type;
  while (at !== '' && at !== 'ROOT' && !lineage.includes(at) && lineage.length < MOST_STEPS) {
    lineage.push(at);
    at = base.stencils.get(at)?.parent ?? '';
  }
  return lineage.includes(genericType) || genericType === '' ? lineage : [...lineage, genericType];
}

/** The generic stencil that a shape stands for, where a template has roots of its own. */
const GENERIC_OF_SHAPE: ReadonlyMap<string, string> = new Map([
  ['Ellipse', 'GE.P'],
  ['ParallelLines', 'GE.DS'],
  ['Rectangle', 'GE.EI'],
  ['Line', 'GE.DF'],
  ['BorderBoundary', 'GE.TB.B'],
  ['LineBoundary', 'GE.TB.L'],
]);

/** Which generic stencil one is a kind of, or is drawn like; null for texts and what nobody knows. */
export function genericOf(base: KnowledgeBase, id: string): string | null {
  const lineage = lineageOf(base, id, '');
  const known = new Set(GENERIC_OF_SHAPE.values());
  const shapes = lineage.flatMap(one => GENERIC_OF_SHAPE.get(base.stencils.get(one)?.shape ?? '') ?? []);
  return lineage.find(one => known.has(one)) ?? shapes[0] ?? null;
}
