import type { HandThreat, Rating, RiskBand, StrideLetter } from '../../model';

/** Technology → library type. `vague` ones say less than a good name: the name is asked first. */
export const TECHNOLOGIES: Readonly<Record<string, { readonly type: string; readonly vague?: true }>> = {
  browser: { type: 'browser' },
  desktop: { type: 'desktop-client' },
  'mobile-app': { type: 'mobile-app' },
  'devops-client': { type: 'workstation', vague: true },
  'web-server': { type: 'web-server' },
  'web-application': { type: 'web-app' },
  'application-server': { type: 'web-app', vague: true },
  database: { type: 'rdbms', vague: true },
  'file-server': { type: 'file-share' },
  'local-file-system': { type: 'block-volume', vague: true },
  erp: { type: 'web-app', vague: true },
  cms: { type: 'web-app' },
  'web-service-rest': { type: 'api-service' },
  'web-service-soap': { type: 'api-service' },
  ejb: { type: 'api-service', vague: true },
  'search-index': { type: 'search-index' },
  'search-engine': { type: 'search-index' },
  'reverse-proxy': { type: 'web-server' },
  'load-balancer': { type: 'load-balancer' },
  'build-pipeline': { type: 'cicd' },
  'sourcecode-repository': { type: 'source-repo' },
  'artifact-registry': { type: 'package-registry', vague: true },
  'code-inspection-platform': { type: 'vuln-scanner' },
  monitoring: { type: 'monitoring' },
  'ldap-server': { type: 'directory' },
  'container-platform': { type: 'k8s-cluster' },
  'batch-processing': { type: 'batch-job' },
  'event-listener': { type: 'api-service', vague: true },
  'identity-provider': { type: 'idp', vague: true },
  'identity-store-ldap': { type: 'directory' },
  'identity-store-database': { type: 'directory', vague: true },
  task: { type: 'batch-job', vague: true },
  function: { type: 'function' },
  gateway: { type: 'api-gateway', vague: true },
  'iot-device': { type: 'iot-device' },
  'message-queue': { type: 'queue' },
  'stream-processing': { type: 'stream' },
  'service-mesh': { type: 'service-mesh' },
  'data-lake': { type: 'data-lake' },
  'big-data-platform': { type: 'data-warehouse' },
  'report-engine': { type: 'bi-dashboard' },
  ai: { type: 'ml-endpoint', vague: true },
  'mail-server': { type: 'saas-email', vague: true },
  vault: { type: 'secrets-manager' },
  hsm: { type: 'hsm' },
  waf: { type: 'waf' },
  ids: { type: 'cloud-firewall' },
  ips: { type: 'cloud-firewall' },
  scheduler: { type: 'scheduler' },
  mainframe: { type: 'legacy-core' },
  'block-storage': { type: 'block-volume' },
};

export const ELEMENT_KINDS: Readonly<Record<string, 'actor' | 'process' | 'store'>> = {
  'external-entity': 'actor',
  process: 'process',
  datastore: 'store',
};

export const BOUNDARY_KINDS: Readonly<Record<string, string>> = {
  'network-on-prem': 'onprem',
  'network-dedicated-hoster': 'provider',
  'network-virtual-lan': 'subnet',
  'network-cloud-provider': 'provider',
  'network-cloud-security-group': 'subnet',
  'network-policy-namespace-isolation': 'namespace',
  'execution-environment': 'host',
};

/** Both scales have five steps of disclosure, under other names. */
export const CLASSES: Readonly<Record<string, string>> = {
  public: 'public',
  internal: 'internal',
  restricted: 'confidential',
  confidential: 'restricted',
  'strictly-confidential': 'secret',
};

export const RATINGS: Readonly<Record<string, Rating>> = {
  archive: 1,
  operational: 2,
  important: 3,
  critical: 4,
  'mission-critical': 5,
};

export const AT_REST: Readonly<Record<string, string>> = {
  none: 'no',
  transparent: 'provider-key',
  'data-with-symmetric-shared-key': 'cmk',
  'data-with-asymmetric-shared-key': 'cmk',
  'data-with-end-user-individual-key': 'external-key',
};

