import { describe, expect, it } from 'vitest';
import { aLine, type Said, shippedRegister, withLines } from '../../../tests/support/registers';
import { shippedLibrary } from '../../../tests/support/templates';
import { registerFindings } from './findings';

type Line = ReturnType<typeof aLine>;

const TODAY = '2026-06-15';
const library = shippedLibrary();

const found = (...lines: readonly Line[]) =>
  registerFindings({ model: withLines(...lines), library, projects: [], today: TODAY });

/** For every rule about a line: what breaks it, and what is then said to mend it. */
const CASES: Readonly<Record<string, readonly [broken: Said, mended: Said]>> = {
  'tools/replace-without-day': [{ verdict: 'replace' }, { due: '2026-09-01' }],
  'tools/change-not-described': [{ verdict: 'adapt' }, { change: 'Into the pipeline' }],
  'tools/change-late': [{ verdict: 'replace', due: '2026-06-14' }, { due: '2026-06-15' }],
  'tools/by-hand': [{ integration: ['none'] }, { integration: ['none', 'api'] }],
  'tools/service-without-provider': [{ runs: 'service' }, { provider: 'pv_cloud' }],
  'standards/no-owner': [{ status: 'in-force' }, { owner: 'pe_ada' }],
  'standards/review-late': [{ status: 'in-force', due: '2026-01-01' }, { due: '2027-01-01' }],
  'standards/not-written': [{ status: 'draft', due: '2026-01-01' }, { status: 'in-force' }],
  'requirements/no-control': [{}, { controls: ['ctl-dat-cmk'] }],
  'requirements/not-checked': [{}, { check: 'Audit of the key service' }],
  'requirements/review-late': [{ due: '2026-01-01' }, { due: '2027-01-01' }],
  'baselines/nobody-looks': [{ assessment: 'none' }, { assessment: 'agent' }],
  'baselines/looked-long-ago': [{ assessed: '2026-01-01' }, { assessed: '2026-06-01' }],
  'baselines/not-continuous': [{ continuous: 'no' }, { continuous: 'yes' }],
  'baselines/not-everywhere': [{ covered: '99' }, { covered: '100' }],
  'baselines/no-owner': [{}, { owner: 'pe_ada' }],
  'configuration-items/deviation-without-day': [{ result: 'deviates' }, { due: '2026-07-01' }],
  'configuration-items/deviation-without-owner': [{ result: 'deviates' }, { owner: 'pe_ada' }],
  'configuration-items/deviation-late': [{ result: 'excepted', due: '2026-06-01' }, { result: 'meets' }],
  'configuration-items/not-checked': [{ result: 'not-checked' }, { result: 'meets' }],
  'configuration-items/no-reason': [{}, { rationale: 'Root needs no name' }],
  'accounts/no-second-factor': [{ right: 'administer', mfa: 'no', kind: 'person' }, { mfa: 'yes' }],
  'accounts/no-reason': [{}, { justification: 'Rolls out' }],
  'accounts/no-owner': [{}, { owner: 'pe_ada' }],
  'accounts/more-than-needed': [{ right: 'administer', needs: 'write' }, { needs: 'administer' }],
  'accounts/standing-administrator': [{ right: 'everything', standing: 'yes' }, { standing: 'no' }],
  'accounts/unwatched-root': [{ kind: 'root', monitored: 'no', disabled: 'no' }, { monitored: 'yes' }],
  'accounts/review-late': [{ due: '2026-06-01' }, { due: '2026-07-01' }],
  'accounts/never-reviewed': [{}, { reviewed: '2026-05-01' }],
  'accounts/unused': [{ 'last-used': '2026-01-01', disabled: 'no' }, { disabled: 'yes' }],
  'keys/provider-alone': [{ holder: 'provider', classes: ['restricted'] }, { holder: 'us-there' }],
  'keys/provider-alone-any': [{ holder: 'provider' }, { holder: 'shared' }],
  'keys/one-keeper': [{ custodians: ['pe_ada'] }, { custodians: ['pe_ada', 'pe_ben'] }],
  'keys/change-late': [{ due: '2026-06-01' }, { due: '2026-12-01' }],
  'keys/no-day': [{ automatic: 'no' }, { due: '2026-12-01' }],
  'keys/can-be-deleted': [{ 'deletion-guard': 'no', kind: 'data-key' }, { 'deletion-guard': 'yes' }],
  'keys/recovery-not-tried': [{ recovery: '2025-01-01' }, { recovery: '2026-01-01' }],
  'logs/no-owner': [{}, { owner: 'pe_ada' }],
  'logs/not-central': [{ central: 'no' }, { central: 'yes' }],
  'logs/can-be-changed': [{ protected: 'no' }, { protected: 'yes' }],
  'logs/kept-too-short': [{ retention: '89' }, { retention: '90' }],
  'logs/not-watched': [{ watched: 'no' }, { watched: 'yes' }],
  'logs/no-systems': [{}, { systems: ['do_shop:el_web'] }],
  'detections/no-log': [{ status: 'on' }, { logs: ['rg_log'] }],
  'detections/nobody-told': [{ status: 'on' }, { alerts: 'On call' }],
  'detections/never-tested': [{ status: 'on' }, { tested: '2026-05-01' }],
  'detections/tested-long-ago': [{ tested: '2025-01-01' }, { tested: '2026-05-01' }],
  'detections/no-owner': [{}, { owner: 'pe_ada' }],
  'responses/never-tried': [{}, { tested: '2026-05-01' }],
  'responses/tried-long-ago': [{ tested: '2025-01-01' }, { tested: '2026-05-01' }],
  'responses/try-late': [{ due: '2026-06-01' }, { due: '2026-12-01' }],
  'responses/no-good-state': [{ action: ['replace'] }, { 'good-state': 'Signed image' }],
  'responses/no-way-back': [{ automation: 'automatic' }, { rollback: 'Open again' }],
  'responses/no-owner': [{}, { owner: 'pe_ada' }],
  'environments/not-watched': [{ monitoring: ['none'] }, { monitoring: ['sign-ins'] }],
  'environments/no-events': [{ monitoring: ['sign-ins'] }, { monitoring: ['sign-ins', 'events'] }],
  'environments/real-data': [{ kind: 'development', data: 'real' }, { data: 'masked' }],
  'environments/not-separate': [{ separate: 'no' }, { separate: 'yes' }],
  'environments/reaches-production': [{ kind: 'test', paths: 'yes' }, { paths: 'no' }],
  'environments/no-owner': [{}, { owner: 'pe_ada' }],
  'modules/in-use-not-approved': [{ 'in-use': 'yes', approved: 'no' }, { approved: 'yes' }],
  'modules/flaws-in-use': [{ 'in-use': 'yes', audit: 'flaws' }, { audit: 'remediated' }],
  'modules/not-looked-at': [{ 'in-use': 'yes', audit: 'not-yet' }, { audit: 'clean' }],
  'modules/from-anywhere': [{ 'in-use': 'yes' }, { repository: 'rg_repo' }],
  'modules/look-late': [{ 'in-use': 'yes', due: '2026-06-01' }, { 'in-use': 'no' }],
  'repositories/can-be-changed': [{ immutable: 'no' }, { immutable: 'yes' }],
  'repositories/not-signed': [{ signed: 'no' }, { signed: 'yes' }],
  'repositories/open-to-write': [{ access: 'no' }, { access: 'yes' }],
  'repositories/not-scanned': [{ scanned: 'no' }, { scanned: 'yes' }],
  'repositories/no-owner': [{}, { owner: 'pe_ada' }],
  'repositories/review-late': [{ due: '2026-06-01' }, { due: '2026-12-01' }],
  'updates/late': [{ due: '2026-06-14' }, { due: '2026-06-15' }],
  'updates/no-day': [{}, { due: '2026-07-01' }],
  'updates/not-together': [
    { disciplines: ['security', 'development'] },
    { disciplines: ['security', 'development', 'operations'] },
  ],
  'updates/no-minutes': [{ held: '2026-05-01' }, { minutes: 'Nothing new' }],
  'updates/too-rare': [{ held: '2025-06-01' }, { held: '2026-06-01' }],
  'pipeline-controls/could-move': [{ stages: ['run'], earliest: 'build' }, { stages: ['build', 'run'] }],
  'pipeline-controls/by-hand': [{ automation: 'manual' }, { automation: 'automatic' }],
  'pipeline-controls/bolted-on': [{ late: 'yes' }, { due: '2026-09-01' }],
  'pipeline-controls/no-feedback': [{}, { feedback: 'pe_ada' }],
  'pipeline-controls/not-seen-lately': [{ evidence: '2026-01-01' }, { evidence: '2026-06-01' }],
  'pipeline-controls/no-owner': [{}, { owner: 'pe_ada' }],
  'pipeline-controls/move-late': [{ due: '2026-06-01' }, { due: '2026-12-01' }],
  'roadmap/late': [{ status: 'under-way', due: '2026-06-01' }, { status: 'done' }],
  'roadmap/no-day': [{ status: 'planned' }, { due: '2026-12-01' }],
  'roadmap/no-owner': [{ status: 'planned' }, { owner: 'pe_ada' }],
  'roadmap/first-things-later': [{ topic: 'testing', phase: 'later' }, { phase: 'first' }],
  'inventory/not-confirmed': [{ state: 'running' }, { validated: '2026-06-01' }],
  'inventory/not-drawn': [{ state: 'running' }, { drawn: ['do_shop:el_web'] }],
  'inventory/not-seen': [{ state: 'running', seen: '2026-05-01' }, { state: 'gone' }],
  'inventory/no-owner': [{ state: 'running' }, { owner: 'pe_ada' }],
  'inventory/pet': [{ kept: 'by-hand', built: '2024-01-01' }, { kept: 'replaced' }],
  'inventory/rebuild-not-known': [{ kept: 'replaced' }, { rebuild: '12' }],
  'inventory/confirm-late': [{ due: '2026-06-01' }, { due: '2026-12-01' }],
  'platforms/no-longer-supported': [{ supported: '2026-01-01', count: '4' }, { count: '0' }],
  'platforms/few': [{ count: '2' }, { plan: 'keep' }],
  'platforms/patched-too-little': [{ patched: '94' }, { patched: '95' }],
  'platforms/merge-without-day': [{ plan: 'merge' }, { due: '2026-12-01' }],
  'platforms/merge-late': [{ plan: 'retire', due: '2026-06-01' }, { due: '2026-12-01' }],
  'vulnerabilities/exploited-and-open': [{ exploited: 'yes', status: 'open' }, { status: 'mended' }],
  'vulnerabilities/late': [{ status: 'accepted', due: '2026-06-01' }, { due: '2026-12-01' }],
  'vulnerabilities/no-day': [{ status: 'open', severity: 'high' }, { due: '2026-12-01' }],
  'vulnerabilities/no-owner': [{ status: 'open' }, { owner: 'pe_ada' }],
  'vulnerabilities/old-scan': [{ status: 'open', seen: '2026-05-01' }, { seen: '2026-06-10' }],
  'service-options/chosen-without-provider': [{ verdict: 'chosen' }, { provider: 'pv_cloud' }],
  'service-options/sees-not-known': [{ verdict: 'chosen' }, { sees: 'Web traffic' }],
  'service-options/late': [{ verdict: 'considered', due: '2026-06-01' }, { verdict: 'rejected' }],
};

