import { fail, ok, type Problem, type Result, sameJson } from '../base';
import {
  boundaryCycles,
  DOCUMENT_REFERENCES,
  DOCUMENT_SCHEMAS,
  type DocumentId,
  danglingReferences,
  type Model,
  modelOf,
  type OrganisationModel,
  type ProjectModel,
  type References,
  type Rows,
  type Schemas,
  tableNames,
} from '../model';
import { Envelope, EnvelopeHead } from './envelope';
import { parseJson } from './limits';
import { CURRENT_VERSION, migrate, newerVersion } from './migrations';

/** A document that is open: its model, and the id under which this device keeps it. */
export type OpenDocument =
  | { readonly kind: 'project'; readonly id: DocumentId; readonly model: ProjectModel }
  | { readonly kind: 'organisation'; readonly id: DocumentId; readonly model: OrganisationModel };

const MOST_PROBLEMS = 20;

/**
 * Text → limits → shell → migrations → rows → references. Anything wrong is a problem with file and place; nothing is repaired silently.
 * @param file the name the person knows, for the words of a problem
 */
export function readDocument(text: string, file: string): Result<OpenDocument> {
  const json = parseJson(text, file);
  return json.ok ? readEnvelope(json.value, file) : json;
}

/**
 * The same for text that this device wrote itself: it is within the limits, and a row that says the same as that of a model in hand is
 * taken from there, since it has been read before. States of one project have most of their rows in common.
 */
export function readOwnDocument(text: string, file: string, like: ProjectModel | null): Result<OpenDocument> {
  try {
    return readEnvelope(JSON.parse(text), file, like);
  } catch {
    return readDocument(text, file);
  }
}

/** The same from parsed JSON, for text whose limits have been checked. */
export function readEnvelope(json: unknown, file: string, like: ProjectModel | null = null): Result<OpenDocument> {
  const head = EnvelopeHead.safeParse(json);
  if (head.success && head.data.version > CURRENT_VERSION)
    return newerVersion(head.data.version, CURRENT_VERSION, file);
  const shell = Envelope.safeParse(json);
  if (!shell.success) return fail(shapeProblem(file, '', shell.error.issues[0]));
  const { kind, version, id, tables } = shell.data;
  const lifted = migrate(tables, kind, version, file);
  if (!lifted.ok) return lifted;
  if (kind === 'project') {
    const shape = { schemas: DOCUMENT_SCHEMAS.project, references: DOCUMENT_REFERENCES.project, like };
    const model = readTables(lifted.value, shape, file);
    if (!model.ok) return model;
    const [cycle] = boundaryCycles(model.value.boundaries);
    if (cycle) return fail({ ...cycle, file });
    if (!model.value.project.has('project') || model.value.pages.size === 0) {
      return fail({
        code: 'document/wrong-shape',
        file,
        place: 'tables',
        facts: { reason: 'a project needs its own row and a page' },
      });
    }
    return ok({ kind, id, model: model.value });
  }
  const shape = { schemas: DOCUMENT_SCHEMAS.organisation, references: DOCUMENT_REFERENCES.organisation, like: null };
  const model = readTables(lifted.value, shape, file);
  if (!model.ok) return model;
  if (!model.value.organisation.has('organisation')) {
    return fail({
      code: 'document/wrong-shape',
      file,
      place: 'tables',
      facts: { reason: 'an organisation needs its own row' },
    });
  }
  return ok({ kind, id, model: model.value });
}

interface Shape<T extends Rows> {
  readonly schemas: Schemas<T>;
  readonly references: References<T>;
  /** Rows that have been read before. */
  readonly like: Model<T> | null;
}

function readTables<T extends Rows>(
  tables: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  { schemas, references, like }: Shape<T>,
  file: string,
): Result<Model<T>> {
  const problems: Problem[] = Object.keys(tables)
    .filter(name => !Object.hasOwn(schemas, name))
    .map(name => shapeProblem(file, `tables › ${name}`, { message: 'unknown table' }));
  const rows: { [N in keyof T]?: T[N][] } = {};
  for (const name of tableNames(schemas)) {
    const table = { name, rows: tables[name] ?? {}, schema: schemas[name], known: like?.[name] };
    rows[name] = readRows<T[typeof name]>(table, problems, file);
  }
  const model = modelOf(schemas, rows);
  if (problems.length === 0)
    problems.push(...danglingReferences(model, references).map(problem => ({ ...problem, file })));
  const [first, ...rest] = problems;
  return first ? fail(first, ...rest.slice(0, MOST_PROBLEMS - 1)) : ok(model);
}

interface TableToRead<Row> {
  readonly name: string;
  readonly rows: Readonly<Record<string, unknown>>;
  readonly schema: Schemas<Rows>[string];
  readonly known: ReadonlyMap<string, Row> | undefined;
}

function readRows<Row>({ name, rows, schema, known }: TableToRead<Row>, problems: Problem[], file: string): Row[] {
  const read: Row[] = [];
  for (const [id, row] of Object.entries(rows)) {
    const fields: Readonly<Record<string, unknown>> = typeof row === 'object' && row !== null ? { ...row } : {};
    if ('id' in fields && fields['id'] !== id) {
      problems.push(shapeProblem(file, `${name} › ${id}`, { message: 'two ids', path: ['id'] }));
      continue;
    }
    const whole = { ...fields, id };
    const before = known?.get(id);
    if (before !== undefined && sameJson(before, whole)) {
      read.push(before);
      continue;
    }
    const parsed = schema.safeParse(whole);
    // The schema of this table has accepted the row.
    if (parsed.success) read.push(parsed.data as Row);
    else problems.push(shapeProblem(file, `${name} › ${id}`, parsed.error.issues[0]));
  }
  return read;
}

function shapeProblem(
  file: string,
  at: string,
  issue: { readonly message: string; readonly path?: readonly PropertyKey[] } | undefined,
): Problem {
  const place = [at, ...(issue?.path ?? []).map(String)].filter(part => part !== '').join(' › ');
  return {
    code: 'document/wrong-shape',
    file,
    ...(place === '' ? {} : { place }),
    facts: { reason: issue?.message ?? 'unreadable' },
  };
}
