import type { OrganisationModel, ReviewId, SealedProject } from '../model';

/** The report that was kept when a review was closed. */
export interface SealedReport {
  readonly id: string;
  readonly sha256: string;
  /** The provider's name and the day on which the review was closed. */
  readonly title: string;
}

export function sealedReports(model: OrganisationModel): readonly SealedReport[] {
  return [...model.reviews.values()].flatMap(({ provider, seal }) => {
    if (!seal?.report) return [];
    const title = `${model.providers.get(provider)?.name ?? provider}, ${seal.at.slice(0, 10)}`;
    return [{ ...seal.report, title }];
  });
}

/** A linked project as it stood when a review was closed; `sha256` is of the text of its file. */
export interface SealedState extends Pick<SealedProject, 'project' | 'revision' | 'sha256'> {
  /** The id that it is kept under. */
  readonly id: string;
  readonly review: ReviewId;
  /** When the review was closed. */
  readonly at: string;
  /** The project's name and the day on which the review was closed. */
  readonly title: string;
}

/** Under which id a project is kept as it stood when a review was closed. */
export function sealedStateId(review: string, project: string): string {
  return `${review} ${project}`;
}

/** The projects of all closed reviews as they stood then, the latest first. */
export function sealedStates(model: OrganisationModel): readonly SealedState[] {
  const states = [...model.reviews.values()].flatMap(({ id: review, seal }) =>
    (seal?.projects ?? []).map(({ project, name, revision, sha256 }): SealedState => {
      const at = seal?.at ?? '';
      return {
        id: sealedStateId(review, project),
        review,
        at,
        title: `${name}, ${at.slice(0, 10)}`,
        project,
        revision,
        sha256,
      };
    }),
  );
  return states.sort((a, b) => (a.at < b.at ? 1 : -1));
}
