import { describe, expect, it } from 'vitest';
import { aProject, drawn, after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { diff } from '../changes';
import type { Command } from '../commands';
import type { ProjectModel } from '../model';
import { Analyzer, ruleSetOf } from './index';

const rules = ruleSetOf(shippedLibrary());
const TODAY = '2026-11-23';

const system = [
  drawn('el_1', 'actor', 'Customer', 'ext-user', 1),
  drawn('el_2', 'process', 'Shop', 'web-app', 2),
  drawn('el_3', 'process', 'Orders', 'api-service', 3),
  drawn('el_4', 'process', 'Thumbnails', 'function', 4),
  drawn('el_5', 'store', 'Order database', 'rdbms', 5),
];
const ofProject = (...commands: readonly Command[]): ProjectModel => edited(aProject(), ...commands);
const nowhere = (model: ProjectModel) =>
  new Analyzer(model, rules, TODAY).findings().filter(finding => finding.rule.startsWith('th-md-'));
const secretStore = (model: ProjectModel) => nowhere(model).find(finding => finding.rule === 'th-md-secret-store');

describe('rules about what is drawn nowhere', () => {
  it('ask once for the project, and say which answer would settle it', () => {
    const finding = secretStore(ofProject(...system));
    expect(finding).toMatchObject({ state: 'to-verify', shown: true, subject: { table: 'project', id: 'project' } });
    expect(finding?.open).toEqual([{ subject: 'project', fact: 'secret_store' }]);
    expect(nowhere(ofProject(...system)).every(one => one.state === 'to-verify')).toBe(true);
  });

  it('say nothing of the first boxes of a drawing', () => {
    expect(nowhere(ofProject(...system.slice(0, 3)))).toEqual([]);
  });

  it('are settled by drawing it, also out of scope, or by an answer', () => {
    const vault = drawn('el_6', 'store', 'Vault', 'secrets-manager', 6);
    const answer = (value: string): Command => ({
      type: 'fact/set',
      subjects: ['project'],
      fact: 'secret_store',
      value,
    });
    const outside: Command = {
      type: 'row/change',
      table: 'elements',
      ids: ['el_6'],
      fields: { outOfScope: { reason: 'Run by others' } },
    };
    expect(secretStore(ofProject(...system, vault))).toBeUndefined();
    expect(secretStore(ofProject(...system, vault, outside))).toBeUndefined();
    expect(secretStore(ofProject(...system, answer('yes')))).toBeUndefined();
    expect(secretStore(ofProject(...system, answer('no')))).toMatchObject({ state: 'confirmed' });
  });

  it('do not count what is out of scope among what needs it', () => {
    const outside: Command = {
      type: 'row/change',
      table: 'elements',
      ids: ['el_4'],
      fields: { outOfScope: { reason: 'Run by others' } },
    };
    expect(secretStore(ofProject(...system, outside))).toBeUndefined();
  });

  it('are asked again when such a thing comes, goes or becomes another, and by no other edit', () => {
    const analyzer = new Analyzer(ofProject(...system), rules, TODAY);
    const edit = (command: Command) => {
      const next = edited(analyzer.model, command);
      return analyzer.update(next, diff(analyzer.model, next)).reran.includes('project');
    };
    expect(edit({ type: 'row/change', table: 'elements', ids: ['el_3'], fields: { name: 'Ordering' } })).toBe(false);
    expect(edit({ type: 'fact/set', subjects: ['el_3'], fact: 'authn', value: 'token' })).toBe(false);
    expect(edit({ type: 'row/change', table: 'elements', ids: ['el_3'], fields: { type: 'secrets-manager' } })).toBe(
      true,
    );
    expect(analyzer.findings().some(one => one.rule === 'th-md-secret-store')).toBe(false);
  });
});
