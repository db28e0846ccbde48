import type { SubjectFacts } from './facts';
import type { FindingKey, SubjectTable } from './finding';
import type { CompiledRule } from './ruleSet';

/** Everything that findings can be about, in the order of the run. */
export const SUBJECT_TABLES = [
  'elements',
  'flows',
  'boundaries',
  'assets',
  'providers',
  'project',
] as const satisfies readonly SubjectTable[];

const ROLE_OF_TABLE = {
  elements: 'element',
  flows: 'flow',
  boundaries: 'boundary',
  assets: 'asset',
  providers: 'provider',
  project: 'project',
} as const satisfies Record<SubjectTable, string>;

export function keyOf(rule: string, table: SubjectTable, id: string): FindingKey {
  return `${rule}:${ROLE_OF_TABLE[table]}=${id}`;
}

/** The key of a rule on what it is asked of: one thing, or a pair. */
export function keyFor({ threat }: CompiledRule, { table, id, second }: SubjectFacts): FindingKey {
  const [first, other] = threat.pair?.roles ?? [];
  return second && first && other ? `${threat.id}:${first}=${id},${other}=${second.id}` : keyOf(threat.id, table, id);
}

interface KeyParts {
  readonly rule: string;
  readonly table: SubjectTable;
  readonly id: string;
  /** The second of a pair; null for one thing. */
  readonly second: string | null;
}

/** Rule, table and id of a key; null for a key of another form. */
export function partsOfKey(key: FindingKey): KeyParts | null {
  const [, pairRule, one, other] = /^([^:]+):[a-z][a-z-]*=(el_[^,]+),[a-z][a-z-]*=(el_[^,]+)$/.exec(key) ?? [];
  if (pairRule && one && other) return { rule: pairRule, table: 'elements', id: one, second: other };
  const match = /^([^:]+):(element|flow|boundary|asset|provider|project)=([^,]+)$/.exec(key);
  const [, rule, role, id] = match ?? [];
  const table = SUBJECT_TABLES.find(one => ROLE_OF_TABLE[one] === role);
  return rule && id && table ? { rule, table, id, second: null } : null;
}
