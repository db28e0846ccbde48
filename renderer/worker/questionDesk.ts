import { type Environment, ok, type Result } from '../../core/base';
import type { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import { judgedGates } from '../../core/review';
import type { BackOffice } from './backOffice';

interface Open {
  readonly keeper: { readonly model: ProjectModel };
  readonly engine: Engine;
}

interface QuestionDeskParts {
  readonly environment: Environment;
  /** The open project with every edit worked in. */
  readonly settled: () => Result<Open>;
}

type QuestionCalls = Pick<
  BackOffice,
  'explain' | 'whyNot' | 'controlRows' | 'gates' | 'table1' | 'waysIn' | 'waysInto'
>;

/** What the open project is asked beyond its findings: reasons, controls, gates, ways in. */
export function createQuestionDesk({ environment, settled }: QuestionDeskParts): QuestionCalls {
  async function answered<T>(ask: (open: Open) => T): Promise<Result<T>> {
    const open = settled();
    return open.ok ? ok(ask(open.value)) : open;
  }
  return {
    explain: finding => answered(({ engine }) => engine.explain(finding)),
    whyNot: (rule, subject) => answered(({ engine }) => engine.whyNot(rule, subject)),
    controlRows: ({ control, subject }) =>
      answered(({ engine }) => {
        if (control !== undefined) return engine.controlRows({ control });
        return subject === undefined ? [] : engine.controlRows({ subject });
      }),
    gates: () =>
      answered(({ engine, keeper: { model } }) =>
        judgedGates({
          model,
          library: engine.library,
          findings: engine.findings(),
          controls: engine.allControlRows(),
          today: environment.now().slice(0, 10),
        }),
      ),
    table1: () => answered(({ engine }) => engine.table1()),
    waysIn: () => answered(({ engine }) => engine.waysIn()),
    waysInto: element => answered(({ engine }) => engine.waysInto(element)),
  };
}
