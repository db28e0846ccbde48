import { z } from 'zod';
import { fail, ok, type Problem, type Result } from '../base';
import { beyondBytes, placeOfOffset } from '../document';
import { crowdedAt, signsIn } from '../interchange';
import {
  faultLine,
  isCollectionName,
  LIBRARY_FORMAT,
  LIBRARY_VERSION,
  type ShapeFault,
  shapeFaults,
  type TemplateFile,
} from '../library';
import { matchesGlob } from './glob';
import { PACK_LIMITS } from './limits';
import { MANIFEST_NAMES, newerForm, PACK_FORMAT, PackManifest } from './manifest';
import { wrongName } from './names';
import { readSource, type SourceText } from './sourceText';

/** One file of a pack as a host found it. */
export interface PackText {
  /** Below the folder of the pack, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A folder that is said to be a pack. */
export interface PackFolder {
  /** As people know it. */
  readonly name: string;
  readonly files: readonly PackText[];
}

/** A pack whose files can be read; whether they fit together shows when it is loaded with the rest. */
export interface Pack {
  readonly manifest: PackManifest;
  readonly files: readonly TemplateFile[];
  /** `line 12, column 3` of a part of one of its files; null for a file that is not of it. */
  placeIn(file: string, path: Path): string | null;
  /** File and place of an entry, or of a part of it. */
  locate(wanted: PartOfEntry): PlaceInFile | null;
  /** File and place of a part of the manifest. */
  locateInManifest(path: Path): PlaceInFile;
}

export interface PlaceInFile {
  readonly file: string;
  /** `line 12, column 3`. */
  readonly place: string;
}

export interface PartOfEntry {
  readonly id: string;
  /** The steps to the part; none: the entry itself. */
  readonly path?: Path;
  /** What is mentioned in that part: the mention is what is meant. */
  readonly mention?: string;
  /** The entry is tests that are kept beside the rules, under the id of the rule. */
  readonly inTests?: boolean;
}

type Path = readonly (string | number)[];

/** Kinds of content that say whose words are shipped on what terms: a pack has its manifest for that. */
const OWN_TERMS: ReadonlySet<string> = new Set(['sources', 'renames']);

const PackFile = z.strictObject({
  contains: z
    .string()
    .refine(name => isCollectionName(name) && !OWN_TERMS.has(name), 'is not a kind of content that a pack may hold'),
  entries: z.array(z.unknown()).max(5_000),
});

function wrongShape(source: SourceText, fault: ShapeFault): Problem {
  return {
    code: 'library/wrong-shape',
    file: source.path,
    place: source.place(fault.path),
    facts: { reason: faultLine(fault) },
  };
}

function shaped<T>(source: SourceText, schema: z.ZodType<T>): Result<T> {
  const parsed = schema.safeParse(source.value);
  if (parsed.success) return ok(parsed.data);
  const [first, ...rest] = shapeFaults(parsed.error, source.value).map(fault => wrongShape(source, fault));
  return first ? fail(first, ...rest) : fail({ code: 'library/wrong-shape', file: source.path });
}

/** Refuses by size before anything is parsed. */
function withinBounds({ name, files }: PackFolder): Problem | null {
  if (files.length > PACK_LIMITS.files)
    return { code: 'import/too-many-items', file: name, facts: { limit: PACK_LIMITS.files, what: 'files' } };
  const large = files.find(file => file.text.length > PACK_LIMITS.fileBytes);
  if (large) return beyondBytes(`${name}/${large.path}`, PACK_LIMITS.fileBytes);
  const sum = files.reduce((total, file) => total + file.text.length, 0);
  return sum > PACK_LIMITS.packBytes ? beyondBytes(name, PACK_LIMITS.packBytes) : null;
}

interface ReadManifest {
  readonly manifest: PackManifest;
  /** Its name in the folder. */
  readonly path: string;
  readonly source: SourceText;
}

/** The manifest of a folder and the file that it stands in. */
export function manifestOf(folder: PackFolder): Result<ReadManifest> {
  const file = MANIFEST_NAMES.flatMap(name => folder.files.find(one => one.path === name) ?? [])[0];
  if (!file) return fail({ code: 'pack/no-manifest', file: folder.name });
  const source = readSource(`${folder.name}/${file.path}`, file.text);
  if (!source.ok) return source;
  const found = newerForm(source.value.value);
  if (found !== null) {
    const place = source.value.place(['format']);
    const facts = { found, known: PACK_FORMAT };
    return fail({ code: 'document/newer-version', file: source.value.path, place, facts });
  }
  const manifest = shaped(source.value, PackManifest);
  return manifest.ok ? ok({ manifest: manifest.value, path: file.path, source: source.value }) : manifest;
}

interface ReadFile {
  readonly source: SourceText;
  readonly file: TemplateFile;
  readonly contains: string;
  readonly ids: ReadonlyMap<string, number>;
}

function readFile(path: string, text: string, manifest: PackManifest): Result<ReadFile> {
  const source = readSource(path, text);
  if (!source.ok) return source;
  const shell = shaped(source.value, PackFile);
  if (!shell.ok) return shell;
  const { contains, entries } = shell.value;
  const file = { path, json: headed(contains, entries, manifest) };
  return ok({ source: source.value, file, contains, ids: idsOf(entries) });
}

/** The shell of a library file, filled from the manifest. */
function headed(contains: string, entries: readonly unknown[], manifest: PackManifest) {
  return {
    format: LIBRARY_FORMAT,
    version: LIBRARY_VERSION,
    pack: manifest.id,
    contains,
    source: manifest.id,
    sourceVersion: manifest.version,
    licence: manifest.licence,
    attribution: manifest.provenance,
    entries,
  };
}

function idsOf(entries: readonly unknown[]): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  entries.forEach((entry, at) => {
    if (
      typeof entry === 'object' &&
      entry !== null &&
      'id' in entry &&
      typeof entry.id === 'string' &&
      !ids.has(entry.id)
    )
      ids.set(entry.id, at);
  });
  return ids;
}