export const AUTHENTICATION: Readonly<Record<string, string>> = {
  none: 'none',
  credentials: 'password',
  'session-id': 'token',
  token: 'token',
  'client-certificate': 'mtls',
  'two-factor': 'password',
  externalized: 'federated',
};

export const AUTHORIZATION: Readonly<Record<string, string>> = {
  none: 'no',
  'technical-user': 'yes',
  'end-user-identity-propagation': 'yes',
};

/** Protocols that have an encrypted twin in the format, so that naming this one says that nothing is encrypted. */
export const PLAIN: ReadonlySet<string> = new Set([
  ...['http', 'ws', 'reverse-proxy-web-protocol', 'jdbc', 'odbc', 'sql-access-protocol', 'nosql-access-protocol'],
  ...['binary', 'text', 'smtp', 'pop3', 'imap', 'ftp', 'ldap', 'smb', 'iiop', 'jrmp'],
]);

/** What a protocol says about the kind of connection. */
export const VIA: readonly { readonly via: string; readonly protocols: RegExp }[] = [
  { via: 'query', protocols: /^(jdbc|odbc|sql-access-protocol|nosql-access-protocol)(-encrypted)?$/ },
  { via: 'mail', protocols: /^(smtp|pop3|imap)(-encrypted)?$/ },
  { via: 'file', protocols: /^(ftp|ftps|sftp|scp|nfs|smb|smb-encrypted|local-file-access)$/ },
  { via: 'admin', protocols: /^ssh$/ },
];

export const RISK_STATUSES: Readonly<Record<string, HandThreat['status']>> = {
  unchecked: 'open',
  'in-discussion': 'open',
  'in-progress': 'open',
  accepted: 'accepted',
  mitigated: 'mitigated',
  'false-positive': 'not-applicable',
};

export const SEVERITIES: Readonly<Record<string, RiskBand>> = {
  low: 'low',
  medium: 'moderate',
  elevated: 'high',
  high: 'high',
  critical: 'critical',
};

export const LIKELIHOODS: Readonly<Record<string, Rating>> = { unlikely: 2, likely: 3, 'very-likely': 4, frequent: 5 };
export const IMPACTS: Readonly<Record<string, Rating>> = { low: 2, medium: 3, high: 4, 'very-high': 5 };

/** STRIDE letters of the tool's own risks; the file names them by id only. */
const RISKS_BY_LETTER: Readonly<Partial<Record<StrideLetter, readonly string[]>>> = {
  S: ['cross-site-request-forgery', 'missing-file-validation', 'missing-identity-store', 'service-registry-poisoning'],
  T: [
    ...['code-backdooring', 'container-baseimage-backdooring', 'cross-site-scripting', 'ldap-injection'],
    ...['missing-build-infrastructure', 'missing-cloud-hardening', 'missing-hardening', 'missing-waf'],
    ...['push-instead-of-pull-deployment', 'search-query-injection', 'sql-nosql-injection', 'unchecked-deployment'],
    'untrusted-deserialization',
  ],
  I: [
    ...['accidental-secret-leak', 'incomplete-model', 'missing-vault', 'path-traversal', 'server-side-request-forgery'],
    ...['unencrypted-asset', 'unencrypted-communication', 'wrong-communication-link-content', 'xml-external-entity'],
  ],
  D: ['dos-risky-access-across-trust-boundary'],
  E: [
    ...['container-platform-escape', 'missing-authentication', 'missing-authentication-second-factor'],
    ...['missing-identity-propagation', 'missing-identity-provider-isolation', 'missing-network-segmentation'],
    ...['missing-vault-isolation', 'mixed-targets-on-shared-runtime', 'unguarded-access-from-internet'],
    ...['unguarded-direct-datastore-access', 'unnecessary-communication-link', 'unnecessary-data-asset'],
    ...['unnecessary-data-transfer', 'unnecessary-technical-asset', 'wrong-trust-boundary-content'],
  ],
};

export const STRIDE_OF_RISK: ReadonlyMap<string, StrideLetter> = new Map(
  (['S', 'T', 'I', 'D', 'E'] as const).flatMap(letter =>
    (RISKS_BY_LETTER[letter] ?? []).map(risk => [risk, letter] as const),
  ),
);

export const CLOUDS: Readonly<Record<string, string>> = { aws: 'AWS', azure: 'Microsoft Azure', gcp: 'Google Cloud' };
