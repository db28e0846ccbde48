import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fail, ok, type Problem, type Result } from '../../core/base';
import { type Limits, parseJson, withinSize } from '../../core/document';
import type { TemplateFile } from '../../core/library';
import { reasonOf } from '../../core/text';

const LIBRARIES = 'libraries';
const RULE_TESTS = 'rule-tests';

function jsonFilesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.json'))
    .map(entry => join(entry.parentPath, entry.name));
}

/** Far above the largest file that is shipped; a folder may also be somebody else's. */
const LIMITS: Limits = { bytes: 8 * 1024 * 1024, depth: 60, values: 1_000_000 };

function readJson(path: string, shownAs: string): Result<TemplateFile> {
  try {
    const size = withinSize(statSync(path).size, shownAs, LIMITS);
    if (!size.ok) return size;
    const json = parseJson(readFileSync(path, 'utf8'), shownAs, LIMITS);
    return json.ok ? ok({ path: shownAs, json: json.value }) : json;
  } catch (error) {
    return fail({ code: 'file/unreadable', file: shownAs, facts: { reason: reasonOf(error) } });
  }
}

/**
 * Every library file below `<templates>/libraries`, in the order of their paths.
 * @param templates the folder `templates` of the repository or of the packaged app
 */
export function loadTemplates(templates: string): Result<readonly TemplateFile[]> {
  return loadLibraryFolder(join(templates, LIBRARIES), templates);
}

/** The tests of the shipped rules, which the app itself does not need. Their folder may be absent. */
export function loadRuleTests(templates: string): Result<readonly TemplateFile[]> {
  const folder = join(templates, RULE_TESTS);
  return existsSync(folder) ? loadLibraryFolder(folder, templates) : ok([]);
}

/**
 * Every library file below a folder, its path shown from `from`. Fails with `file/unreadable` where the folder cannot be read and
 * with `json/malformed` for a file that is no JSON.
 */
export function loadLibraryFolder(folder: string, from: string): Result<readonly TemplateFile[]> {
  let paths: readonly string[];
  try {
    paths = jsonFilesBelow(folder);
  } catch (error) {
    return fail({ code: 'file/unreadable', file: folder, facts: { reason: reasonOf(error) } });
  }
  const files: TemplateFile[] = [];
  const problems: Problem[] = [];
  for (const path of [...paths].sort()) {
    const read = readJson(path, relative(from, path).split(sep).join('/'));
    if (read.ok) files.push(read.value);
    else problems.push(...read.problems);
  }
  const [first, ...rest] = problems;
  return first ? fail(first, ...rest) : ok(files);
}
