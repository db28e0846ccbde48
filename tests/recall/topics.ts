/** What a topic of the experts means in the library: weaknesses and threats that are its substance, and why exactly these. */
export interface Topic {
  readonly cwe: readonly string[];
  readonly threats: readonly string[];
  readonly because: string;
}

/**
 * Mapped by hand, from the words of the topics and not from what was missed, and meant to be read by somebody who trusts it little. A
 * weakness stands here only where every threat of the library that carries it is about the topic; where it is not, the threats are named
 * instead. A new threat is added to the topics that it is about when it is written.
 */
export const TOPICS: Readonly<Record<string, Topic>> = {
  'authn-missing': {
    cwe: ['CWE-306'],
    threats: [],
    because: 'Only threats that say that nothing has to be shown: missing authentication.',
  },
  'authn-weak': {
    cwe: ['CWE-1390', 'CWE-308', 'CWE-521', 'CWE-1391', 'CWE-1392'],
    threats: [],
    because: 'Proof of identity exists but is weak, default or single; guessing is its own topic but starts here.',
  },
  'authn-bruteforce': {
    cwe: ['CWE-307'],
    threats: ['th-hu-ato', 'th-id-password-spray'],
    because: 'Trying passwords: missing limit on attempts. Weak passwords alone are not it.',
  },
  impersonation: {
    cwe: ['CWE-290', 'CWE-1390', 'CWE-295'],
    threats: ['th-ap-registry-spoof', 'th-nw-in-between', 'th-in-webhook', 'th-fl-reuse'],
    because: 'Somebody or something passes for another: a person, a service, or the far end of a connection.',
  },
  'authz-missing': {
    cwe: ['CWE-862', 'CWE-639', 'CWE-425'],
    threats: ['th-ap-bola', 'th-ap-bfla', 'th-da-unauthorised', 'th-ai-rag-acl', 'th-id-guest-sprawl'],
    because: 'The caller is known and may do too much. Broad cloud roles (272, 266) are not meant.',
  },
  'cred-theft': {
    cwe: ['CWE-522'],
    threats: ['th-id-stolen-creds', 'th-hu-phish', 'th-id-static-keys', 'th-fl-reuse'],
    because: 'A credential is taken and used. Where it lay unprotected is the topic cred-storage.',
  },
  'cred-storage': {
    cwe: ['CWE-256', 'CWE-260', 'CWE-526', 'CWE-916'],
    threats: [
      'th-cl-storage',
      'th-da-file-copied',
      'th-sc-secret-in-code',
      'th-k8-secrets',
      'th-ai-agent-creds',
      'th-da-keys-copied',
      'th-id-account-store',
    ],
    because: 'Secrets lie where they can be read: in settings, environments, files or weak hashes.',
  },
  phishing: {
    cwe: [],
    threats: ['th-hu-phish', 'th-hu-customer-phish', 'th-sa-mail-bec', 'th-hu-helpdesk', 'th-ap-lookalike'],
    because: 'A person is talked into it; stolen credentials in general are not enough.',
  },
  xss: {
    cwe: ['CWE-79'],
    threats: [],
    because: 'Cross-site scripting has one weakness.',
  },
  csrf: {
    cwe: ['CWE-352'],
    threats: [],
    because: 'Cross-site request forgery has one weakness.',
  },
  'injection-sql': {
    cwe: ['CWE-89', 'CWE-943'],
    threats: [],
    because: 'Query languages only.',
  },
  injection: {
    cwe: ['CWE-77', 'CWE-78', 'CWE-89', 'CWE-94', 'CWE-117', 'CWE-943', 'CWE-1336'],
    threats: [],
    because: 'Input becomes part of a command, a query, code or a log line.',
  },
  rce: {
    cwe: ['CWE-77', 'CWE-78', 'CWE-94', 'CWE-502', 'CWE-787'],
    threats: [],
    because: 'Input that ends as running code, through a command, a deserialiser or a memory error.',
  },
  'input-validation': {
    cwe: ['CWE-22', 'CWE-502', 'CWE-611', 'CWE-915', 'CWE-1039'],
    threats: [
      'th-ap-injection',
      'th-sl-event-inject',
      'th-ap-parser',
      'th-gen-process-input',
      'th-gen-flow-tamper',
      'th-ap-third-api',
      'th-ap-model-answer',
      'th-fl-hostile',
      'th-fl-query',
      'th-ap-client-trust',
    ],
    because: 'Unchecked input in general; each of these says which kind.',
  },
  'file-upload': {
    cwe: [],
    threats: ['th-ap-upload', 'th-ap-upload-stored'],
    because: 'Weakness 434 also stands on malware in general, so the two threats are named.',
  },
  'prompt-injection': {
    cwe: ['CWE-1427'],
    threats: [],
    because: 'One weakness, written for it.',
  },
  'model-poison': {
    cwe: [],
    threats: [
      'th-ai-poison',
      'th-ai-training-data',
      'th-ai-model-file',
      'th-ai-knowledge',
      'th-ai-memory',
      'th-ai-model-supply',
    ],
    because:
      'Training data, knowledge or the model itself is altered; weakness 349 alone would also take any trusted input.',
  },
  'code-tamper': {
    cwe: [],
    threats: [
      'th-sc-code-tamper',
      'th-sc-artifact-tamper',
      'th-sc-pipeline-poison',
      'th-sl-backdoor',
      'th-ai-notebook',
      'th-ap-script-supply',
      'th-io-firmware',
      'th-ed-content',
      'th-cl-rebuilt',
    ],
    because: 'Program code is changed at rest, in the pipeline or on the device.',
  },
  'supply-chain': {
    cwe: [],
    threats: [
      'th-sc-oss-vuln',
      'th-gen-process-parts',
      'th-sc-dep-confusion',
      'th-sc-thirdparty-action',
      'th-ai-model-supply',
      'th-k8-image-vuln',
      'th-k8-bad-image',
      'th-k8-addon',
      'th-ap-script-supply',
    ],
    because: 'Parts made by others. Unpatched hosts share weakness 1395 but are not meant.',
  },
  'config-exposure': {
    cwe: ['CWE-260', 'CWE-526', 'CWE-538'],
    threats: ['th-k8-secrets'],
    because: 'What stands in settings is read.',
  },
  'config-tamper': {
    cwe: ['CWE-471'],
    threats: ['th-nw-fw-change', 'th-mg-push-config', 'th-mg-drift', 'th-ed-content'],
    because: 'Settings are changed.',
  },
  'data-tamper': {
    cwe: [],
    threats: [
      'th-da-unauthorised',
      'th-gen-store-tamper',
      'th-da-public-write',
      'th-ap-mass-assign',
      'th-ap-bola',
      'th-fl-store-access',
    ],
    because: 'Stored records are altered by somebody without the right.',
  },
  'msg-tamper': {
    cwe: ['CWE-924', 'CWE-353'],
    threats: ['th-in-spoof-msg', 'th-in-topic-open', 'th-da-unauthorised'],
    because: 'A message is changed on its way or while it waits.',
  },
  'msg-spoof': {
    cwe: ['CWE-294'],
    threats: ['th-in-spoof-msg', 'th-in-topic-open', 'th-in-webhook', 'th-ap-call-unproven'],
    because: 'A message comes from somebody else than it says.',
  },
  'log-tamper': {
    cwe: ['CWE-117'],
    threats: [
      'th-lg-disabled',
      'th-lg-forged-entry',
      'th-da-lifecycle-delete',
      'th-da-unauthorised',
      'th-gen-store-tamper',
    ],
    because:
      'Log entries are forged, changed or deleted; on a log store the threats about changed records say the same.',
  },
  'log-exposure': {
    cwe: ['CWE-532'],
    threats: ['th-da-unauthorised'],
    because: 'Logs hold what they should not, or are read by the wrong people (on a log store).',
  },
  'no-logging': {
    cwe: [],
    threats: [
      'th-lg-gap',
      'th-lg-not-central',
      'th-lg-unwatched',
      'th-lg-detector-off',
      'th-k8-no-audit',
      'th-nw-blind',
      'th-ap-repudiation',
      'th-gen-actor-deny',
      'th-gen-process-deny',
      'th-gen-store-deny',
      'th-gen-boundary-unseen',
      'th-hu-deny',
      'th-ex-deny',
      'th-fl-deny',
    ],
    because: 'Weakness 778 also stands on planted accounts and slow response, so the threats are named.',
  },
  'no-encryption-transit': {
    cwe: ['CWE-319', 'CWE-523'],
    threats: ['th-nw-tls-weak'],
    because: 'Clear text on the wire.',
  },
  mitm: {
    cwe: [],
    threats: [
      'th-nw-in-between',
      'th-nw-plaintext',
      'th-nw-internal-plain',
      'th-nw-tls-weak',
      'th-nw-dns-spoof',
      'th-gen-flow-read',
      'th-fl-far-end',
    ],
    because: 'Somebody stands between both ends.',
  },
  'no-encryption-rest': {
    cwe: ['CWE-312', 'CWE-922'],
    threats: [],
    because: 'Clear text at rest.',
  },
  'info-exposure': {
    cwe: [],
    threats: [
      'th-da-unauthorised',
      'th-da-public-store',
      'th-da-cache-leak',
      'th-ap-error-leak',
      'th-fl-answer',
      'th-ap-bola',
      'th-ap-mass-assign',
      'th-ai-embedding',
      'th-ai-extraction',
      'th-ai-data-leak',
      'th-ai-rag-acl',
      'th-gen-process-disclose',
      'th-gen-store-disclose',
      'th-fl-store-access',
    ],
    because: 'The wrong people get to see what is held. Missing encryption alone is its own topic.',
  },
  'public-exposure': {
    cwe: ['CWE-552'],
    threats: [
      'th-da-public-store',
      'th-da-public-write',
      'th-sa-oversharing',
      'th-sa-tenant-misconfig',
      'th-da-weak-login',
    ],
    because: 'Open to everybody by mistake.',
  },
  exfiltration: {
    cwe: [],
    threats: [
      'th-da-cloud-exfil',
      'th-da-snapshot-share',
      'th-ap-bulk-read',
      'th-ai-extraction',
      'th-nw-egress-open',
      'th-sa-bulk-export',
      'th-vm-snapshot-steal',
      'th-cl-hostile-code',
    ],
    because: 'Data is carried off in bulk or through a foreign account.',
  },
  'network-exposure': {
    cwe: ['CWE-1327'],
    threats: ['th-nw-exposed-entry', 'th-nw-admin-port', 'th-nw-any-rule', 'th-da-unguarded-db', 'th-k8-api-exposed'],
    because: 'A port or interface is reachable that should not be.',
  },
  physical: {
    cwe: ['CWE-1263'],
    threats: ['th-cl-storage'],
    because: 'Somebody holds the device or stands at the machine.',
  },
  'dos-flood': {
    cwe: [],
    threats: [
      'th-nw-ddos-volume',
      'th-nw-ddos-app',
      'th-gen-process-flood',
      'th-gen-flow-flood',
      'th-fl-cut',
      'th-fl-heavy',
    ],
    because: 'Many requests; exhaustion by a few is another topic.',
  },
  'dos-resource': {
    cwe: ['CWE-770', 'CWE-405', 'CWE-409'],
    threats: [],
    because: 'A resource runs out, whoever causes it.',
  },
  'dos-cost': {
    cwe: [],
    threats: ['th-sl-wallet', 'th-ai-cost'],
    because: 'The bill is the damage.',
  },
  'dos-poison': {
    cwe: [],
    threats: ['th-in-poison', 'th-in-poison-consumer'],
    because: 'One bad message stops the rest.',
  },
  'no-backup': {
    cwe: [],
    threats: ['th-da-no-backup', 'th-sa-no-backup', 'th-da-restore-fail', 'th-gen-store-loss', 'th-da-backup-takeover'],
    because: 'Nothing usable to restore from.',
  },
};
