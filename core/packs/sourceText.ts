import { findNodeAtLocation, parseTree, visit } from 'jsonc-parser';
import { LineCounter, parseDocument } from 'yaml';
import { fail, ok, type Result } from '../base';
import { parseJson, placeOfOffset } from '../document';
import { parseYaml } from '../interchange';
import { PACK_JSON, PACK_YAML } from './limits';
import { turningSign } from './names';

type Path = readonly (string | number)[];

/** A file of a pack, read: its value, and where in the text a part of it stands. */
export interface SourceText {
  readonly path: string;
  readonly value: unknown;
  /** `line 12, column 3` of the part at this path, or of the nearest part around it. */
  place(path: Path): string;
}

/** Reads YAML or JSON, whichever the name says, within the bounds of a pack. Fails with the place of what is wrong. */
export function readSource(path: string, text: string): Result<SourceText> {
  const json = path.endsWith('.json');
  const value = json ? parseJson(text, path, PACK_JSON) : parseYaml(text, path, PACK_YAML);
  if (!value.ok) return value;
  const twice = json ? keyTwice(text) : null;
  if (twice) {
    const { name, place } = twice;
    return fail({ code: 'json/malformed', file: path, place, facts: { reason: `the key ${name} is there twice` } });
  }
  const turning = turningSign(text);
  if (turning) {
    const reason = `it has the sign ${turning.name}, which turns the direction of what follows and makes it read other than it is`;
    return fail({
      code: 'library/wrong-shape',
      file: path,
      place: placeOfOffset(text, turning.offset),
      facts: { reason },
    });
  }
  // Places are asked for when something is wrong, which is seldom: until then the text is taken apart once.
  let places: Places | null = null;
  const place = (wanted: Path) => {
    places ??= placesIn(text, json);
    const { line, col } = places.lines.linePos(nearest(wanted, places.offsetOf));
    return `line ${line}, column ${col}`;
  };
  return ok({ path, value: value.value, place });
}

interface Places {
  readonly lines: LineCounter;
  readonly offsetOf: (path: Path) => number | null;
}

function placesIn(text: string, json: boolean): Places {
  const lines = new LineCounter();
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines.addNewLine(at + 1);
  lines.lineStarts.unshift(0);
  return { lines, offsetOf: json ? jsonOffsets(text) : yamlOffsets(text) };
}

function nearest(path: Path, offsetOf: (path: Path) => number | null): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = offsetOf(path.slice(0, length));
    if (offset !== null) return offset;
  }
  return 0;
}

/** The first key that an object of a JSON text has twice: of the two, every reader but the author's would take one. */
function keyTwice(text: string): { readonly name: string; readonly place: string } | null {
  const open: Set<string>[] = [];
  let found: { readonly name: string; readonly place: string } | null = null;
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _offset, _length, line, column) => {
      const keys = open.at(-1);
      if (keys?.has(name)) found ??= { name: name.slice(0, 100), place: `line ${line + 1}, column ${column + 1}` };
      keys?.add(name);
    },
  });
  return found;
}

/** Only called for a text that was read before, so that its depth and size are known to be bounded. */
function jsonOffsets(text: string): (path: Path) => number | null {
  const tree = parseTree(text);
  return path => (tree && findNodeAtLocation(tree, [...path])?.offset) ?? null;
}

function yamlOffsets(text: string): (path: Path) => number | null {
  const document = parseDocument(text, { uniqueKeys: false, keepSourceTokens: false });
  return path => {
    const node: unknown = document.getIn(path, true);
    const range = typeof node === 'object' && node !== null && 'range' in node ? node.range : null;
    return Array.isArray(range) && typeof range[0] === 'number' ? range[0] : null;
  };
}
