import type { Facts } from '../model';
import { isPolicyInForce, type PolicyHere } from './acceptances';

/** The fact that rules ask of a project: whether a cloud security policy is in force. */
const POLICY = 'cloud_policy';

/**
 * What a project is to keep of whether a cloud policy is in force: what somebody has said in it stays, else it is as the organisation
 * has it. The facts as they were when nothing is different.
 */
export function followedFacts(facts: Facts, { info, today }: PolicyHere): Facts {
  const { [POLICY]: kept, ...others } = facts;
  if (kept && kept.origin.kind !== 'organisation') return facts;
  if (isPolicyInForce(info)) {
    if (kept) return facts;
    return { ...others, [POLICY]: { value: 'yes', origin: { kind: 'organisation', name: info.name, at: today } } };
  }
  return kept ? others : facts;
}