/** What stands for the pack among the sources, so that NOTICES and the check of origins know it. */
function ownTerms(manifest: PackManifest): readonly TemplateFile[] {
  const { id, name, version, licence, provenance } = manifest;
  const source = { id, name, version, licence, attribution: provenance, ships: 'text' };
  const renames = Object.entries(manifest.renames).map(([from, to]) => ({ id: from, to }));
  return [
    { path: `${id}/sources`, json: headed('sources', [source], manifest) },
    { path: `${id}/renames`, json: headed('renames', renames, manifest) },
  ];
}

/**
 * Reads a folder as a pack. Fails with every problem that can be told from its files alone: no manifest, too large, not YAML, not the
 * shape of a pack file; each with file, line and column.
 */
export function readPack(folder: PackFolder): Result<Pack> {
  const over = withinBounds(folder) ?? wrongName(folder);
  if (over) return fail(over);
  const head = manifestOf(folder);
  if (!head.ok) return head;
  const { manifest, path: manifestPath } = head.value;
  const chosen = folder.files.filter(
    file => file.path !== manifestPath && manifest.files.some(pattern => matchesGlob(pattern, file.path)),
  );
  if (chosen.length === 0 && folder.files.length > 1) {
    const { source } = head.value;
    const facts = { reason: 'files names none of its files' };
    return fail({ code: 'library/wrong-shape', file: source.path, place: source.place(['files']), facts });
  }
  const read: ReadFile[] = [];
  const problems: Problem[] = [];
  let left: number = PACK_LIMITS.yamlSigns;
  for (const { path, text } of chosen) {
    const isYaml = !path.endsWith('.json');
    const crowd = isYaml ? crowdedAt(text, left) : null;
    if (crowd !== null) {
      const place = placeOfOffset(text, crowd);
      const facts = { limit: PACK_LIMITS.yamlSigns, what: 'values in its YAML files together' };
      problems.push({ code: 'import/too-many-items', file: `${folder.name}/${path}`, place, facts });
      break;
    }
    if (isYaml) left -= signsIn(text);
    const result = readFile(`${folder.name}/${path}`, text, manifest);
    if (result.ok) read.push(result.value);
    else problems.push(...result.problems);
  }
  const [first, ...rest] = problems;
  if (first) return fail(first, ...rest);
  const files = [...read.map(one => one.file), ...ownTerms(manifest)];
  return ok({ manifest, files, ...placesOf(read, head.value.source) });
}

function placesOf(
  read: readonly ReadFile[],
  manifest: SourceText,
): Pick<Pack, 'placeIn' | 'locate' | 'locateInManifest'> {
  return {
    placeIn: (file, path) => read.find(one => one.source.path === file)?.source.place(path) ?? null,
    locate: ({ id, path = [], mention, inTests = false }) => {
      const found = read.find(one => one.ids.has(id) && (one.contains === 'rule-tests') === inTests);
      if (!found) return null;
      const part: Path = ['entries', found.ids.get(id) ?? 0, ...path];
      const inner = mention === undefined ? [] : (pathTo(mention, valueAt(found.source.value, part)) ?? []);
      return { file: found.source.path, place: found.source.place([...part, ...inner]) };
    },
    locateInManifest: path => ({ file: manifest.path, place: manifest.place(path) }),
  };
}

/** A part of what was read; undefined where there is none. */
function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (now, step) =>
      typeof now === 'object' && now !== null
        ? Object.entries(now).find(([key]) => key === String(step))?.[1]
        : undefined,
    value,
  );
}

/** Where a value first mentions a text; its depth is bounded by what was read. */
function pathTo(text: string, value: unknown): Path | null {
  if (value === text) return [];
  if (typeof value !== 'object' || value === null) return null;
  for (const [key, inner] of Object.entries(value)) {
    if (key === text) return [key];
    const found = pathTo(text, inner);
    if (found) return [Array.isArray(value) ? Number(key) : key, ...found];
  }
  return null;
}