const keysOf = (register: string, said: Said) => found(aLine(register, 'x', said)).map(one => one.key);

describe('what the rules say about a line of a register', () => {
  it.each(Object.entries(CASES))('%s is told, and no longer when it is mended', (name, [broken, mended]) => {
    const [register = '', rule] = name.split('/');
    const key = `${register}/${rule}/rg_x`;
    const told = found(aLine(register, 'x', { title: 'The thing', ...broken })).find(one => one.key === key);
    expect(told?.title).toContain('The thing');
    expect(told?.why).toMatch(/^\p{Lu}.{15,}\.$/su);
    expect(keysOf(register, { ...broken, ...mended })).not.toContain(key);
  });

  it('leaves no rule of the library without such a case', () => {
    const rules = [...library.registers.values()].flatMap(one => one.rules.map(rule => `${one.id}/${rule.id}`));
    expect(Object.keys(CASES).sort()).toEqual(rules.sort());
  });

  it('names what a line must say and does not, and no longer when it is said', () => {
    const [first] = found(aLine('logs', 'x', { title: 'Sign-ins', layer: 'identity', owner: 'pe_ada' })).filter(
      one => one.kind === 'incomplete',
    );
    expect(first?.title).toBe('Sign-ins: nobody has said Environments');
    expect(keysOf('logs', { layer: 'identity', environments: ['production'] })).not.toContain('logs/incomplete/rg_x');
  });

  it('accuses nobody of a register that nobody has begun', () => {
    expect(found()).toEqual([]);
  });

  it('tells gaps before what is incomplete and what could be better, worst first', () => {
    const told = found(
      aLine('accounts', 'root', { kind: 'root', monitored: 'no', disabled: 'no', mfa: 'no', right: 'everything' }),
      aLine('tools', 'tool', { integration: ['none'] }),
    );
    expect(told[0]?.key).toBe('accounts/unwatched-root/rg_root');
    const kinds = told.map(one => one.kind);
    expect(kinds).toEqual([...kinds].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
  });
});

const ORDER = ['gap', 'incomplete', 'suggestion'];

describe('what the rules say about a register as a whole', () => {
  const told = (key: string, ...lines: readonly Line[]) => found(...lines).find(one => one.key === key);

  it('names the kind of protection for which no standard is in force', () => {
    const lines = [
      aLine('standards', 'a', { kind: 'prevent', status: 'in-force' }),
      aLine('standards', 'b', { kind: 'detect', status: 'draft' }),
    ];
    expect(told('standards/kind-without-standard/detect', ...lines)?.title).toBe(
      'No standard is in force for Detecting',
    );
    expect(told('standards/kind-without-standard/prevent', ...lines)).toBeUndefined();
  });

  it('names each group and class of data for which nothing is required', () => {
    const lines = [aLine('requirements', 'a', { group: 'encryption', classes: ['restricted'] })];
    expect(told('requirements/group-without-requirement/encryption secret', ...lines)?.title).toBe(
      'Encryption: nothing is required for data of the class Secret',
    );
    expect(told('requirements/group-without-requirement/encryption restricted', ...lines)).toBeUndefined();
  });

  it('names the high classes of data for which no key is listed', () => {
    const lines = [aLine('keys', 'a', { classes: ['restricted'] })];
    expect(told('keys/class-without-key/secret', ...lines)?.band).toBe('high');
    expect(told('keys/class-without-key/restricted', ...lines)).toBeUndefined();
    expect(told('keys/class-without-key/public', ...lines)).toBeUndefined();
  });

  it('names layers and environments without a log, and logs that no detection uses', () => {
    const lines = [
      aLine('logs', 'a', { layer: 'application', environments: ['production'] }),
      aLine('logs', 'b', { layer: 'service', environments: ['production'] }),
      aLine('detections', 'c', { status: 'on', logs: ['rg_a'] }),
    ];
    expect(told('logs/layer-without-log/system', ...lines)).toBeDefined();
    expect(told('logs/layer-without-log/application', ...lines)).toBeUndefined();
    expect(told('logs/environment-without-log/development', ...lines)).toBeDefined();
    expect(told('logs/in-no-use-case/rg_b', ...lines)?.entry).toBe('rg_b');
    expect(told('logs/in-no-use-case/rg_a', ...lines)).toBeUndefined();
  });

  it('names detections after which nothing is said to happen', () => {
    const on = aLine('detections', 'a', { status: 'on' });
    expect(told('detections/without-response/rg_a', on)).toBeDefined();
    const answered = aLine('responses', 'b', { detections: ['rg_a'] });
    expect(told('detections/without-response/rg_a', on, answered)).toBeUndefined();
  });

  it('names stages in which nothing runs by itself, and teams without a task', () => {
    const lines = [
      aLine('pipeline-controls', 'a', { stages: ['build'], automation: 'automatic', disciplines: ['security'] }),
      aLine('pipeline-controls', 'b', { stages: ['test'], automation: 'manual', disciplines: ['security'] }),
    ];
    expect(told('pipeline-controls/stage-without-automation/test', ...lines)).toBeDefined();
    expect(told('pipeline-controls/stage-without-automation/build', ...lines)).toBeUndefined();
    expect(told('pipeline-controls/discipline-missing/operations', ...lines)).toBeDefined();
  });

  it('names the topics of the roadmap and of the regular updates that nobody takes care of', () => {
    const lines = [aLine('roadmap', 'a', { topic: 'code-analysis' }), aLine('updates', 'b', { topic: ['threats'] })];
    expect(told('roadmap/topic-missing/logging', ...lines)).toBeDefined();
    expect(told('roadmap/topic-missing/code-analysis', ...lines)).toBeUndefined();
    expect(told('updates/topic-missing/vulnerabilities', ...lines)).toBeDefined();
  });

  it('asks for development and production, so that they can be compared', () => {
    expect(
      told('environments/kind-missing/development', aLine('environments', 'a', { kind: 'production' })),
    ).toBeDefined();
  });

  it('names platforms that no tool covers, and tools that do the same', () => {
    const lines = [
      aLine('platforms', 'a', { count: '40' }),
      aLine('platforms', 'b', { count: '40' }),
      aLine('tools', 'c', { title: 'One', purpose: 'scanning', verdict: 'fits', platforms: ['rg_a'] }),
      aLine('tools', 'd', { title: 'Two', purpose: 'scanning', verdict: 'fits' }),
      aLine('tools', 'e', { title: 'Three', purpose: 'scanning', verdict: 'replace' }),
    ];
    expect(told('platforms/no-tool/rg_b', ...lines)).toBeDefined();
    expect(told('platforms/no-tool/rg_a', ...lines)).toBeUndefined();
    expect(told('tools/several-for-one-purpose/scanning', ...lines)?.title).toBe('2 tools do the same: One, Two');
  });

  it('names open threats of projects that no detection would notice, and what runs there without a log', () => {
    const shop = {
      id: 'do_shop' as const,
      name: 'Shop',
      elements: [
        { id: 'el_web', name: 'Web', runs: true },
        { id: 'el_db', name: 'Orders', runs: true },
        { id: 'el_user', name: 'Customer', runs: false },
      ],
      threats: ['th-id-root-abuse', 'th-lg-gap'],
    };
    const lines = [
      aLine('logs', 'a', { systems: ['do_shop:el_web'] }),
      aLine('detections', 'b', { status: 'on', threats: ['th-lg-gap'] }),
    ];
    const all = registerFindings({ model: withLines(...lines), library, projects: [shop], today: TODAY });
    const titles = new Map(all.map(one => [one.key, one.title]));
    expect(titles.get('logs/systems-without-log/do_shop')).toBe('Shop: no log is listed for Orders');
    expect(titles.get('detections/threat-without-use-case/th-id-root-abuse')).toContain('(Shop)');
    expect(titles.has('detections/threat-without-use-case/th-lg-gap')).toBe(false);
  });

  it('names baselines for which no setting is written down', () => {
    const line = aLine('baselines', 'a', {});
    expect(told('baselines/without-items/rg_a', line)).toBeDefined();
    const item = aLine('configuration-items', 'b', { baseline: 'rg_a' });
    expect(told('baselines/without-items/rg_a', line, item)).toBeUndefined();
  });

  it('knows every such rule of the library', () => {
    const rules = [...library.registers.values()].flatMap(one => one.whole.map(rule => `${one.id}/${rule.id}`));
    expect(rules.sort()).toEqual(WHOLE.sort());
  });
});

const WHOLE = [
  'baselines/without-items',
  'detections/threat-without-use-case',
  'detections/without-response',
  'environments/kind-missing',
  'keys/class-without-key',
  'logs/environment-without-log',
  'logs/in-no-use-case',
  'logs/layer-without-log',
  'logs/systems-without-log',
  'pipeline-controls/discipline-missing',
  'pipeline-controls/stage-without-automation',
  'platforms/no-tool',
  'requirements/group-without-requirement',
  'roadmap/topic-missing',
  'standards/kind-without-standard',
  'tools/several-for-one-purpose',
  'updates/topic-missing',
];

describe('the registers of the library', () => {
  it.each([...library.registers.keys()])('%s says in plain words what it is for and shows an example', id => {
    const register = shippedRegister(id);
    for (const text of [register.description, register.why]) expect(text).toMatch(/^\p{Lu}.{30,}[.)]$/su);
    expect(register.fields[0]?.example).not.toBe('');
    expect(register.fields.filter(field => field.column).length).toBeGreaterThanOrEqual(3);
  });
});
