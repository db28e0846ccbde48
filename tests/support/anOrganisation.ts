import { invariant } from '../../core/base';
import { apply } from '../../core/changes';
import { type Actor, type CommandContext, type OrganisationCommand, runOnOrganisation } from '../../core/commands';
import {
  type AnswerValue,
  emptyOrganisation,
  type OrganisationModel,
  type OrganisationRows,
  Provider,
  type ProviderId,
  type Review,
  type ReviewId,
  type Seal,
} from '../../core/model';
import { A_PERSON, aFixedEnvironment } from './aModel';

export const CLOUD: ProviderId = 'pv_cloud';

/** Somebody acting on a day. */
export function onDay(day: string, who: Actor = A_PERSON): CommandContext {
  const ids = aFixedEnvironment();
  return { environment: { now: () => `${day}T09:00:00.000Z`, newId: prefix => `${ids.newId(prefix)}-${day}` }, who };
}

/** Runs commands on an organisation and expects each to be possible. */
export function organisationAfter(
  model: OrganisationModel,
  context: CommandContext,
  ...commands: readonly OrganisationCommand[]
): OrganisationModel {
  return commands.reduce((now, command) => {
    const edit = runOnOrganisation(now, command, context);
    invariant(edit.ok, edit.ok ? '' : JSON.stringify(edit.problems));
    return apply(now, edit.value.patch);
  }, model);
}

/** An organisation with one provider, `CLOUD`. */
export function anOrganisation(
  provider: Partial<OrganisationRows['providers']> = {},
  ...commands: readonly OrganisationCommand[]
): OrganisationModel {
  const row = Provider.parse({ id: CLOUD, key: 'aws', name: 'Example Cloud', ...provider });
  return organisationAfter(
    emptyOrganisation('Example Ltd'),
    onDay('2026-01-01'),
    { type: 'row/add', table: 'providers', row },
    ...commands,
  );
}

/** The one review of the organisation that is open. */
export function openReview(model: OrganisationModel): Review {
  const review = [...model.reviews.values()].find(one => one.seal === null);
  invariant(review, 'no review is open');
  return review;
}

/** The command that answers questions alike. */
export function answered(
  review: ReviewId,
  value: AnswerValue,
  questions: readonly string[],
  fields: Partial<Extract<OrganisationCommand, { type: 'answer/set' }>['fields']> = {},
): OrganisationCommand {
  return {
    type: 'answer/set',
    review,
    questions: questions.map(id => ({ id, asked: `Question ${id}?` })),
    fields: { value, ...fields },
  };
}

export function aSeal(at: string, more: Partial<Seal> = {}): Seal {
  return {
    at,
    sha256: 'a'.repeat(64),
    library: 'parapet 1.0',
    criticality: 3,
    score: 75,
    coverage: 1,
    knockouts: [],
    controls: {},
    projects: [],
    concerns: [],
    report: null,
    ...more,
  };
}

/** The organisation after a whole review of `CLOUD`: begun, answered, signed and closed on one day. */
export function reviewed(
  model: OrganisationModel,
  day: string,
  answers: Readonly<Record<string, AnswerValue>>,
  seal: Partial<Seal> = {},
): OrganisationModel {
  const context = onDay(day);
  const begun = organisationAfter(model, context, { type: 'review/start', provider: CLOUD, fields: {} });
  const { id } = openReview(begun);
  const given = Object.entries(answers).map(([question, value]) => answered(id, value, [question]));
  return organisationAfter(
    begun,
    context,
    ...given,
    { type: 'review/sign', review: id },
    { type: 'review/seal', review: id, seal: aSeal(`${day}T10:00:00.000Z`, seal) },
  );
}
