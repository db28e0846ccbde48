import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { groupsOf, METHOD_IDS, type MethodId } from './index';

const library = shippedLibrary();
const threats = [...library.threats.values()];
const under = (method: MethodId, id: string) => {
  const threat = library.threats.get(id);
  return threat ? groupsOf(method, threat, library).map(group => group.id) : [];
};

describe('the methods by which threats are read', () => {
  it.each<[MethodId, string, readonly string[]]>([
    ['tactics', 'th-nw-in-between', ['TA0006', 'TA0007', 'TA0009']],
    ['tactics', 'th-id-password-spray', ['TA0006']],
    ['attack', 'th-id-stolen-creds', ['T1078', 'T1566', 'T1110']],
    ['owasp-web', 'th-ap-injection', ['A05:2025']],
    ['stride', 'th-nw-in-between', ['T', 'I', 'S']],
    ['cia', 'th-nw-in-between', ['C', 'I']],
  ])('%s has %s under %j', (method, threat, expected) => {
    expect(under(method, threat)).toEqual(expected);
  });

  it.each(METHOD_IDS)('%s says something of some threats, and calls each heading by one name', method => {
    const groups = threats.flatMap(threat => groupsOf(method, threat, library));
    expect(groups.length).toBeGreaterThan(0);
    const names = new Map<string, Set<string | null>>();
    for (const { id, name } of groups) names.set(id, (names.get(id) ?? new Set()).add(name));
    for (const [id, own] of names) expect(own.size, id).toBe(1);
  });

  it('name what is cited from a list, not only number it', () => {
    for (const method of METHOD_IDS.filter(one => one.startsWith('owasp-'))) {
      for (const threat of threats) {
        for (const { id, name } of groupsOf(method, threat, library)) expect(name, id).not.toBe(id);
      }
    }
  });

  it.each([
    ['A04:2025', ['th-nw-in-between', 'th-gen-flow-read', 'th-nw-plaintext']],
    ['A05:2025', ['th-ap-injection', 'th-ap-xss', 'th-gen-process-input', 'th-ai-output']],
    ['A07:2025', ['th-id-password-spray', 'th-ap-bruteforce', 'th-gen-store-login', 'th-da-weak-login']],
    ['A09:2025', ['th-lg-gap', 'th-gen-process-deny', 'th-hu-deny']],
  ])('read threats of one kind under %s, whatever they are about', (heading, ids) => {
    for (const id of ids) expect(under('owasp-web', id), id).toContain(heading);
  });

  it('name the Kubernetes list in words of our own, since its names are not to be shipped', () => {
    const ours = [...library.listNames.keys()].filter(id => id.startsWith('K'));
    expect(ours).toHaveLength(10);
    expect(library.sources.get('owasp-k8s')?.ships).toBe('ids');
  });

  it('know the fourteen tactics in the order of the matrix, and at least one for every technique', () => {
    expect([...library.attackTactics.values()].map(tactic => tactic.name)).toEqual([
      'Reconnaissance',
      'Resource Development',
      'Initial Access',
      'Execution',
      'Persistence',
      'Privilege Escalation',
      'Defense Evasion',
      'Credential Access',
      'Discovery',
      'Lateral Movement',
      'Collection',
      'Command and Control',
      'Exfiltration',
      'Impact',
    ]);
    for (const technique of library.attackTechniques.values()) expect(technique.tactics, technique.id).not.toEqual([]);
  });

  it('put tactics in the order of the matrix, and lists in the order of their numbers', () => {
    const orders = (method: MethodId) =>
      new Map(
        threats.flatMap(threat => groupsOf(method, threat, library).map(({ id, order }) => [id, order] as const)),
      );
    const tactics = orders('tactics');
    expect((tactics.get('TA0001') ?? 0) < (tactics.get('TA0040') ?? 0)).toBe(true);
    const api = orders('owasp-api');
    expect((api.get('API2:2023') ?? 0) < (api.get('API10:2023') ?? 0)).toBe(true);
  });
});
