import type { Environment, Result } from '../base';
import type { ProjectEdit } from '../changes';
import type { ProjectModel } from '../model';

/** Who acts, from the local profile. Recorded, not authenticated. */
export interface Actor {
  readonly name: string;
  readonly roles: readonly string[];
}

export interface CommandContext {
  readonly environment: Environment;
  /** Null until a profile is given; commands that stamp a decision then answer `profile/missing`. */
  readonly who: Actor | null;
}

/** A command describes what it would do to the model; it does nothing. */
export type CommandRunner<C> = (model: ProjectModel, command: C, context: CommandContext) => Result<ProjectEdit>;
