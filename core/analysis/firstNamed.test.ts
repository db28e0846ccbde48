import { describe, expect, it } from 'vitest';
import { aProject, drawn, after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import type { ElementKind, ProjectModel } from '../model';
import { Analyzer, type Finding, ruleSetOf } from './index';

const library = shippedLibrary();
const rules = ruleSetOf(library);
const TODAY = '2026-11-27';

type Box = readonly [kind: ElementKind, type: string | null];

/** Things around which the drawing is large enough for full lists. */
const SURROUNDINGS: readonly Command[] = [1, 2, 3, 4, 5, 6, 7, 8].map(at =>
  drawn(`el_around${at}`, 'process', `Other ${at}`, 'api-service', at),
);

const kindOf = (type: string): ElementKind => {
  const kind = library.types.get(type)?.kind;
  return kind === 'actor' || kind === 'store' ? kind : 'process';
};

function joined(source: Box, target: Box, ...further: readonly Command[]): ProjectModel {
  return edited(
    aProject(),
    ...SURROUNDINGS,
    drawn('el_from', source[0], 'From', source[1], 9),
    drawn('el_to', target[0], 'To', target[1], 10),
    { type: 'flow/connect', id: 'fl_1', name: '', source: 'el_from', target: 'el_to' },
    ...further,
  );
}

function shownOf(model: ProjectModel, id: string): readonly Finding[] {
  return new Analyzer(model, rules, TODAY).findings().filter(one => one.shown && one.subject.id === id);
}

const rulesOf = (findings: readonly Finding[]) => findings.map(finding => finding.rule);

const SERVICE: Box = ['process', 'api-service'];
const CONNECTIONS: readonly (readonly [what: string, source: Box, target: Box, asked: readonly string[]])[] = [
  [
    'between two services',
    SERVICE,
    SERVICE,
    ['th-nw-in-between', 'th-ap-call-unproven', 'th-ap-call-unchecked', 'th-fl-reuse', 'th-fl-cut', 'th-fl-hostile'],
  ],
  [
    'of a service to its database',
    SERVICE,
    ['store', 'rdbms'],
    ['th-fl-query', 'th-fl-credential', 'th-fl-exfil', 'th-ap-call-unproven', 'th-fl-heavy', 'th-fl-store-access'],
  ],
  [
    'of something to a store, both of unknown type',
    ['process', null],
    ['store', null],
    ['th-gen-flow-read', 'th-gen-flow-forge', 'th-gen-flow-flood', 'th-fl-query', 'th-fl-credential', 'th-fl-exfil'],
  ],
  [
    'of a service to its log',
    SERVICE,
    ['store', 'log-sink'],
    ['th-lg-forged-entry', 'th-fl-log-content', 'th-fl-log-inject', 'th-nw-in-between'],
  ],
  [
    'of a user to a web application',
    ['actor', 'ext-user'],
    ['process', 'web-app'],
    ['th-nw-in-between', 'th-ap-signin-guessed', 'th-fl-reuse', 'th-fl-cut', 'th-fl-hostile', 'th-fl-deny'],
  ],
];

describe('a connection', () => {
  it.each(CONNECTIONS)('%s is asked what those who know such connections name', (_, source, target, asked) => {
    const shown = shownOf(joined(source, target), 'fl_1');
    expect(rulesOf(shown)).toEqual(expect.arrayContaining([...asked]));
    expect(shown.length).toBeLessThanOrEqual(8);
  });

  it('into a log is asked nothing about queries', () => {
    expect(rulesOf(shownOf(joined(SERVICE, ['store', 'log-sink']), 'fl_1'))).not.toContain('th-fl-query');
  });

  const OPEN: Command = { type: 'fact/set', subjects: ['fl_1'], fact: 'authn', value: 'none' };
  const unproven = (model: ProjectModel) =>
    shownOf(model, 'fl_1').find(finding => finding.rule === 'th-ap-call-unproven')?.state;

  it('of a visitor that asks for no proof is not accused of it before anybody has said what it carries', () => {
    expect(unproven(joined(['actor', 'ext-user'], ['process', 'web-app'], OPEN))).toBe('to-verify');
    expect(unproven(joined(SERVICE, SERVICE, OPEN))).toBe('confirmed');
  });

  it('to the edge that hands out pages needs no proof of who reads them', () => {
    for (const type of ['cdn', 'static-site']) {
      expect(unproven(joined(['process', 'spa'], [kindOf(type), type], OPEN)), type).toBeUndefined();
    }
  });
});

/** What somebody who knows such things would miss, asked of a thing that has a user before it and a database behind it. */
const MISSED: readonly (readonly [type: string, concern: string, rule: string])[] = [
  ['web-app', 'outdated components', 'th-sc-oss-vuln'],
  ['web-app', 'request forgery', 'th-ap-csrf'],
  ['web-app', 'records of somebody else', 'th-ap-bola'],
  ['web-app', 'guessed passwords', 'th-ap-bruteforce'],
  ['web-app', 'a flood', 'th-nw-ddos-app'],
  ['paas-webapp', 'a stolen session', 'th-id-token-theft'],
  ['paas-webapp', 'request forgery', 'th-ap-csrf'],
  ['spa', 'outdated libraries', 'th-cl-parts'],
  ['web-server', 'missing patches', 'th-vm-unpatched'],
  ['web-server', 'settings left at their defaults', 'th-ap-hardening'],
  ['api-service', 'outdated components', 'th-sc-oss-vuln'],
  ['api-service', 'injection', 'th-ap-injection'],
  ['api-gateway', 'a flood', 'th-nw-ddos-app'],
  ['vm', 'a machine that is used up', 'th-vm-exhaust'],
  ['onprem-server', 'a guessed password', 'th-nw-login-guessed'],
  ['onprem-server', 'traces that are wiped', 'th-lg-erased'],
  ['vpn-gateway', 'a guessed password', 'th-nw-login-guessed'],
  ['file-transfer', 'a guessed password', 'th-nw-login-guessed'],
  ['file-transfer', 'infected files', 'th-da-infected'],
  ['file-share', 'infected files', 'th-da-infected'],
  ['cache', 'sessions that are read there', 'th-da-sessions'],
  ['data-warehouse', 'data that is carried off', 'th-da-cloud-exfil'],
  ['hsm', 'who used a key', 'th-da-key-trace'],
  ['hsm', 'an outage', 'th-da-key-outage'],
  ['waf', 'a way around it', 'th-nw-filter-bypass'],
  ['mobile-app', 'outdated libraries', 'th-cl-parts'],
  ['iot-device', 'altered firmware', 'th-io-firmware'],
  ['ext-user', 'a session left open', 'th-hu-session'],
  ['admin-user', 'phishing', 'th-hu-phish'],
  ['admin-user', 'rights that were never taken back', 'th-hu-creep'],
  ['workforce-user', 'misuse by insiders', 'th-hu-insider'],
  ['ext-system', 'what it does with our data', 'th-ex-leak'],
];

/** The thing where it usually stands: people and clients before a service, stores behind one, the rest in between. */
function whereItStands(type: string): readonly Finding[] {
  const kind = kindOf(type);
  if (kind === 'actor') {
    const back: Command = { type: 'flow/connect', id: 'fl_2', name: '', source: 'el_to', target: 'el_from' };
    return shownOf(joined([kind, type], SERVICE, back), 'el_from');
  }
  const before: Box = kind === 'store' ? SERVICE : ['actor', 'ext-user'];
  const behind: readonly Command[] = [
    drawn('el_db', 'store', 'Database', 'rdbms', 11),
    { type: 'flow/connect', id: 'fl_2', name: '', source: 'el_to', target: 'el_db' },
  ];
  return shownOf(joined(before, [kind, type], ...(kind === 'store' ? [] : behind)), 'el_to');
}

describe('a thing of which nobody has said anything', () => {
  it.each(MISSED)('as %s is asked about %s', (type, _, rule) => {
    const shown = whereItStands(type);
    expect(rulesOf(shown)).toContain(rule);
    expect(shown.length).toBeLessThanOrEqual(8);
  });

  it.each(['web-app', 'api-service', 'api-gateway', 'vm', 'onprem-server', 'rdbms', 'object-store', 'idp', 'spa'])(
    'as %s is asked about every letter of STRIDE',
    type => {
      const letters = new Set(whereItStands(type).flatMap(({ rule }) => library.threats.get(rule)?.stride ?? []));
      expect([...letters].sort().join('')).toBe('DEIRST');
    },
  );
});

describe('a service that is said to run in containers', () => {
  const place = (...facts: readonly Command[]) => rulesOf(shownOf(joined(SERVICE, SERVICE, ...facts), 'el_to'));

  it('is asked what a break-in reaches from there', () => {
    const inContainers: Command = {
      type: 'fact/set',
      subjects: ['el_to'],
      fact: 'service_model',
      value: 'caas-k8s',
    };
    expect(place()).not.toContain('th-ap-escape');
    expect(place(inContainers)).toContain('th-ap-escape');
  });
});
