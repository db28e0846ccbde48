import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCloudShop, aFlow, anElement } from '../../tests/support/aCloudShop';
import { A_PERSON, aFixedEnvironment, aProject, after as made } from '../../tests/support/aModel';
import { largeModel } from '../../tests/support/largeModel';
import { shippedLibrary } from '../../tests/support/templates';
import { apply } from '../changes';
import { type Command, run } from '../commands';
import { createVocabulary, type Library, parseCondition, type Threat } from '../library';
import type { ProjectModel } from '../model';
import { Analyzer, explain, ruleSetOf } from './index';

const TODAY = '2026-11-23';
const library = shippedLibrary();
const rules = ruleSetOf(library);
const editing = { environment: aFixedEnvironment(), who: A_PERSON };

function told(model: ProjectModel, commands: readonly Command[]): ProjectModel {
  return commands.reduce((now, command) => {
    const done = run(now, command, editing);
    return done.ok ? apply(now, done.value.patch) : now;
  }, model);
}

type Answer = {
  readonly fact: { readonly subject: `el_${string}` | string; readonly fact: string };
  readonly value: string;
};

const saying = ({ fact, value }: Answer): Command =>
  // The subject of an open fact is one that facts are said of.
  ({ type: 'fact/set', subjects: [fact.subject as `el_${string}`], fact: fact.fact, value });

const FACTS_OF: Readonly<Record<string, ReadonlyMap<string, { readonly values: readonly string[] }>>> = {
  fl: library.flowProperties,
  pv: library.providerFacts,
  project: library.projectFacts,
};

/** Every value that a fact can have. */
const valuesOf = ({ subject, fact }: Answer['fact']) =>
  (FACTS_OF[subject.split('_', 1)[0] ?? ''] ?? library.properties).get(fact)?.values ?? [];

const isFound = (model: ProjectModel, key: string, by = rules) => new Analyzer(model, by, TODAY).finding(key) !== null;

describe('what would clear a finding', () => {
  it('clears it when somebody says just that, and no other answer to the same question does', () => {
    const size = fc.record({
      seed: fc.integer({ min: 1, max: 10_000 }),
      known: fc.constantFrom(0, 20, 60),
      at: fc.array(fc.nat(), { minLength: 5, maxLength: 5 }),
    });
    fc.assert(
      fc.property(size, ({ seed, known, at }) => {
        const model = largeModel(library, { elements: 8, flows: 12, seed, known });
        const analyzer = new Analyzer(model, rules, TODAY);
        const findings = analyzer.findings();
        for (const place of at) {
          const finding = findings[place % Math.max(1, findings.length)];
          if (!finding) continue;
          const why = explain(analyzer, finding.key, finding);
          const [clear] = why?.clears ?? [];
          const [value] = clear?.values ?? [];
          if (!clear || value === undefined) {
            // Nothing that can be answered rules it out alone: then something else that somebody can do is named.
            const other = (why?.together.length ?? 0) + (why?.acts.length ?? 0);
            expect(other + (clear ? 1 : 0), finding.key).toBeGreaterThan(0);
            continue;
          }
          const done = told(model, [saying({ fact: clear.fact, value })]);
          expect(isFound(done, finding.key), `${finding.key}: ${clear.text}`).toBe(false);
          const other = valuesOf(clear.fact).find(one => !clear.values.includes(one));
          if (other === undefined) continue;
          const still = new Analyzer(told(model, [saying({ fact: clear.fact, value: other })]), rules, TODAY);
          expect(explain(still, finding.key, still.finding(finding.key))?.state, `${finding.key}: ${other}`).not.toBe(
            'ruled-out',
          );
        }
      }),
      { numRuns: 12 },
    );
  }, 60_000);

  it('names several answers where only all of them together clear it, and no more than are needed', () => {
    const when = parseCondition('t=@db & some incoming (f.enc=none)', createVocabulary(library));
    const [base] = library.threats.values();
    if (!when.ok || !base) throw new Error('The rule can be read');
    const threat: Threat = { ...base, id: 'th-x-clear', tier: 1, scope: 'element', when: when.value };
    const own: Library = { ...library, threats: new Map([[threat.id, threat]]) };
    const model = made(
      aProject(),
      anElement({ id: 'el_a', name: 'Shop', kind: 'process', type: 'web-app' }),
      anElement({ id: 'el_b', name: 'Batch', kind: 'process', type: 'web-app' }),
      anElement({ id: 'el_db', name: 'Orders', kind: 'store', type: 'rdbms' }),
      ...['el_a', 'el_b'].map((source, at) => aFlow({ id: `fl_${at}`, name: '', source, target: 'el_db' })),
      aFlow({ id: 'fl_9', name: '', source: 'el_a', target: 'el_db' }),
    );
    const clear = told(model, [
      saying({ fact: { subject: 'fl_0', fact: 'enc' }, value: 'none' }),
      saying({ fact: { subject: 'fl_1', fact: 'enc' }, value: 'none' }),
      saying({ fact: { subject: 'fl_9', fact: 'enc' }, value: 'tls' }),
    ]);
    const by = ruleSetOf(own);
    const analyzer = new Analyzer(clear, by, TODAY);
    const key = 'th-x-clear:element=el_db';
    const why = explain(analyzer, key, analyzer.finding(key));
    expect(why?.clears).toEqual([]);
    expect(why?.together.map(one => one.fact.subject)).toEqual(['fl_0', 'fl_1']);
    const answers = why?.together.map(({ fact, values: [value = ''] }) => saying({ fact, value })) ?? [];
    expect(isFound(told(clear, answers), key, by)).toBe(false);
    expect(isFound(told(clear, answers.slice(1)), key, by)).toBe(true);
  });

  it('says of an answer that would be another finding that it is one, and names it last', () => {
    const drawn = made(
      aProject(),
      anElement({ id: 'el_a', name: 'Shop', kind: 'process', type: 'web-app' }),
      anElement({ id: 'el_b', name: 'Orders', kind: 'process', type: 'api' }),
      aFlow({ id: 'fl_1', name: '', source: 'el_a', target: 'el_b' }),
    );
    const model = told(drawn, [saying({ fact: { subject: 'fl_1', fact: 'enc' }, value: 'tls' })]);
    const analyzer = new Analyzer(model, rules, TODAY);
    const key = 'th-fl-far-end:flow=fl_1';
    const clear = explain(analyzer, key, analyzer.finding(key))?.clears.find(one => one.fact.fact === 'enc');
    expect(clear?.values).toEqual(['mtls', 'none', 'weak']);
    expect(clear?.text).toBe(
      'Would be ruled out by Encryption: Mutual TLS (None or Outdated would too, but would be a finding of its own)',
    );
  });

  it('names what is to be done where it is no answer to a question', () => {
    const analyzer = new Analyzer(aCloudShop(), rules, TODAY);
    const acts = analyzer.findings().flatMap(finding => explain(analyzer, finding.key, finding)?.acts ?? []);
    expect(acts.map(act => act.text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^Put in place before its data is sent: \w+/)]),
    );
    expect(acts.map(act => act.text)).toContain('Name who acts in each of its layers');
  });
});
