import { ok, type Result } from '../base';
import { apply, merge, type ProjectEdit, type ProjectPatch } from '../changes';
import type { ProjectModel } from '../model';
import { type CanvasCommand, canvasRunners } from './canvas';
import { clipboardRunners, type Paste } from './clipboard';
import { asOneStep, type CommandContext, type CommandRunner } from './command';
import { type DecisionCommand, decisionRunners } from './decisions';
import { type FactCommand, factRunners } from './facts';
import { type GateCommand, gateRunners } from './gates';
import { type KnowledgeCommand, knowledgeRunners } from './knowledge';
import { type RowCommand, rowRunners } from './rows';
import { type ProviderCommand, providerRunners } from './takeProvider';

/** Several commands as one step of undo: each sees what the ones before it did; if one fails, none happens. */
export interface Batch {
  readonly type: 'batch';
  /** Key of the text catalogue `commands`. */
  readonly label: string;
  readonly commands: readonly Command[];
}

/** Every way to change a project. Commands are plain data, so the screen, paste, tests and the command line can all speak them. */
export type Command =
  | RowCommand
  | CanvasCommand
  | FactCommand
  | DecisionCommand
  | GateCommand
  | KnowledgeCommand
  | ProviderCommand
  | Paste
  | Batch;
export type CommandType = Command['type'];

const batch: CommandRunner<Batch> = (model, { label, commands }, context) => {
  let now = model;
  let patch: ProjectPatch = [];
  for (const command of commands) {
    const edit = run(now, command, context);
    if (!edit.ok) return edit;
    now = apply(now, edit.value.patch);
    patch = merge(patch, edit.value.patch);
  }
  return ok({ label, patch, mergeKey: null });
};

type Runners = { readonly [T in CommandType]: CommandRunner<Extract<Command, { type: T }>> };
const RUNNERS: Runners = {
  ...rowRunners,
  ...canvasRunners,
  ...factRunners,
  ...decisionRunners,
  ...gateRunners,
  ...knowledgeRunners,
  ...clipboardRunners,
  ...providerRunners,
  batch,
};

/** The edit that a command would make, or why it cannot be made. The model is not changed. */
export function run(model: ProjectModel, command: Command, context: CommandContext): Result<ProjectEdit> {
  // RUNNERS maps every command type to its own runner; TypeScript cannot correlate the two sides of a lookup.
  const runner = RUNNERS[command.type] as CommandRunner<Command>;
  return asOneStep(runner(model, command, context), context);
}
