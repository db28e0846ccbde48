import { type Environment, ok, type Result } from '../base';
import type { Edit, ProjectEdit } from '../changes';
import type { ProjectModel, Rows } from '../model';

/** Who acts, from the local profile. Recorded, not authenticated. */
export interface Actor {
  readonly name: string;
  readonly roles: readonly string[];
}

export interface CommandContext {
  readonly environment: Environment;
  /** Null until a profile is given; commands that stamp a decision then answer `profile/missing`. */
  readonly who: Actor | null;
  /** Whether it is being typed: what is typed on soon after is one step with it. A choice is a step of its own, however soon the next. */
  readonly typing?: boolean;
}

/** What goes on under a pointer or an arrow key, and is one step without being typed. */
const GESTURES: ReadonlySet<string> = new Set(['canvas/move', 'canvas/resize', 'route/set']);

/** An edit that melts into the step before it only while it is typed, or is a gesture that goes on. */
export function asOneStep<T extends Rows>(edit: Result<Edit<T>>, { typing = false }: CommandContext): Result<Edit<T>> {
  if (!edit.ok || typing || GESTURES.has(edit.value.label)) return edit;
  return ok({ ...edit.value, mergeKey: null });
}

/** A command describes what it would do to the model; it does nothing. */
export type CommandRunner<C> = (model: ProjectModel, command: C, context: CommandContext) => Result<ProjectEdit>;
