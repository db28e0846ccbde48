import { type ControlStatus, type RiskBand, type ServiceModel, type Share, StrideLetter } from '../model';

/** Words that the screen, the report and the command line share. */
/** How one aspect of the upkeep of an asset stands. */
export const UPKEEP_STATE_LABEL = { done: 'Done', partly: 'In part', not: 'Not done', unknown: 'Not known' } as const;

export const RISK_BAND_LABEL = {
  low: 'Low',
  moderate: 'Moderate',
  high: 'High',
  critical: 'Critical',
} as const satisfies Record<RiskBand, string>;

export const SHARE_LABEL = {
  C: 'Customer',
  P: 'Provider',
  Sd: 'Shared, each must act',
  Si: 'Shared, each in its own scope',
  'n/a': 'Not applicable',
} as const satisfies Record<Share, string>;

export const SERVICE_MODEL_LABEL = {
  onprem: 'On-premises',
  iaas: 'IaaS',
  'caas-k8s': 'Containers (Kubernetes)',
  'caas-serverless': 'Containers (serverless)',
  paas: 'PaaS',
  faas: 'Functions (FaaS)',
  saas: 'SaaS',
} as const satisfies Record<ServiceModel, string>;

export const STRIDE_LABEL = {
  S: 'Spoofing',
  T: 'Tampering',
  R: 'Repudiation',
  I: 'Information disclosure',
  D: 'Denial of service',
  E: 'Elevation of privilege',
} as const satisfies Record<StrideLetter, string>;

/** Letters as STRIDE has them, whatever order they are written in. */
export function inStrideOrder(letters: readonly StrideLetter[]): readonly StrideLetter[] {
  return StrideLetter.options.filter(letter => letters.includes(letter));
}

export const CONTROL_STATUS_LABEL = {
  verified: 'Verified',
  implemented: 'Implemented',
  attested: 'Attested by the provider',
  claimed: 'Claimed by the provider',
  partial: 'Partly in place',
  modify: 'Must be changed',
  degraded: 'Weaker than in-house',
  planned: 'Planned',
  missing: 'Missing',
  unavailable: 'Not available at the provider',
  unknown: 'Not assessed',
  'n/a': 'Not needed',
} as const satisfies Record<ControlStatus, string>;

/** What things that are compared are called. */
export const COMPARED_THING = {
  elements: 'Element',
  flows: 'Data flow',
  boundaries: 'Trust boundary',
  assets: 'Data asset',
  providers: 'Provider',
} as const;

/** What a rule, or the inside of a question about what stands around, is asked of. */
export const RULE_SUBJECT = {
  element: 'an element',
  flow: 'a data flow',
  boundary: 'a trust boundary',
  asset: 'a data asset',
  provider: 'a provider',
  project: 'the project',
  pair: 'a pair of elements',
} as const;

/** What stands around a thing, as rules ask about it. */
export const RELATION_LABEL = {
  incoming: 'flows that arrive',
  outgoing: 'flows that leave',
  neighbours: 'things it is connected with',
  upstream: 'things that send to it',
  downstream: 'things it sends to',
  siblings: 'things in the same boundary',
  sharers: 'things that keep the same data',
  zones: 'boundaries around it',
  data: 'data assets on it',
  source: 'sender, or first of the pair',
  target: 'receiver, or second of the pair',
  members: 'things directly inside it',
  contents: 'things inside it at any depth',
  inner: 'boundaries inside it at any depth',
  crossings: 'flows across it',
  holders: 'things that store it',
  handlers: 'things that store, process, send or receive it',
  carriers: 'flows that carry it',
  elements: 'things in scope, anywhere',
  drawn: 'things drawn anywhere, also out of scope',
} as const;

/** How far a relation is followed along flows. */
export const withinWords = (hops: number | undefined) =>
  hops === undefined || hops === 1 ? '' : `, at most ${hops} flows away`;
