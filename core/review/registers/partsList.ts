import { z } from 'zod';
import { fail, ok, type Result, TABLE_LIMITS, writeTable } from '../../base';

/** The register that lists of parts are read into. */
export const PARTS_REGISTER = 'modules';

const text = z.string().catch('');

/** What is read of a part in CycloneDX (version 1.x, JSON); whatever else it says is left. */
const Part = z.object({
  type: text,
  group: text,
  name: text,
  version: text,
  purl: text,
  licenses: z
    .array(z.object({ expression: text, license: z.object({ id: text, name: text }).catch({ id: '', name: '' }) }))
    .catch([]),
  components: z.array(z.unknown()).catch([]),
});
type Part = z.infer<typeof Part>;

const PartsList = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(z.unknown()).catch([]) });

/** Whether a file looks like JSON, and so is no table. */
export function isPartsList(content: string): boolean {
  return content.trimStart().startsWith('{');
}

const MODULES: ReadonlySet<string> = new Set(['library', 'framework']);
const DEEPEST = 20;

/**
 * The modules of a list of parts (CycloneDX, JSON) as a table of the register: name, version, where from, licence, and that they are in
 * use. What nobody has said of them there, whether they were looked at and approved, stays open.
 */
export function tableOfParts(json: unknown, file: string): Result<string> {
  const list = PartsList.safeParse(json);
  if (!list.success) return fail({ code: 'csv/no-parts-list', file });
  const rows = new Map<string, readonly string[]>();
  for (const part of partsIn(list.data.components)) {
    if (!MODULES.has(part.type) || part.name.trim() === '') continue;
    const name = part.group === '' ? part.name : `${part.group}/${part.name}`;
    rows.set(`${name}\n${part.version}`.toLowerCase(), [name, part.version, ecosystemOf(part), licenceOf(part), 'Yes']);
  }
  if (rows.size >= TABLE_LIMITS.rows)
    return fail({ code: 'csv/too-many-rows', file, facts: { limit: TABLE_LIMITS.rows } });
  return ok(writeTable([['title', 'version', 'ecosystem', 'licence', 'in-use'], ...rows.values()]));
}

function partsIn(components: readonly unknown[], depth = 0): readonly Part[] {
  if (depth > DEEPEST) return [];
  return components.flatMap(raw => {
    const part = Part.safeParse(raw);
    return part.success ? [part.data, ...partsIn(part.data.components, depth + 1)] : [];
  });
}

/** `pkg:npm/express@5.1.0` comes from npm. */
function ecosystemOf({ purl }: Part): string {
  return /^pkg:([a-z0-9.+-]+)\//i.exec(purl)?.[1]?.toLowerCase() ?? '';
}

function licenceOf({ licenses }: Part): string {
  return licenses
    .map(({ expression, license }) => expression || license.id || license.name)
    .filter(one => one !== '')
    .join(', ');
}
