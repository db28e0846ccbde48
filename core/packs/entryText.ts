import { Document } from 'yaml';
import { fail, ok, type Problem, type Result } from '../base';
import { AssetType, Control, faultLine, shapeFaults, Threat } from '../library';
import { nodeOf } from './changeNode';
import type { EditableContent } from './editPack';
import { readSource } from './sourceText';

const SCHEMAS = { types: AssetType, threats: Threat, controls: Control } as const;

/** An entry as YAML, as it is written in the app. */
export function entryText(entry: unknown): string {
  const document = new Document();
  document.contents = nodeOf(document, entry);
  return document.toString({ lineWidth: 100, minContentWidth: 0 });
}

/** Reads an entry from YAML within the bounds of a pack. Fails with the place of everything that is wrong with its shape. */
export function entryOf(content: EditableContent, text: string): Result<unknown> {
  const source = readSource('', text);
  if (!source.ok) return source;
  const { value, place } = source.value;
  const parsed = SCHEMAS[content].safeParse(value);
  if (parsed.success) return ok(value);
  const [first, ...rest] = shapeFaults(parsed.error, value).map(
    (fault): Problem => ({
      code: 'library/wrong-shape',
      place: place(fault.path),
      facts: { reason: faultLine(fault) },
    }),
  );
  return first ? fail(first, ...rest) : ok(value);
}
