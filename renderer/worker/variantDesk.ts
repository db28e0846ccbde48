import { type Environment, fail, ok, type Result } from '../../core/base';
import type { Engine } from '../../core/engine';
import type { DocumentId, ProjectModel } from '../../core/model';
import type { Knowledge } from '../../core/packs';
import { type VariantChoice, variantFigures, variantOf } from '../../core/review';
import { type Database, recover, stored, type ThreatsLine } from '../persistence';
import { analysed } from './analysed';
import type { Answer, BackOffice, Progress, VariantLine } from './backOffice';

interface VariantDeskParts {
  readonly db: Database;
  readonly environment: Environment;
  /** The open project with every edit worked in. */
  readonly settled: () => Result<{ readonly id: DocumentId; readonly engine: Engine }>;
  readonly knowledge: (model: ProjectModel) => Knowledge;
  /** Keeps a whole project under a new id. */
  readonly keepWhole: (id: DocumentId, revision: number, model: ProjectModel, threats: ThreatsLine) => Answer<null>;
}

/** The project that others are variants of: itself, unless it is one. */
const originOf = (id: DocumentId, model: ProjectModel) => model.project.get('project')?.variantOf ?? id;

/** The open project in other ways to run it: each is a project of its own beside it. */
export function createVariantDesk({
  db,
  environment,
  settled,
  knowledge,
  keepWhole,
}: VariantDeskParts): Pick<BackOffice, 'createVariant' | 'listVariants'> {
  async function create(choice: VariantChoice): Answer<DocumentId> {
    const open = settled();
    if (!open.ok) return open;
    const { id, engine } = open.value;
    const copy = environment.newId('do');
    const model = variantOf(engine.library, engine.model, originOf(id, engine.model), choice);
    const figures = variantFigures(engine.library, judgedToday(model).analysed(), engine.today);
    const written = await keepWhole(copy, 0, model, figures);
    return written.ok ? ok(copy) : written;
  }

  /** The origin first, the others in the order in which they were made. */
  async function family(origin: DocumentId): Answer<readonly DocumentId[]> {
    const read = await stored(() =>
      db.projects.filter(one => one.binned === null && (one.id === origin || one.variantOf === origin)).toArray(),
    );
    if (!read.ok) return read;
    const place = (one: { readonly id: DocumentId; readonly created: string }) =>
      one.id === origin ? '' : one.created;
    return ok(read.value.sort((a, b) => (place(a) < place(b) ? -1 : 1)).map(one => one.id));
  }

  async function list(onProgress: Progress, signal: AbortSignal): Answer<readonly VariantLine[]> {
    const open = settled();
    if (!open.ok) return open;
    const { id: here, engine } = open.value;
    const origin = originOf(here, engine.model);
    const ids = await family(origin);
    if (!ids.ok) return ids;
    const lines: VariantLine[] = [];
    for (const [at, id] of ids.value.entries()) {
      if (signal.aborted) return fail({ code: 'report/cancelled' });
      onProgress(at / ids.value.length, 'variants');
      const side = id === here ? ok(engine.analysed()) : await judged(id);
      if (!side.ok) return side;
      const name = side.value.model.project.get('project')?.name ?? '';
      lines.push({
        id,
        name,
        origin: id === origin,
        figures: variantFigures(engine.library, side.value, engine.today),
      });
    }
    return ok(lines);
  }

  async function judged(id: DocumentId) {
    const kept = await recover(db, id);
    if (!kept.ok) return kept;
    return ok(judgedToday(kept.value.model).analysed());
  }

  const judgedToday = (model: ProjectModel) => analysed(model, knowledge(model), environment.now().slice(0, 10));

  return { createVariant: create, listVariants: list };
}
