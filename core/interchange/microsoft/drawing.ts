import type { Point, Rect } from '../../base';
import { FARTHEST, pointOf, sizeOf } from '../foreignValue';
import { attributeOf, childOf, childrenOf, textIn, type XmlNode } from '../xmlTree';

/** What the tool draws, by the form of the stencil. */
export type Form = 'actor' | 'process' | 'store' | 'box' | 'text' | 'flow' | 'line';

/** A property of a stencil as it was filled in. */
export interface Attribute {
  readonly kind: 'text' | 'flag' | 'list' | 'own';
  /** A word or a guid; empty for names and headings. */
  readonly name: string;
  /** For people. */
  readonly label: string;
  /** The text, `true` or `false`, or the chosen answer. */
  readonly value: string;
  /** Whether it is what the template gives to everything new, or cannot be changed at all. */
  readonly asDrawn: boolean;
  readonly fixed: boolean;
}

/** A stencil or line of a diagram. */
export interface Thing {
  readonly guid: string;
  readonly form: Form;
  readonly genericType: string;
  readonly type: string;
  /** The first heading of its properties: the name of its stencil. */
  readonly heading: string;
  readonly attributes: readonly Attribute[];
  /** Null for lines, and where the file gives no usable numbers. */
  readonly at: Rect | null;
  /** Guid of what an end is fastened to, or null. */
  readonly source: string | null;
  readonly target: string | null;
  readonly sourceAt: Point | null;
  readonly targetAt: Point | null;
  /** The curve of a line runs through it half-way. */
  readonly handle: Point | null;
}

export interface Surface {
  readonly guid: string;
  readonly name: string;
  readonly things: readonly Thing[];
  /** Things of forms that nobody knows. */
  readonly unknown: readonly { readonly word: string; readonly guid: string }[];
}

const FORMS: ReadonlyMap<string, Form> = new Map([
  ['StencilRectangle', 'actor'],
  ['StencilEllipse', 'process'],
  ['StencilParallelLines', 'store'],
  ['BorderBoundary', 'box'],
  ['Annotation', 'text'],
  ['Connector', 'flow'],
  ['LineBoundary', 'line'],
]);
const ANNOTATION = 'GE.A';
const NOWHERE = '00000000-0000-0000-0000-000000000000';

/** The diagrams of a model, in their order. */
export function readSurfaces(model: XmlNode): readonly Surface[] {
  return childrenOf(childOf(model, 'DrawingSurfaceList'), 'DrawingSurfaceModel').map(surface => {
    const values = ['Borders', 'Lines'].flatMap(list =>
      (childOf(surface, list)?.children ?? []).flatMap(pair => childOf(pair, 'Value') ?? []),
    );
    const read = values.map(value => ({ value, thing: readThing(value) }));
    return {
      guid: guidIn(surface, 'Guid') ?? '',
      name: nameOf(readAttributes(surface)) || textIn(surface, 'Header'),
      things: read.flatMap(({ thing }) => thing ?? []),
      unknown: read.flatMap(({ value, thing }) =>
        thing ? [] : [{ word: wordOf(value), guid: guidIn(value, 'Guid') ?? '' }],
      ),
    };
  });
}

/** The word of an `i:type`, without its prefix. */
function wordOf(node: XmlNode): string {
  return (attributeOf(node, 'type') ?? '').replace(/^.*:/, '');
}

function readThing(node: XmlNode): Thing | null {
  const form = FORMS.get(wordOf(node));
  if (!form) return null;
  const genericType = textIn(node, 'GenericTypeId').trim();
  return {
    guid: guidIn(node, 'Guid') ?? '',
    form: genericType === ANNOTATION && form === 'actor' ? 'text' : form,
    genericType,
    type: textIn(node, 'TypeId').trim(),
    heading: headingOf(node),
    attributes: readAttributes(node),
    at: rectIn(node),
    source: guidIn(node, 'SourceGuid'),
    target: guidIn(node, 'TargetGuid'),
    sourceAt: pointIn(node, 'SourceX', 'SourceY'),
    targetAt: pointIn(node, 'TargetX', 'TargetY'),
    handle: pointIn(node, 'HandleX', 'HandleY'),
  };
}

