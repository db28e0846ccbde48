import { SaxesParser } from 'saxes';
import { fail, ok, type Problem, type Result } from '../base';

/** An element of an XML file. Names stand without their namespace prefix: no format that is read here needs two of a name. */
export interface XmlNode {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** The text directly inside, byte for byte. */
  readonly text: string;
  readonly children: readonly XmlNode[];
  /** Counted from 1. */
  readonly line: number;
}

export interface XmlLimits {
  readonly depth: number;
  readonly elements: number;
  /** Elements by name whose content nobody reads, pictures for instance. */
  readonly skipped: ReadonlySet<string>;
}

/** Ten times what the largest template with its model has. */
export const XML_LIMITS: XmlLimits = { depth: 60, elements: 1_000_000, skipped: new Set(['Image', 'ImageSource']) };

interface Open {
  readonly node: { name: string; attributes: Record<string, string>; text: string; children: XmlNode[]; line: number };
  readonly skipped: boolean;
}

const CHUNK = 65_536;

/**
 * XML text as a tree, or the first thing that is wrong with its place. Entities of one's own are impossible: a document type is
 * refused as such. Depth and number of elements are bounded while parsing.
 */
export function parseXml(text: string, file: string, limits: XmlLimits = XML_LIMITS): Result<XmlNode> {
  const parser = new SaxesParser({ xmlns: false });
  const open: Open[] = [];
  const state: { root: XmlNode | null; elements: number; problem: Problem | null } = {
    root: null,
    elements: 0,
    problem: null,
  };
  const refuse = (found: Problem) => {
    state.problem ??= found;
  };
  const place = () => `line ${parser.line}, column ${parser.column + 1}`;
  parser.on('error', error => {
    const reason = error.message.replace(/^(?:.*?:)?\d+:\d+:\s*/, '').replace(/\.$/, '');
    refuse({ code: 'xml/malformed', file, place: place(), facts: { reason } });
  });
  parser.on('doctype', () => refuse({ code: 'xml/document-type', file, place: place() }));
  parser.on('opentag', tag => {
    if (state.problem) return;
    state.elements += 1;
    const around = open.at(-1);
    if (open.length >= limits.depth) return refuse({ code: 'import/too-deep', file, facts: { limit: limits.depth } });
    if (state.elements > limits.elements) {
      return refuse({ code: 'import/too-many-items', file, facts: { limit: limits.elements, what: 'XML elements' } });
    }
    const name = localName(tag.name);
    const skipped = around?.skipped === true || limits.skipped.has(name);
    const node = { name, attributes: tag.attributes, text: '', children: [], line: parser.line };
    if (around && !around.skipped) around.node.children.push(node);
    state.root ??= node;
    open.push({ node, skipped });
  });
  const addText = (piece: string) => {
    const around = open.at(-1);
    if (around && !around.skipped) around.node.text += piece;
  };
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    if (!state.problem) open.pop();
  });
  for (let at = 0; at < text.length && !state.problem; at += CHUNK) parser.write(text.slice(at, at + CHUNK));
  if (!state.problem) parser.close();
  if (state.problem) return fail(state.problem);
  return state.root ? ok(state.root) : fail({ code: 'xml/malformed', file, facts: { reason: 'it is empty' } });
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The first element of that name directly inside. */
export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return node?.children.find(child => child.name === name);
}

/** The elements of that name directly inside. */
export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return node?.children.filter(child => child.name === name) ?? [];
}

/** The text of the first element of that name directly inside; empty where there is none. */
export function textIn(node: XmlNode | undefined, name: string): string {
  return childOf(node, name)?.text ?? '';
}

/** An attribute by its name without prefix. */
export function attributeOf(node: XmlNode, name: string): string | undefined {
  for (const [key, value] of Object.entries(node.attributes)) if (localName(key) === name) return value;
  return undefined;
}
