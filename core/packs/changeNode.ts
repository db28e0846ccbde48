import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  Scalar,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { sameJson } from '../base';

/** A value as it is written into a file: what is short and flat on one line, everything else in lines. */
export function nodeOf(document: Document, value: unknown): Node {
  const node = document.createNode(value, { aliasDuplicateObjects: false });
  visit(node, {
    Seq: (_, seq) => {
      if (seq.items.every(isScalar)) seq.flow = true;
    },
    Map: (_, map) => {
      if (map.has('path') || map.has('isA') || map.has('dimension')) map.flow = true;
    },
  });
  return node;
}

/** A node made to say a value: whatever in it says so already stays as it is written, with what is remarked beside it. */
export function changedNode(document: Document, node: unknown, value: unknown): Node {
  if (isMap(node) && isRecord(value)) return changedMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return changedSeq(document, node, value);
  return isScalar(node) && !isBranch(value) ? changedScalar(node, value) : nodeOf(document, value);
}

const isBranch = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  isBranch(value) && !Array.isArray(value);

function changedScalar(node: Scalar, value: unknown): Scalar {
  if (node.value === value) return node;
  const next = new Scalar(value);
  if (typeof value === 'string' && typeof node.value === 'string' && node.type) next.type = node.type;
  return withRemarks(next, node);
}

function withRemarks(next: Scalar, { comment, commentBefore, spaceBefore }: Scalar): Scalar {
  if (comment) next.comment = comment;
  if (commentBefore) next.commentBefore = commentBefore;
  if (spaceBefore) next.spaceBefore = spaceBefore;
  return next;
}

const nameOf = ({ key }: Pair) => String(isScalar(key) ? key.value : key);

function changedMap(document: Document, map: YAMLMap, value: Readonly<Record<string, unknown>>): Node {
  // What comes from elsewhere cannot be changed here.
  if (map.items.some(pair => nameOf(pair) === '<<')) return nodeOf(document, value);
  map.items = map.items.filter(pair => value[nameOf(pair)] !== undefined);
  for (const pair of map.items) pair.value = changedNode(document, pair.value, value[nameOf(pair)]);
  const known = new Set(map.items.map(nameOf));
  for (const [name, part] of Object.entries(value))
    if (!known.has(name) && part !== undefined) map.set(name, nodeOf(document, part));
  return map;
}

function changedSeq(document: Document, seq: YAMLSeq, values: readonly unknown[]): Node {
  if (seq.items.length === 0) return nodeOf(document, values);
  const { items } = seq;
  const isSame = (at: number, to: number) => sameJson(saidBy(document, items[at]), values[to]);
  const most = Math.min(items.length, values.length);
  let begin = 0;
  while (begin < most && isSame(begin, begin)) begin += 1;
  let end = 0;
  while (end < most - begin && isSame(items.length - 1 - end, values.length - 1 - end)) end += 1;
  const were = items.slice(begin, items.length - end);
  const now = values.slice(begin, values.length - end);
  // Of as many as before each is taken for what it was; of more or fewer nobody knows which is which.
  const written = now.map((value, at) =>
    were.length === now.length ? changedNode(document, were[at], value) : nodeOf(document, value),
  );
  seq.items = [...items.slice(0, begin), ...written, ...items.slice(items.length - end)];
  return seq;
}

function saidBy(document: Document, node: unknown): unknown {
  return isBranch(node) && 'toJS' in node && typeof node.toJS === 'function' ? node.toJS(document) : node;
}

/** Writes out what texts refer to by a name, so that a change of one of them is none of another. */
export function unfolded(document: Document): void {
  visit(document, {
    Alias: (_, alias) => {
      const meant = alias.resolve(document)?.clone();
      return isScalar(meant) || isMap(meant) || isSeq(meant) ? meant : undefined;
    },
  });
  visit(document, {
    Node: (_, node) => {
      if (!isAlias(node)) delete node.anchor;
    },
  });
}
