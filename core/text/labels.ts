import type { ControlStatus, RiskBand, ServiceModel, Share, StrideLetter } from '../model';

/** Words that the screen, the report and the command line share. */
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
