import { describe, expect, it } from 'vitest';
import { aProject, drawn, after as edited } from '../../tests/support/aModel';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { invariant } from '../base';
import type { Command } from '../commands';
import { type Library, loadLibrary, type TemplateFile } from '../library';
import type { ElementKind, ProjectModel } from '../model';
import { Analyzer, type Finding, ruleSetOf } from './index';

const TODAY = '2026-11-27';

/** A threat that somebody wrote without saying much of its weight. */
const ownThreat = (id: string, tags: readonly string[]) => ({
  id,
  title: `Our own question ${id}`,
  section: 'Ours',
  tier: 1,
  stride: ['T'],
  linddun: [],
  scope: 'element',
  when: {
    all: [
      { isA: tags, of: 'element' },
      { path: 'property.inventory', op: 'notIn', values: ['managed'], unset: 'unknown' },
    ],
  },
  baseLikelihood: 1,
  exposureWeight: 0,
  impact: [{ dimension: 'C', offset: -3 }],
  attack: [],
  cwe: [],
  capec: [],
  references: [],
  topic: 'governance',
  controls: ['ctl-inv-inventory'],
});

/** What is shipped, with a pack that a team wrote. */
function withOwn(...ids: readonly string[]): Library {
  const json = {
    format: 'parapet-library',
    version: 1,
    pack: 'our-team',
    contains: 'threats',
    source: 'parapet',
    sourceVersion: '1.0',
    licence: 'Apache-2.0',
    attribution: 'Part of Parapet.',
    entries: ids.map(id => ownThreat(id, ['@app', '@web', '@api', '@compute', '@datastore', '@network'])),
  };
  const own: TemplateFile = { path: 'our-team/threats.json', json };
  const library = loadLibrary([...shippedFiles(), own]);
  invariant(library.ok, library.ok ? '' : JSON.stringify(library.problems));
  return library.value;
}

/** Things around which the drawing is large enough for full lists. */
const SURROUNDINGS: readonly Command[] = [1, 2, 3, 4, 5, 6, 7, 8].map(at =>
  drawn(`el_around${at}`, 'process', `Other ${at}`, 'api-service', at),
);

const aThing = (type: string, kind: ElementKind = 'process'): ProjectModel =>
  edited(aProject(), ...SURROUNDINGS, drawn('el_it', kind, 'It', type, 9));

const WEB_APP = aThing('web-app');

function shownOf(library: Library, model: ProjectModel): readonly Finding[] {
  const findings = new Analyzer(model, ruleSetOf(library), TODAY).findings();
  return findings.filter(one => one.shown && one.subject.id === 'el_it');
}

const rulesOf = (findings: readonly Finding[]) => findings.map(finding => finding.rule);

describe('a rule of a pack that the project uses', () => {
  it('is shown before what is shipped, however little weight it has', () => {
    const shown = rulesOf(shownOf(withOwn('th-own-one', 'th-own-two'), WEB_APP));
    expect(shown).toEqual(expect.arrayContaining(['th-own-one', 'th-own-two']));
    expect(shown).toHaveLength(8);
    expect(shown).toContain('th-ap-injection');
    expect(rulesOf(shownOf(shippedLibrary(), WEB_APP))).toHaveLength(8);
  });

  it('keeps its place among many of its kind, and what is shipped fills the rest', () => {
    const ids = Array.from({ length: 6 }, (_, at) => `th-own-${at}`);
    const shown = rulesOf(shownOf(withOwn(...ids), WEB_APP));
    expect(shown.filter(id => id.startsWith('th-own-'))).toHaveLength(6);
    expect(shown).toHaveLength(8);
  });
});

/** Threats that are the same weakness of a sign-in in four coats. */
const WEAK_SIGN_IN = ['th-id-stolen-creds', 'th-id-legacy-auth', 'th-id-mfa-fatigue', 'th-id-password-spray'];

describe('the few that are shown', () => {
  it.each([
    ['idp', 'process'],
    ['ciam', 'process'],
    ['cloud-iam', 'process'],
    ['soar', 'process'],
    ['saas-crm', 'store'],
  ] as const)('say one thing of %s once', (type, kind) => {
    const shown = rulesOf(shownOf(shippedLibrary(), aThing(type, kind)));
    expect(shown.filter(id => WEAK_SIGN_IN.includes(id))).toHaveLength(1);
  });

  it.each([
    ['cicd', 'process'],
    ['build-runner', 'process'],
    ['container-registry', 'store'],
    ['package-registry', 'store'],
    ['source-repo', 'store'],
    ['backup-vault', 'store'],
    ['waf', 'process'],
    ['cloud-firewall', 'process'],
    ['load-balancer', 'process'],
    ['monitoring', 'process'],
    ['siem', 'process'],
    ['iot-hub', 'process'],
    ['event-bus', 'store'],
    ['queue', 'store'],
    ['mail-sender', 'process'],
    ['scheduler', 'process'],
    ['bi-dashboard', 'process'],
    ['config-mgmt', 'process'],
    ['container', 'process'],
    ['k8s-node', 'process'],
    ['ml-training', 'process'],
    ['ai-agent', 'process'],
    ['secrets-manager', 'store'],
    ['log-sink', 'store'],
    ['cache', 'store'],
  ] as const)('speak of every letter of STRIDE for %s, though nothing is connected to it', (type, kind) => {
    const library = shippedLibrary();
    const shown = shownOf(library, aThing(type, kind));
    const letters = new Set(shown.flatMap(({ rule }) => library.threats.get(rule)?.stride ?? []));
    expect([...letters].sort().join('')).toBe('DEIRST');
    expect(shown.length).toBeLessThanOrEqual(8);
  });

  it.each([
    ['container-registry', 'store'],
    ['backup-vault', 'store'],
    ['waf', 'process'],
    ['batch-job', 'process'],
    ['local-file', 'store'],
  ] as const)(
    'leave the books of the house aside for %s, where there is enough to ask about the thing itself',
    (type, kind) => {
      const library = shippedLibrary();
      const topics = shownOf(library, aThing(type, kind)).map(({ rule }) => library.threats.get(rule)?.topic);
      for (const topic of ['governance', 'management', 'provider']) expect(topics).not.toContain(topic);
    },
  );
});
