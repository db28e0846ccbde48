import { fail, ok, type Result } from '../base';
import { apply, changeOf, merge, type Patch } from '../changes';
import type { OrganisationModel, OrganisationRows, ProviderId } from '../model';
import { asOneStep, type CommandContext } from './command';
import { withFact } from './facts';
import { organisationKit as kit } from './organisationRows';
import { type RegisterCommand, registerRunners } from './registers';
import { type OrganisationEdit, type OrganisationRunner, type ReviewCommand, reviewRunners } from './reviews';
import type { AddRowOf, ChangeRowsOf, RemoveRowsOf } from './rowKit';
import { typedNow } from './stamps';

export type AddOrganisationRow = AddRowOf<OrganisationRows>;
export type ChangeOrganisationRows = ChangeRowsOf<OrganisationRows>;
export type RemoveOrganisationRows = RemoveRowsOf<OrganisationRows>;

/** Says a fact of the library about a provider; null makes it unknown again. */
export interface SetProviderFact {
  readonly type: 'provider/fact';
  readonly provider: ProviderId;
  readonly fact: string;
  readonly value: string | null;
}
/** Several commands as one step of undo; if one fails, none happens. */
export interface OrganisationBatch {
  readonly type: 'batch';
  readonly label: string;
  readonly commands: readonly OrganisationCommand[];
}

/** Every way to change an organisation, as plain data like the commands of a project. */
export type OrganisationCommand =
  | AddOrganisationRow
  | ChangeOrganisationRows
  | RemoveOrganisationRows
  | RegisterCommand
  | SetProviderFact
  | ReviewCommand
  | OrganisationBatch;

const setFact: OrganisationRunner<SetProviderFact> = (model, { provider, fact, value }, context) => {
  const before = model.providers.get(provider);
  if (!before) return fail({ code: 'row/unknown', facts: { id: provider } });
  const facts = withFact(before.facts, fact, value === null ? null : { value, origin: typedNow(context) });
  const patch = kit.soundPatch(model, [
    changeOf<OrganisationRows, 'providers'>('providers', before, { ...before, facts }),
  ]);
  return patch.ok ? ok({ label: 'fact/set', patch: patch.value, mergeKey: `fact/set ${provider} ${fact}` }) : patch;
};

const batch: OrganisationRunner<OrganisationBatch> = (model, { label, commands }, context) => {
  let now = model;
  let patch: Patch<OrganisationRows> = [];
  for (const command of commands) {
    const edit = runOnOrganisation(now, command, context);
    if (!edit.ok) return edit;
    now = apply(now, edit.value.patch);
    patch = merge(patch, edit.value.patch);
  }
  return ok({ label, patch, mergeKey: null });
};

type Runners = {
  readonly [C in OrganisationCommand['type']]: OrganisationRunner<Extract<OrganisationCommand, { type: C }>>;
};
const RUNNERS: Runners = {
  'row/add': (model, command) => kit.add(model, command),
  'row/change': (model, command) => kit.change(model, command),
  'row/remove': (model, command) => kit.remove(model, command),
  ...registerRunners,
  'provider/fact': setFact,
  ...reviewRunners,
  batch,
};

/** The edit that a command would make to an organisation, or why it cannot be made. The model is not changed. */
export function runOnOrganisation(
  model: OrganisationModel,
  command: OrganisationCommand,
  context: CommandContext,
): Result<OrganisationEdit> {
  // RUNNERS maps every command type to its own runner; TypeScript cannot correlate the two sides of a lookup.
  const runner = RUNNERS[command.type] as OrganisationRunner<OrganisationCommand>;
  return asOneStep(runner(model, command, context), context);
}
