import { type Environment, invariant } from '../../core/base';
import { apply } from '../../core/changes';
import { type Actor, type Command, run } from '../../core/commands';
import { type ElementKind, emptyProject, type PageId, type ProjectModel } from '../../core/model';

/** An environment without clock and chance: time moves one second a call, ids count up. */
export function aFixedEnvironment(): Environment {
  let tick = 0;
  let count = 0;
  return {
    now: () => new Date(Date.UTC(2026, 0, 1) + 1000 * tick++).toISOString(),
    newId: prefix => `${prefix}_${String(count++).padStart(4, '0')}`,
  };
}

export const A_PERSON: Actor = { name: 'Ada', roles: ['security'] };

/** Runs commands on a model and expects each to be possible. */
export function after(model: ProjectModel, ...commands: readonly Command[]): ProjectModel {
  const environment = aFixedEnvironment();
  return commands.reduce((now, command) => {
    const edit = run(now, command, { environment, who: A_PERSON });
    invariant(edit.ok, edit.ok ? '' : JSON.stringify(edit.problems));
    return apply(now, edit.value.patch);
  }, model);
}

export const PAGE: PageId = 'pg_0000';

/** An empty project whose one page is `PAGE`. */
export function aProject(name = 'Shop'): ProjectModel {
  return emptyProject(name, aFixedEnvironment());
}

/** The command that draws an element in a row of others. */
export function drawn(
  id: `el_${string}`,
  kind: ElementKind,
  name: string,
  elementType: string | null = null,
  column = 0,
): Command {
  const at = { x: 40 + 240 * column, y: 40, width: 160, height: 72 };
  return { type: 'element/add', id, kind, name, elementType, typeOrigin: null, parent: null, page: PAGE, at };
}
