/** How the ids of a catalogue look that is cited and not shipped; `list-names` has the names of some. */
export interface OutsideIds {
  /** Id of the source, so that NOTICES names it. */
  readonly source: string;
  readonly pattern: RegExp;
}

/** The Cloud Controls Matrix 4.1: seventeen domains, numbered. */
export const CCM_ID = /^(?:A&A|AIS|BCR|CCC|CEK|DCS|DSP|GRC|HRS|I&S|IAM|IPY|LOG|SEF|STA|TVM|UEM)-\d{2}$/;

const OUTSIDE_IDS: readonly OutsideIds[] = [
  { source: 'owasp', pattern: /^A(?:0[1-9]|10):2025$/ },
  { source: 'owasp', pattern: /^API(?:[1-9]|10):2023$/ },
  { source: 'owasp', pattern: /^M(?:[1-9]|10):2024$/ },
  { source: 'owasp', pattern: /^LLM(?:0[1-9]|10):2025$/ },
  { source: 'owasp', pattern: /^CICD-SEC-(?:[1-9]|10)$/ },
  { source: 'owasp', pattern: /^CNAS-(?:[1-9]|10)$/ },
  { source: 'owasp-k8s', pattern: /^K(?:0[1-9]|10):2025$/ },
  { source: 'mitre-atlas', pattern: /^AML\.T\d{4}(?:\.\d{3})?$/ },
  { source: 'finos-ccc', pattern: /^CCC\.[A-Z][A-Za-z]{1,15}\.TH\d{2}$/ },
  { source: 'csa-ccm', pattern: /^CCM (?:A&A|AIS|BCR|CCC|CEK|DCS|DSP|GRC|HRS|I&S|IAM|IPY|LOG|SEF|STA|TVM|UEM)$/ },
  // The paper that the library started from is cited by a catchword of our own.
  { source: 'sans', pattern: /^(?:SANS|Table 1)(?: [A-Za-z-]{1,24}){1,5}$/ },
  { source: 'pci-dss', pattern: /^PCI DSS \d{1,2}(?:\.\d{1,2}){0,3}$/ },
];

/** The catalogue that an id beside ATT&CK, CAPEC, CWE and NIST belongs to; null for one that has the form of none. */
export function outsideIdMatching(id: string): OutsideIds | null {
  return OUTSIDE_IDS.find(one => one.pattern.test(id)) ?? null;
}
