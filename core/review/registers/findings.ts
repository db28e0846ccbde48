import { byCodeUnit, groupBy } from '../../base';
import { choicesOf, isLink, type Library, type Register, type RegisterField, type RegisterWhole } from '../../library';
import { type OrganisationModel, type RegisterEntry, RISK_BANDS, type RiskBand } from '../../model';
import { fill, REGISTER_TEXT } from '../../text';
import { linesOf, linksOf, missingFields, valuesOf } from './cells';
import type { ProjectNames } from './projectNames';
import { holds, type LineBasis } from './tests';

/** `gap`: something is wrong; `incomplete`: something that a line must say is not said; `suggestion`: something could be better. */
export type RegisterFindingKind = 'gap' | 'incomplete' | 'suggestion';

/** What the library's rules say about a register. */
export interface RegisterFinding {
  /** The same as long as it is the same thing. */
  readonly key: string;
  readonly register: string;
  readonly kind: RegisterFindingKind;
  readonly band: RiskBand;
  /** Null: about the register as a whole. */
  readonly entry: RegisterEntry['id'] | null;
  /** Ids of the projects and providers that it names; none: it is about the organisation as a whole. */
  readonly about: readonly string[];
  readonly title: string;
  readonly why: string;
}

export interface RegistersBasis {
  readonly model: Pick<OrganisationModel, 'registers'>;
  readonly library: Library;
  readonly projects: readonly ProjectNames[];
  /** ISO 8601 day. */
  readonly today: string;
}

const KIND_ORDER: Readonly<Record<RegisterFindingKind, number>> = { gap: 0, incomplete: 1, suggestion: 2 };

/** Everything that the library's rules say about all registers, worst first. A register without a line accuses nobody. */
export function registerFindings(basis: RegistersBasis): readonly RegisterFinding[] {
  const lines = groupBy(basis.model.registers.values(), entry => entry.register);
  const found: RegisterFinding[] = [];
  for (const register of basis.library.registers.values()) {
    const own = lines.get(register.id) ?? [];
    if (own.length > 0) found.push(...findingsOf(basis, register, own));
  }
  return found.sort(
    (a, b) =>
      KIND_ORDER[a.kind] - KIND_ORDER[b.kind] ||
      RISK_BANDS.indexOf(b.band) - RISK_BANDS.indexOf(a.band) ||
      byCodeUnit(a.key, b.key),
  );
}

function findingsOf(
  basis: RegistersBasis,
  register: Register,
  lines: readonly RegisterEntry[],
): readonly RegisterFinding[] {
  const about: LineBasis = { library: basis.library, register, today: basis.today };
  const ofLines = lines.flatMap(entry => [...incomplete(register, entry), ...broken(about, entry)]);
  return [...ofLines, ...register.whole.flatMap(rule => wholes(basis, about, { rule, lines }))];
}

function incomplete(register: Register, entry: RegisterEntry): readonly RegisterFinding[] {
  const missing = missingFields(register, entry);
  if (missing.length === 0) return [];
  const facts = { title: titleOf(entry), fields: missing.map(field => field.label).join(', ') };
  return [
    {
      key: `${register.id}/incomplete/${entry.id}`,
      register: register.id,
      kind: 'incomplete',
      band: 'low',
      entry: entry.id,
      about: namedBy(register, entry),
      title: fill(REGISTER_TEXT.incomplete, facts),
      why: REGISTER_TEXT.incompleteWhy,
    },
  ];
}

function broken(about: LineBasis, entry: RegisterEntry): readonly RegisterFinding[] {
  const { register } = about;
  return register.rules
    .filter(rule => holds(about, entry, rule.when))
    .map(({ id, kind, band, says, why }) => ({
      key: `${register.id}/${id}/${entry.id}`,
      register: register.id,
      kind,
      band,
      entry: entry.id,
      about: namedBy(register, entry),
      title: fill(says, { title: titleOf(entry) }),
      why,
    }));
}

/** The projects, and the providers, that a line names in any of its fields. */
function namedBy(register: Register, entry: RegisterEntry): readonly string[] {
  const named = register.fields.filter(isLink).flatMap(field =>
    linksOf(entry, field).flatMap(({ document, id }) => {
      if (document !== null) return [document];
      return field.kind === 'provider' ? [id] : [];
    }),
  );
  return [...new Set(named)];
}

/** What a line is called in a sentence. */
function titleOf(entry: RegisterEntry): string {
  return entry.title.trim() === '' ? REGISTER_TEXT.unnamed : entry.title;
}

interface WholeCase {
  readonly rule: RegisterWhole;
  readonly lines: readonly RegisterEntry[];
}

