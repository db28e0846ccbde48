import { describe, expect, it } from 'vitest';
import { aCloudShop, aFlow, anElement } from '../../tests/support/aCloudShop';
import { after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { ProjectModel } from '../model';
import {
  Analyzer,
  attackPathsTo,
  attractivenessOf,
  MOST_PATHS,
  ruleSetOf,
  vectorsOfElement,
  vectorsOfModel,
  waysIn,
  waysInto,
} from './index';
import { INITIAL_ACCESS } from './vectors';

const rules = ruleSetOf(shippedLibrary());
const analysed = (model: ProjectModel) => new Analyzer(model, rules, '2026-11-23');

describe('attack paths', () => {
  it('lead from whoever is outside to the store, by the fewest steps', () => {
    const { paths, more } = attackPathsTo(analysed(aCloudShop()), 'el_db');
    expect(more).toBe(false);
    expect(paths.map(path => path.steps.map(step => step.to))).toEqual([['el_web', 'el_db']]);
    expect(paths[0]?.steps[0]?.from).toBe('el_buyer');
  });

  it('are all listed where several are equally short, and a longer way is not', () => {
    const model = changed(
      aCloudShop(),
      anElement({ id: 'el_api', name: 'API', kind: 'process', type: 'api-service' }),
      aFlow({ id: 'fl_1', name: 'call', source: 'el_buyer', target: 'el_api' }),
      aFlow({ id: 'fl_2', name: 'read', source: 'el_db', target: 'el_api' }),
      aFlow({ id: 'fl_3', name: 'ask', source: 'el_api', target: 'el_web' }),
    );
    const { paths } = attackPathsTo(analysed(model), 'el_db');
    expect(paths.map(path => path.steps.map(step => step.flow))).toEqual([
      ['fl_1', 'fl_2'],
      ['fl_buy', 'fl_store'],
    ]);
  });

  it('say what stands in the way of each step and what lets it through', () => {
    const model = changed(
      aCloudShop(),
      {
        type: 'fact/set',
        subjects: ['el_web'],
        fact: 'input_validation',
        value: 'no',
      },
      {
        type: 'fact/set',
        subjects: ['el_web'],
        fact: 'waf',
        value: 'block',
      },
    );
    const [path] = attackPathsTo(analysed(model), 'el_db').paths;
    expect(path?.steps[0]?.stoppedBy).toContain('ctl-net-waf');
    expect(path?.steps[0]?.letBy).toContain('th-ap-injection:element=el_web');
  });

  it('begin at what faces the internet, and nobody is reached through a person', () => {
    const model = changed(
      aCloudShop(),
      anElement({ id: 'el_clerk', name: 'Clerk', kind: 'actor', type: 'workforce-user' }),
      aFlow({ id: 'fl_1', name: 'show', source: 'el_web', target: 'el_clerk' }),
      anElement({ id: 'el_files', name: 'Files', kind: 'store', type: 'file-share' }),
      aFlow({ id: 'fl_2', name: 'file', source: 'el_clerk', target: 'el_files' }),
    );
    expect(attackPathsTo(analysed(model), 'el_files').paths).toEqual([]);
    const facing = changed(model, { type: 'fact/set', subjects: ['el_core'], fact: 'internet_facing', value: 'yes' });
    expect(attackPathsTo(analysed(facing), 'el_crm').paths.map(path => path.steps.map(step => step.to))).toContainEqual(
      ['el_crm'],
    );
  });

  it('begin at software as a service, which everybody reaches at its sign-in', () => {
    const model = changed(
      aCloudShop(),
      anElement({ id: 'el_hr', name: 'HR suite', kind: 'store', type: 'saas-hr-erp' }),
      anElement({ id: 'el_files', name: 'Files', kind: 'store', type: 'file-share' }),
      aFlow({ id: 'fl_1', name: 'export', source: 'el_hr', target: 'el_files' }),
    );
    expect(attackPathsTo(analysed(model), 'el_hr')).toMatchObject({ outside: true });
    expect(attackPathsTo(analysed(model), 'el_files').paths.map(path => path.steps.map(step => step.to))).toEqual([
      ['el_files'],
    ]);
  });

  it('stop being listed where nobody would read on', () => {
    const rows = Array.from({ length: MOST_PATHS + 5 }, (_, at) => [
      anElement({ id: `el_u${at}`, name: `User ${at}`, kind: 'actor', type: 'ext-user' }),
      aFlow({ id: `fl_u${at}`, name: 'use', source: `el_u${at}`, target: 'el_web' }),
    ]).flat();
    const { paths, more } = attackPathsTo(analysed(changed(aCloudShop(), ...rows)), 'el_db');
    expect(paths).toHaveLength(MOST_PATHS);
    expect(more).toBe(true);
  });
});

describe('attractiveness', () => {
  it('is greatest where the data lies, less where it only leads, and nothing for people', () => {
    const all = attractivenessOf(analysed(aCloudShop()));
    expect(Math.max(...all.values())).toBe(100);
    expect(all.get('el_buyer')).toBe(0);
    expect(all.get('el_db') ?? 0).toBeGreaterThan(all.get('el_photos') ?? 0);
  });

  it('grows with what lies behind', () => {
    const behind = changed(
      aCloudShop(),
      anElement({ id: 'el_front', name: 'Front', kind: 'process', type: 'web-server' }),
      anElement({ id: 'el_alone', name: 'Alone', kind: 'process', type: 'web-server' }),
      anElement({ id: 'el_vault', name: 'Vault', kind: 'store', type: 'secrets-manager', criticality: 5 }),
      aFlow({ id: 'fl_1', name: 'fetch', source: 'el_front', target: 'el_vault' }),
    );
    const all = attractivenessOf(analysed(behind));
    expect(all.get('el_front') ?? 0).toBeGreaterThan(all.get('el_alone') ?? 0);
  });
});

describe('likely ways in', () => {
  it('are the techniques that ATT&CK lists for getting in, of those that any threat names', () => {
    const { attackTechniques } = rules.library;
    const gettingIn = [...attackTechniques.values()].filter(technique => technique.tactics.includes('TA0001'));
    const tops = new Set(gettingIn.map(technique => technique.id.split('.', 1)[0]));
    expect([...INITIAL_ACCESS]).toEqual([...tops].sort());
  });

  it('are at most five, the likeliest first, each with the findings that name it', () => {
    const analyzer = analysed(aCloudShop());
    const vectors = vectorsOfModel(analyzer);
    expect(vectors.length).toBeGreaterThan(1);
    expect(vectors.length).toBeLessThanOrEqual(5);
    expect(vectors.map(one => one.weight)).toEqual(vectors.map(one => one.weight).toSorted((a, b) => b - a));
    for (const { findings } of vectors) for (const key of findings) expect(analyzer.finding(key)?.shown).toBe(true);
  });

  it('lead with what is confirmed, before what is as likely and still to verify', () => {
    const model = changed(aCloudShop(), {
      type: 'fact/set',
      subjects: ['el_web'],
      fact: 'input_validation',
      value: 'no',
    });
    const analyzer = analysed(model);
    const [first] = vectorsOfElement(analyzer, 'el_web');
    expect(first?.technique).toBe('T1190');
    expect(analyzer.finding(first?.findings[0] ?? '')?.state).toBe('confirmed');
  });

  it('of an element come from it and its flows, and go when what names them is ruled out', () => {
    const names = (model: ProjectModel) => vectorsOfElement(analysed(model), 'el_web').map(one => one.technique);
    expect(names(aCloudShop())).toContain('T1190');
    const keys = vectorsOfElement(analysed(aCloudShop()), 'el_web').flatMap(one => one.findings);
    expect(keys.every(key => /el_web|fl_/.test(key))).toBe(true);
    const phished = (model: ProjectModel) =>
      vectorsOfElement(analysed(model), 'el_buyer').some(one => one.technique === 'T1566');
    expect(phished(aCloudShop())).toBe(true);
    const settled = changed(aCloudShop(), {
      type: 'fact/set',
      subjects: ['el_buyer'],
      fact: 'mfa',
      value: 'phishing-resistant',
    });
    expect(phished(settled)).toBe(false);
  });
});

describe('the ways into the whole', () => {
  it('lead to the stores with the most sensitive data before any other', () => {
    const analyzer = analysed(aCloudShop());
    const { paths } = waysIn(analyzer);
    expect(paths.map(one => one.to).toSorted()).toEqual(['el_crm', 'el_db', 'el_photos']);
    const ratings = paths.map(one => analyzer.run(one.to).state?.sensitivity?.rating ?? 0);
    expect(ratings).toEqual(ratings.toSorted((a, b) => b - a));
    expect(paths.at(-1)?.to).toBe('el_photos');
  });

  it('rank what is attractive as its score does, with what it holds and where it leads', () => {
    const analyzer = analysed(aCloudShop());
    const { attractive } = waysIn(analyzer);
    const scores = attractivenessOf(analyzer);
    expect(attractive.map(one => one.score)).toEqual(attractive.map(one => scores.get(one.element)));
    expect(attractive[0]?.score).toBe(100);
    expect(attractive.map(one => one.score)).toEqual(attractive.map(one => one.score).toSorted((a, b) => b - a));
    expect(attractive.map(one => one.element)).not.toContain('el_buyer');
    expect(attractive.find(one => one.element === 'el_db')).toMatchObject({ role: 'datastore', leadsTo: null });
    expect(attractive.find(one => one.element === 'el_db')?.sensitivity).not.toBeNull();
  });

  it('name the worthiest thing that an element leads to', () => {
    const model = changed(
      aCloudShop(),
      anElement({ id: 'el_front', name: 'Front', kind: 'process', type: 'web-server' }),
      anElement({ id: 'el_vault', name: 'Vault', kind: 'store', type: 'secrets-manager', criticality: 5 }),
      aFlow({ id: 'fl_1', name: 'fetch', source: 'el_front', target: 'el_vault' }),
    );
    const { attractive } = waysIn(analysed(model));
    expect(attractive.find(one => one.element === 'el_front')?.leadsTo).toBe('el_vault');
  });
});

describe('the ways into one element', () => {
  it('tell the ways from outside of a store, and of nothing else', () => {
    const analyzer = analysed(aCloudShop());
    expect(waysInto(analyzer, 'el_db').paths?.paths.map(path => path.steps.map(step => step.to))).toEqual([
      ['el_web', 'el_db'],
    ]);
    expect(waysInto(analyzer, 'el_web').paths).toBeNull();
    expect(waysInto(analyzer, 'el_gone')).toEqual({ vectors: [], paths: null });
  });

  it('say when the store itself faces the outside', () => {
    expect(waysInto(analysed(aCloudShop()), 'el_db').paths?.outside).toBe(false);
    expect(waysInto(analysed(aCloudShop()), 'el_crm').paths?.outside).toBe(true);
  });

  it('list every shortest way', () => {
    const rows = Array.from({ length: 4 }, (_, at) => [
      anElement({ id: `el_u${at}`, name: `User ${at}`, kind: 'actor', type: 'ext-user' }),
      aFlow({ id: `fl_u${at}`, name: 'use', source: `el_u${at}`, target: 'el_web' }),
    ]).flat();
    const { paths } = waysInto(analysed(changed(aCloudShop(), ...rows)), 'el_db');
    expect(paths?.paths.map(path => path.steps[0]?.from)).toEqual(['el_buyer', 'el_u0', 'el_u1', 'el_u2', 'el_u3']);
    expect(paths?.more).toBe(false);
  });

  it('are none into what is out of scope', () => {
    const out = changed(aCloudShop(), {
      type: 'row/change',
      table: 'elements',
      ids: ['el_db'],
      fields: { outOfScope: { reason: 'run by others' } },
    });
    expect(waysInto(analysed(out), 'el_db')).toEqual({ vectors: [], paths: null });
    expect(waysIn(analysed(out)).paths.map(one => one.to)).not.toContain('el_db');
  });
});
