import type { Finding } from '../analysis';
import { daysFrom, stableJson } from '../base';
import {
  type AcceptanceLimits,
  type AcceptanceVerdict,
  type Decision,
  type DocumentId,
  mayAccept,
  type OrganisationInfo,
  type ProjectModel,
  type RiskBand,
  standingOfThreat,
} from '../model';
import { riskOfWritten } from '../risk';
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
  if (!isPolicyInForce(info)) return null;
  const rules = [...acceptanceRules(info)];
  const version = info.policyVersion;
  const isSame = kept?.version === version && stableJson(kept.rules) === stableJson(rules);
  return isSame ? kept : { rules, version, copiedFrom: { organisation, at: today } };
}

/** Approved, and with something in it: neither a draft nor an empty sheet binds anybody. */
export function isPolicyInForce(info: OrganisationInfo | undefined): info is OrganisationInfo {
  return Boolean(info?.policyApproved && (info.policyText.trim() !== '' || info.acceptance.length > 0));
}

/** An acceptance that holds although the policy does not let its author give it, or not for so long. */
export interface BeyondPolicy {
  readonly key: string;
  readonly title: string;
  readonly subject: string;
  /** Empty: the acceptance came with a file, and nobody here has given it. */
  readonly by: string;
  readonly band: RiskBand;
  readonly verdict:
    | Exclude<AcceptanceVerdict, { readonly may: true }>
    | { readonly may: false; readonly because: 'brought' };
}

interface Here {
  readonly model: Pick<ProjectModel, 'project' | 'decisions' | 'threats'>;
  readonly findings: Iterable<Pick<Finding, 'key' | 'standing' | 'residual'>>;
  readonly today: string;
}

/** Files that were edited elsewhere, and risks that have grown since they were accepted, can hold such. Nothing where no policy came along. */
export function acceptancesBeyond({ model, findings, today }: Here): readonly BeyondPolicy[] {
  const limits = model.project.get('project')?.acceptance;
  if (!limits) return [];
  const found = Array.from(findings).flatMap(({ key, standing, residual: { band } }) => {
    const decision = standing === 'accepted' ? model.decisions.get(key) : undefined;
    if (!decision) return [];
    const { title, subject } = decision.remembered;
    return beyond(limits, { key, title, subject, band }, decision);
  });
  const written = [...model.threats.values()].flatMap(threat => {
    if (standingOfThreat(threat, today) !== 'accepted') return [];
    const of = { key: threat.id, title: threat.title, subject: '', band: riskOfWritten(threat).band ?? 'critical' };
    if (threat.acceptance) return beyond(limits, of, threat.acceptance);
    return [{ ...of, by: '', verdict: { may: false, because: 'brought' } as const }];
  });
  return [...found, ...written];
}

function beyond(
  { rules }: AcceptanceLimits,
  of: Pick<BeyondPolicy, 'key' | 'title' | 'subject' | 'band'>,
  { stamp, expires }: Pick<Decision, 'stamp' | 'expires'>,
): readonly BeyondPolicy[] {
  const days = expires === null ? null : daysFrom(stamp.at.slice(0, 10), expires);
  const verdict = mayAccept(rules, { band: of.band, roles: stamp.roles, days });
  return verdict.may ? [] : [{ ...of, by: stamp.by, verdict }];
}
