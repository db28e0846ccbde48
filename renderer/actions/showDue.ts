import { useCallback } from 'react';
import type { OrganisationModel } from '../../core/model';
import type { DueKind, UpcomingItem } from '../../core/review';
import { type Place, type Session, useSession } from '../session';

type Way = (session: Session, model: OrganisationModel, id: string) => void;

const toReview: Way = ({ organisation }, model, id) => {
  const running = [...model.reviews.values()].find(one => one.provider === id && one.seal === null);
  organisation.goTo('reviews', running?.id ?? id);
};
const toAnswer: Way = ({ organisation }, model, id) =>
  organisation.goTo('reviews', model.answers.get(id)?.review ?? null);
const toProvider =
  (of: (model: OrganisationModel, id: string) => string | undefined): Way =>
  ({ organisation }, model, id) =>
    organisation.goTo('providers', of(model, id) ?? null);

/** Where each kind of due thing of the organisation is dealt with. */
const WAY: Readonly<Record<DueKind, Way>> = {
  'full-review': toReview,
  'light-review': toReview,
  'open-review': ({ organisation }, _, id) => organisation.goTo('reviews', id),
  attestation: toProvider((model, id) => model.attestations.get(id)?.provider),
  contract: toProvider((model, id) => model.contracts.get(id)?.provider),
  evidence: ({ organisation }, model, id) => {
    const answer = [...model.answers.values()].find(one => one.evidence.some(evidence => evidence === id));
    organisation.goTo('reviews', answer?.review ?? null);
  },
  exception: toAnswer,
  answer: toAnswer,
  action: ({ organisation }, model, id) => organisation.goTo('reviews', model.actions.get(id)?.review ?? null),
  register: ({ organisation }, _, id) => organisation.goTo('registers', id),
  policy: ({ organisation }) => organisation.goTo('policy'),
  acceptance: ({ organisation }) => organisation.leave(),
  dismissal: ({ organisation }) => organisation.leave(),
  assignment: ({ organisation }) => organisation.leave(),
  'control-evidence': ({ organisation }) => organisation.leave(),
  waiver: ({ organisation }) => organisation.leave(),
};

/** The place of a project in which a due thing of it is dealt with. */
const PLACE: Readonly<Partial<Record<DueKind, Place>>> = {
  acceptance: 'threats',
  dismissal: 'threats',
  assignment: 'threats',
  'control-evidence': 'controls',
  evidence: 'controls',
};

/** Leads to the thing that is due, in the organisation as it was read: a place of it, or one of its project, which is opened. */
export function useShowDue(): (item: UpcomingItem, model: OrganisationModel) => Promise<void> {
  const session = useSession();
  return useCallback(
    async ({ kind, id, project }, model) => {
      const { organisation } = session;
      if (project === null) return WAY[kind](session, model, id);
      if (!(await session.openProject(project.id))) return;
      organisation.leave();
      const place = PLACE[kind] ?? 'project';
      session.goTo(place, place === 'threats' ? { finding: id } : {});
    },
    [session],
  );
}
