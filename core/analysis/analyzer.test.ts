import { describe, expect, it } from 'vitest';
import { aProject, drawn, after as edited, PAGE } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import { leadingThreatsOf } from '../library';
import type { ElementKind, ProjectModel } from '../model';
import { Analyzer, type Finding, ruleSetOf } from './index';

const library = shippedLibrary();
const rules = ruleSetOf(library);
const TODAY = '2026-11-23';
const found = (model: ProjectModel): readonly Finding[] => new Analyzer(model, rules, TODAY).findings();
const kindOf = (kind: string): ElementKind => (kind === 'actor' || kind === 'store' ? kind : 'process');

describe('an element that nobody has said anything of', () => {
  const types = [...library.types.values()].filter(type => type.kind !== 'boundary');
  it.each(types.map(type => [type.id, type.kind] as const))('has no confirmed finding as %s', (type, kind) => {
    const findings = found(edited(aProject(), drawn('el_1', kindOf(kind), 'One', type)));
    expect(findings.filter(finding => finding.state === 'confirmed').map(finding => finding.rule)).toEqual([]);
  });

  it.each([...library.boundaryKinds.keys(), null])('has no confirmed finding as a boundary of kind %s', kind => {
    const at = { x: 0, y: 0, width: 400, height: 300 };
    const add: Command = {
      type: 'boundary/add',
      id: 'bo_1',
      name: 'B',
      kind,
      parent: null,
      page: PAGE,
      at,
    };
    expect(found(edited(aProject(), add)).filter(finding => finding.state === 'confirmed')).toEqual([]);
  });

  it('is asked first what those who know such things name first, up to the eighth', () => {
    const asked = (...facts: readonly Command[]) =>
      found(edited(aProject(), drawn('el_1', 'process', 'Shop', 'web-app'), ...facts)).filter(
        finding => finding.subject.table === 'elements',
      );
    const shown = (...facts: readonly Command[]) =>
      asked(...facts)
        .filter(finding => finding.shown)
        .map(finding => finding.rule);
    const [first, second] = [shown(), shown({ type: 'fact/set', subjects: ['el_1'], fact: 'logging', value: 'full' })];
    // What is named first may also depend on what stands around, as an answer of a language model does.
    const askedAtAll = new Set(asked().map(finding => finding.rule));
    const named = leadingThreatsOf(library, 'web-app').filter(rule => askedAtAll.has(rule));
    expect(named.slice(0, 8).every(rule => first.includes(rule))).toBe(true);
    // One of them is of tier 2, and is shown because it is named first.
    expect(first.some(rule => library.threats.get(rule)?.tier === 2)).toBe(true);
    // What is answered makes room for the next.
    expect(second).not.toContain('th-ap-repudiation');
    expect(second.filter(rule => !first.includes(rule))).toHaveLength(1);
  });

  it('is still asked what is a question of its own beside something confirmed that is much like it', () => {
    const facts: Command = { type: 'fact/set', subjects: ['el_1'], fact: 'mfa', value: 'no' };
    const findings = found(edited(aProject(), drawn('el_1', 'process', 'Mail', 'saas-email'), facts));
    const of = (rule: string) => findings.find(finding => finding.rule === rule);
    expect(of('th-id-stolen-creds')).toMatchObject({ state: 'confirmed', shown: true });
    expect(findings.filter(one => one.shown && one.state === 'to-verify').map(one => one.rule)).toContain(
      'th-id-legacy-auth',
    );
  });

  it('shows at most eight questions, and something to look at', () => {
    for (const type of types) {
      const shown = found(edited(aProject(), drawn('el_1', kindOf(type.kind), 'One', type.id))).filter(
        finding => finding.shown && finding.subject.table === 'elements',
      );
      expect(shown.length, type.id).toBeLessThanOrEqual(8);
    }
  });
});
