import type { OrganisationModel } from '../model';

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
