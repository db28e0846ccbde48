import { type Environment, ok, type Result } from '../../core/base';
import type { Engine } from '../../core/engine';
import type { Library } from '../../core/library';
import type { DocumentId } from '../../core/model';
import {
  compareProjects,
  exploitedIn,
  gapsAbout,
  mostPressing,
  type Pressing,
  pressedThen,
  pressingGaps,
  pressingRisks,
  registerFindings,
  trendingConcerns,
} from '../../core/review';
import type { BackOffice } from './backOffice';
import type { OrganisationCalls } from './organisationDesk';
import type { StateDesk } from './stateDesk';

interface Open {
  readonly id: DocumentId;
  readonly engine: Engine;
}

interface PressingDeskParts {
  readonly library: Library;
  readonly environment: Environment;
  /** The open project with every edit worked in. */
  readonly settled: () => Result<Open>;
  readonly newest: StateDesk['newest'];
  readonly organisation: Pick<OrganisationCalls, 'readOrganisation' | 'listNames'>;
}

/** What presses most in the open project, over its own risks and the registers of the organisation. */
export function createPressingDesk(parts: PressingDeskParts): Pick<BackOffice, 'concerns'> {
  const { library, environment, settled, newest, organisation } = parts;

  async function concerns(): ReturnType<BackOffice['concerns']> {
    const [kept, here, names] = [
      await newest(),
      await organisation.readOrganisation(),
      await organisation.listNames(),
    ] as const;
    if (!kept.ok) return kept;
    if (!here.ok) return here;
    if (!names.ok) return names;
    const open = settled();
    if (!open.ok) return open;
    const { engine, id } = open.value;
    const was = kept.value;
    const basis = was && {
      comparison: compareProjects(engine.library, was.project, engine.judged()),
      now: engine.findings(),
      before: pressedThen(was.project),
    };
    const model = here.value?.model ?? null;
    const cases = engine.concernCases(model ? exploitedIn(model, id) : undefined);
    const risks = pressingRisks(trendingConcerns(cases, basis), engine.findings(), engine.model);
    const gaps: readonly Pressing[] = model === null ? [] : gapsHere(model, { id, engine, names: names.value });
    return ok({ items: mostPressing([...risks, ...gaps]), since: was?.at ?? null });
  }

  function gapsHere(
    model: Parameters<typeof registerFindings>[0]['model'],
    { id, engine, names }: Open & { readonly names: Parameters<typeof registerFindings>[0]['projects'] },
  ): readonly Pressing[] {
    const today = environment.now().slice(0, 10);
    const found = registerFindings({ model, library, projects: names, today });
    const named = new Set<string>([id, ...engine.model.providers.keys()]);
    const findings = gapsAbout(found, named, { whole: false });
    // Which gaps there were when the state was kept is not kept with it.
    return pressingGaps({ model, library, findings, today, before: null });
  }

  return { concerns };
}