function wholes(basis: RegistersBasis, about: LineBasis, { rule, lines }: WholeCase): readonly RegisterFinding[] {
  const { register } = about;
  const finding = (
    part: string,
    facts: Record<string, string | number>,
    { entry = null, about = [] }: { readonly entry?: RegisterEntry | null; readonly about?: readonly string[] } = {},
  ) => ({
    key: `${register.id}/${rule.id}/${part}`,
    register: register.id,
    kind: rule.kind,
    band: rule.band,
    entry: entry?.id ?? null,
    about: entry ? namedBy(register, entry) : about,
    title: fill(rule.says, facts),
    why: rule.why,
  });
  const counted = lines.filter(entry => holds(about, entry, rule.where));
  if (rule.look === 'named') {
    const named = namedIn(basis, rule);
    return counted
      .filter(entry => !named.has(entry.id))
      .map(entry => finding(entry.id, { title: titleOf(entry) }, { entry }));
  }
  const field = fieldOf(register, rule.field);
  if (rule.look === 'repeats') {
    const groups = groupBy(
      counted.flatMap(entry => valuesOf(entry, field).map(value => ({ entry, value }))),
      one => one.value,
    );
    return [...groups]
      .filter(([, members]) => members.length > 1)
      .map(([value, members]) => {
        const titles = members.map(one => titleOf(one.entry)).join(', ');
        return finding(value, { value: labelOf(basis.library, field, value), count: members.length, titles });
      });
  }
  if (rule.look === 'threats' || rule.look === 'elements') {
    const named = new Set(
      counted.flatMap(entry => linksOf(entry, field).map(link => `${link.document ?? ''} ${link.id}`)),
    );
    const lacks = rule.look === 'threats' ? threatsLeft(basis, named) : elementsLeft(basis, named);
    return lacks.map(({ part, facts, about }) => finding(part, facts, { about }));
  }
  const { by } = rule;
  const beside = by ? fieldOf(register, by.field) : null;
  const seen = new Set(
    counted.flatMap(entry =>
      valuesOf(entry, field).flatMap(value => (beside ? valuesOf(entry, beside).map(one => `${value} ${one}`) : value)),
    ),
  );
  const rows = wanted(basis.library, field, rule.values);
  const columns = by && beside ? wanted(basis.library, beside, by.values) : [null];
  return rows.flatMap(row =>
    columns.flatMap(column => {
      const part = column === null ? row.id : `${row.id} ${column.id}`;
      return seen.has(part) ? [] : [finding(part, { value: row.label, by: column?.label ?? '' })];
    }),
  );
}

interface Lack {
  readonly part: string;
  readonly facts: Record<string, string | number>;
  /** Ids of the projects where it lacks. */
  readonly about: readonly string[];
}

/** Threats that are open in projects and not among what is named; with the projects. */
function threatsLeft({ library, projects }: RegistersBasis, named: ReadonlySet<string>): readonly Lack[] {
  const open = groupBy(
    projects.flatMap(project => project.threats.map(threat => ({ threat, project }))),
    one => one.threat,
  );
  return [...open]
    .filter(([threat]) => !named.has(` ${threat}`))
    .map(([threat, where]) => ({
      part: threat,
      facts: { value: library.threats.get(threat)?.title ?? threat, titles: some(where.map(one => one.project.name)) },
      about: where.map(one => one.project.id),
    }));
}

/** What runs in each project and is not among what is named. */
function elementsLeft({ projects }: RegistersBasis, named: ReadonlySet<string>): readonly Lack[] {
  return projects.flatMap(({ id, name, elements }) => {
    const left = elements.filter(one => one.runs && !named.has(`${id} ${one.id}`)).map(one => one.name);
    return left.length === 0 ? [] : [{ part: id, facts: { value: name, titles: some(left) }, about: [id] }];
  });
}

const SOME = 5;
const some = (names: readonly string[]) =>
  names.length > SOME ? `${names.slice(0, SOME).join(', ')} …` : names.join(', ');

function fieldOf(register: Register, id: string): RegisterField {
  const field = register.fields.find(one => one.id === id);
  // The library was refused if a rule named a field that is not there.
  if (!field) throw new Error(`register ${register.id} has no field ${id}`);
  return field;
}

function wanted(library: Library, field: RegisterField, values: readonly string[]) {
  return choicesOf(library, field).filter(choice => values.length === 0 || values.includes(choice.id));
}

function labelOf(library: Library, field: RegisterField, value: string): string {
  return choicesOf(library, field).find(choice => choice.id === value)?.label ?? value;
}

function namedIn(
  { model, library, today }: RegistersBasis,
  { by }: Extract<RegisterWhole, { look: 'named' }>,
): ReadonlySet<string> {
  const register = library.registers.get(by.register);
  if (!register) return new Set();
  const field = fieldOf(register, by.field);
  const naming = linesOf(model.registers.values(), by.register);
  const counted = naming.filter(entry => holds({ library, register, today }, entry, by.where));
  return new Set(counted.flatMap(entry => valuesOf(entry, field)));
}

/** How many lines and findings each register has. */
export interface RegisterCount {
  readonly lines: number;
  readonly gaps: number;
  readonly incomplete: number;
  readonly suggestions: number;
}

/** The counts of each register of the library, from what was found. */
export function registerCounts(
  { model, library }: Pick<RegistersBasis, 'model' | 'library'>,
  findings: readonly RegisterFinding[],
): ReadonlyMap<string, RegisterCount> {
  const lines = groupBy(model.registers.values(), entry => entry.register);
  const found = groupBy(findings, finding => finding.register);
  const count = (register: string, kind: RegisterFindingKind) =>
    (found.get(register) ?? []).filter(finding => finding.kind === kind).length;
  return new Map(
    [...library.registers.keys()].map(id => [
      id,
      {
        lines: lines.get(id)?.length ?? 0,
        gaps: count(id, 'gap'),
        incomplete: count(id, 'incomplete'),
        suggestions: count(id, 'suggestion'),
      },
    ]),
  );
}