/** Guids are sometimes written with spaces around them, and the zero guid stands for none. */
function guidIn(node: XmlNode, name: string): string | null {
  const guid = textIn(node, name).trim().toLowerCase();
  return guid === '' || guid === NOWHERE ? null : guid;
}

function numberIn(node: XmlNode, name: string): number | undefined {
  const text = textIn(node, name).trim();
  return /^[+-]?\d{1,15}(\.\d{1,15})?$/.test(text) ? Number(text) : undefined;
}

function pointIn(node: XmlNode, x: string, y: string): Point | null {
  return pointOf({ x: numberIn(node, x), y: numberIn(node, y) }) ?? null;
}

function rectIn(node: XmlNode): Rect | null {
  const at = pointIn(node, 'Left', 'Top');
  const size = sizeOf({ width: numberIn(node, 'Width'), height: numberIn(node, 'Height') });
  return at && size && Math.abs(at.x) <= FARTHEST ? { ...at, ...size } : null;
}

const propertiesOf = (node: XmlNode) => childOf(node, 'Properties')?.children ?? [];

function headingOf(node: XmlNode): string {
  const heading = propertiesOf(node).find(one => wordOf(one) === 'HeaderDisplayAttribute');
  return textIn(heading, 'DisplayName');
}

const KINDS: ReadonlyMap<string, Attribute['kind']> = new Map([
  ['StringDisplayAttribute', 'text'],
  ['BooleanDisplayAttribute', 'flag'],
  ['ListDisplayAttribute', 'list'],
  ['StaticListDisplayAttribute', 'list'],
  ['CustomStringDisplayAttribute', 'own'],
]);

function readAttributes(node: XmlNode): readonly Attribute[] {
  return propertiesOf(node).flatMap((one): readonly Attribute[] => {
    const kind = KINDS.get(wordOf(one));
    if (!kind) return [];
    const name = textIn(one, 'Name').trim();
    const label = textIn(one, 'DisplayName');
    if (kind === 'list') return [{ kind, name, label, ...chosenOf(one) }];
    const value = textIn(one, 'Value');
    const asDrawn = value === '' || (kind === 'flag' && value !== 'true');
    return [{ kind, name, label, value, asDrawn, fixed: false }];
  });
}

/** The answer that is chosen. A list with one answer cannot be changed, so it is what the stencil itself says. */
function chosenOf(node: XmlNode): Pick<Attribute, 'value' | 'asDrawn' | 'fixed'> {
  const answers = childOf(node, 'Value')?.children.map(answer => answer.text) ?? [];
  const index = numberIn(node, 'SelectedIndex') ?? 0;
  const fixed = wordOf(node) === 'StaticListDisplayAttribute' || answers.length === 1;
  return { value: answers[index] ?? '', asDrawn: index === 0 && !fixed, fixed };
}

/** An attribute by its name, or by what it is called where the file leaves the name out. */
export function attributeNamed(thing: Thing, name: string, label: string): Attribute | undefined {
  return thing.attributes.find(one => one.name === name) ?? thing.attributes.find(one => one.label === label);
}

/** Whether the tool was told to leave it out. */
export function isOutOfScope(thing: Thing): boolean {
  const said = attributeNamed(thing, '71f3d9aa-b8ef-4e54-8126-607a1d903103', 'Out Of Scope');
  return said?.value.trim().toLowerCase() === 'true';
}

/** What a person called it. */
export function nameOf(attributes: readonly Attribute[]): string {
  return attributes.find(one => one.kind === 'text' && one.label === 'Name')?.value ?? '';
}
