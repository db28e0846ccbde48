import { describe, expect, it } from 'vitest';
import { aBoundary, aFlow, anAsset, anElement, typed } from '../../tests/support/aCloudShop';
import { aProject, after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { createTypeGuesser } from '../library';
import type { ProjectModel } from '../model';
import { Analyzer, type Finding, ruleSetOf } from './index';

/** Five models on which another engine is known to answer wrongly; see the rule notes of the house. */
const library = shippedLibrary();
const rules = ruleSetOf(library);
const guess = createTypeGuesser(library);
const analysed = (model: ProjectModel) => new Analyzer(model, rules, '2026-11-23');
const of = (findings: readonly Finding[], rule: string) => findings.filter(finding => finding.rule === rule);

describe('models that other engines get wrong', () => {
  it('a store of secret data without encryption is found, however little its integrity matters', () => {
    const model = changed(
      aProject(),
      anAsset({ id: 'da_1', name: 'Merger plans', type: 'ip', class: 'restricted' }),
      anElement({
        id: 'el_db',
        name: 'Plans',
        kind: 'store',
        type: 'rdbms',
        criticality: 1,
        holds: ['da_1'],
        props: typed({ encryption_at_rest: 'no' }),
      }),
    );
    const [finding] = of(analysed(model).findings(), 'th-da-no-enc-rest');
    expect(finding).toMatchObject({ state: 'confirmed', shown: true });
  });

  it('a database beside a mail server in one undivided network is found', () => {
    const beside = (segmented: string) =>
      changed(
        aProject(),
        aBoundary({ id: 'bo_net', name: 'Office', kind: 'vnet', props: typed({ segmented }) }),
        anElement({ id: 'el_db', name: 'Orders', kind: 'store', type: 'rdbms', parent: 'bo_net', criticality: 5 }),
        anElement({ id: 'el_mail', name: 'Mail', kind: 'process', type: 'mail-sender', parent: 'bo_net' }),
      );
    expect(of(analysed(beside('no')).findings(), 'th-nw-flat')).toMatchObject([{ state: 'confirmed' }]);
    expect(of(analysed(beside('yes')).findings(), 'th-nw-flat')).toEqual([]);
  });

  it.each(['CMS', 'Application server', 'Identity provider', 'Report engine'])(
    'a %s on the internet is asked what a web application is asked',
    name => {
      const type = guess({ name, kind: 'process' })?.type ?? '';
      const model = changed(
        aProject(),
        anElement({ id: 'el_1', name, kind: 'process', type, props: typed({ internet_facing: 'yes' }) }),
        anElement({ id: 'el_2', name: 'Visitor', kind: 'actor', type: 'anon-visitor' }),
        aFlow({ id: 'fl_1', name: 'read', source: 'el_2', target: 'el_1' }),
      );
      const found = analysed(model).findings();
      const asked = ['th-ap-xss', 'th-ap-csrf', 'th-nw-waf-absent'].filter(rule => of(found, rule).length > 0);
      const tags = library.types.get(type)?.tags ?? [];
      if (tags.includes('web') && tags.includes('app')) expect(asked).toHaveLength(3);
      // What is no web page of its own is still not left without a question about who gets in.
      else expect(found.some(finding => finding.shown && finding.subject.id === 'el_1')).toBe(true);
    },
  );

  it('gives the same findings in the same order however the rows are ordered, and no two share a key', () => {
    const rows = [
      anElement({
        id: 'el_ci',
        name: 'Pipeline',
        kind: 'process',
        type: 'cicd',
        props: typed({ promotion_gates: 'no' }),
      }),
      anElement({ id: 'el_a', name: 'Shop', kind: 'process', type: 'web-app', criticality: 5 }),
      anElement({ id: 'el_b', name: 'Blog', kind: 'process', type: 'web-app', criticality: 1 }),
    ];
    const flows = [
      aFlow({ id: 'fl_a', name: 'deploy', source: 'el_ci', target: 'el_a', props: typed({ via: 'deploy' }) }),
      aFlow({ id: 'fl_b', name: 'deploy', source: 'el_ci', target: 'el_b', props: typed({ via: 'deploy' }) }),
    ];
    const one = analysed(changed(aProject(), ...rows, ...flows)).findings();
    const other = analysed(changed(aProject(), ...rows.toReversed(), ...flows.toReversed())).findings();
    expect(other).toEqual(one);
    expect(new Set(one.map(finding => finding.key)).size).toBe(one.length);
  });

  it('somebody who stands in no boundary crosses into one, and so does what stands in a box within it', () => {
    const model = changed(
      aProject(),
      aBoundary({ id: 'bo_net', name: 'Network', kind: 'vnet' }),
      aBoundary({ id: 'bo_run', name: 'Runtime', kind: 'cluster', parent: 'bo_net' }),
      anElement({ id: 'el_user', name: 'Internet user', kind: 'actor', type: 'anon-visitor' }),
      anElement({ id: 'el_app', name: 'Shop', kind: 'process', type: 'web-app', parent: 'bo_run' }),
      aFlow({ id: 'fl_1', name: 'browse', source: 'el_user', target: 'el_app', props: typed({ enc: 'none' }) }),
    );
    const analyzer = analysed(model);
    expect(analyzer.window.derived('fl_1')?.boundaries).toEqual(['bo_net', 'bo_run']);
    expect(analyzer.window.derived('fl_1')?.crosses).toContain('internet');
    expect(of(analyzer.findings(), 'th-nw-plaintext')).toHaveLength(1);
  });
});
