import type { Finding } from '../analysis';
import { daysFrom, stableJson } from '../base';
import {
  type AcceptanceLimits,
  type AcceptanceVerdict,
  type DocumentId,
  mayAccept,
  type OrganisationInfo,
  type ProjectModel,
  type RiskBand,
} from '../model';
import { acceptanceRules } from './policy';

/** The policy of an organisation, as a project meets it. */
export interface PolicyHere {
  readonly organisation: DocumentId;
  readonly info: OrganisationInfo | undefined;
  readonly today: string;
}

/**
 * What a project is to keep of who may accept which risk. A policy that is approved and says something is taken over; one that is in
 * force no longer is let go; what came from another organisation stays as it is.
 */
export function followedLimits(
  kept: AcceptanceLimits | null,
  { organisation, info, today }: PolicyHere,
): AcceptanceLimits | null {
  if (kept && kept.copiedFrom.organisation !== organisation) return kept;
  if (!isInForce(info)) return null;
  const rules = [...acceptanceRules(info)];
  const version = info.policyVersion;
  const isSame = kept?.version === version && stableJson(kept.rules) === stableJson(rules);
  return isSame ? kept : { rules, version, copiedFrom: { organisation, at: today } };
}

/** Approved, and with something in it: neither a draft nor an empty sheet binds anybody. */
function isInForce(info: OrganisationInfo | undefined): info is OrganisationInfo {
  return Boolean(info?.policyApproved && (info.policyText.trim() !== '' || info.acceptance.length > 0));
}

/** An acceptance that holds although the policy does not let its author give it, or not for so long. */
export interface BeyondPolicy {
  readonly key: string;
  readonly title: string;
  readonly subject: string;
  readonly by: string;
  readonly band: RiskBand;
  readonly verdict: Exclude<AcceptanceVerdict, { readonly may: true }>;
}

/** Files that were edited elsewhere, and risks that have grown since they were accepted, can hold such. Nothing where no policy came along. */
export function acceptancesBeyond(
  model: Pick<ProjectModel, 'project' | 'decisions'>,
  findings: Iterable<Pick<Finding, 'key' | 'standing' | 'residual'>>,
): readonly BeyondPolicy[] {
  const limits = model.project.get('project')?.acceptance;
  if (!limits) return [];
  return Array.from(findings).flatMap(({ key, standing, residual: { band } }) => {
    const decision = standing === 'accepted' ? model.decisions.get(key) : undefined;
    if (!decision) return [];
    const { stamp, expires, remembered } = decision;
    const days = expires === null ? null : daysFrom(stamp.at.slice(0, 10), expires);
    const verdict = mayAccept(limits.rules, { band, roles: stamp.roles, days });
    return verdict.may
      ? []
      : [{ key, title: remembered.title, subject: remembered.subject, by: stamp.by, band, verdict }];
  });
}
