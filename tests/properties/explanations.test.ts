import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Because, type Clear, type Finding, isOpen } from '../../core/analysis';
import { apply } from '../../core/changes';
import { type Command, run } from '../../core/commands';
import { Engine } from '../../core/engine';
import type { ProjectModel } from '../../core/model';
import { A_PERSON, aFixedEnvironment } from '../support/aModel';
import { largeModel } from '../support/largeModel';
import { sampleProjects } from '../support/samples';
import { shippedLibrary } from '../support/templates';

const library = shippedLibrary();
const TODAY = '2026-11-23';
const MODELS: readonly ProjectModel[] = [
  ...sampleProjects(),
  largeModel(library, { elements: 9, flows: 14, seed: 3, known: 0 }),
  largeModel(library, { elements: 9, flows: 14, seed: 4, known: 50 }),
];

const SUBJECT_TABLES = ['elements', 'flows', 'boundaries', 'assets', 'providers', 'project'] as const;

const opened = (model: ProjectModel): Engine => {
  const engine = new Engine(library);
  engine.open(model, { today: TODAY });
  return engine;
};

const engines = MODELS.map(opened);
const engine = fc.constantFrom(...engines);

/** A finding of any of the models, by lot. */
const found = engine.chain(one => fc.record({ engine: fc.constant(one), finding: fc.constantFrom(...one.findings()) }));

const saying = ({ fact: { subject, fact } }: Clear, value: string): Command => ({
  type: 'fact/set',
  // The subject of an open fact is one that facts are said of.
  subjects: [subject as `el_${string}`],
  fact,
  value,
});

function told(model: ProjectModel, commands: readonly Command[]): ProjectModel {
  return commands.reduce((now, command) => {
    const done = run(now, command, { environment: aFixedEnvironment(), who: A_PERSON });
    if (!done.ok) throw new Error(JSON.stringify(done.problems));
    return apply(now, done.value.patch);
  }, model);
}

function isThere(model: ProjectModel, { key }: Finding): boolean {
  return opened(model)
    .findings()
    .some(one => one.key === key);
}

const leavesOf = (reason: Because): readonly Because[] =>
  reason.parts.length === 0 ? [reason] : reason.parts.flatMap(leavesOf);

describe('an explanation', () => {
  it('says of each fact whose it is and where it comes from, and agrees with what was found', () => {
    fc.assert(
      fc.property(found, ({ engine: at, finding }) => {
        const { model } = at;
        const why = at.explain(finding.key);
        expect(why?.state, finding.key).toBe(finding.state);
        expect(why?.rating.length, finding.key).toBeGreaterThan(2);
        const leaves = why?.because.flatMap(leavesOf) ?? [];
        expect(leaves.length, finding.key).toBeGreaterThan(0);
        for (const { text, origin, subject } of leaves) {
          expect(text, finding.key).toMatch(/\S/);
          expect(text, finding.key).not.toMatch(/undefined|null|\[object|\.$/);
          expect(origin.kind, finding.key).toMatch(/\S/);
          expect(
            SUBJECT_TABLES.some(table => Array.from<string>(model[table].keys()).includes(subject)),
            `${finding.key}: ${subject} is there`,
          ).toBe(true);
        }
      }),
      { numRuns: 200 },
    );
  }, 120_000);

  it('names what would clear a finding, each answer of which does clear it when it is given', () => {
    const answered = fc.record({ found, at: fc.nat(), value: fc.nat() });
    fc.assert(
      fc.property(answered, ({ found: { engine: at, finding }, at: which, value: one }) => {
        const why = at.explain(finding.key);
        const clear = why?.clears[which % Math.max(1, why.clears.length)];
        const value = clear?.values[one % Math.max(1, clear.values.length)];
        if (clear && value !== undefined)
          expect(isThere(told(at.model, [saying(clear, value)]), finding), `${finding.key}: ${clear.text}`).toBe(false);
        const together = why?.together ?? [];
        if (together.length > 0) {
          const all = together.flatMap(part => (part.values[0] === undefined ? [] : [saying(part, part.values[0])]));
          expect(isThere(told(at.model, all), finding), `${finding.key}: all together`).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  }, 120_000);

  it('of why a rule says nothing names what rules it out, for any rule and anything that is drawn', () => {
    const rule = fc.constantFrom(...library.threats.keys());
    const asked = engine.chain(at =>
      fc.record({
        at: fc.constant(at),
        rule,
        subject: fc.constantFrom(...at.model.elements.keys(), ...at.model.flows.keys()),
      }),
    );
    fc.assert(
      fc.property(asked, ({ at, rule: id, subject }) => {
        const why = at.whyNot(id, subject);
        const name = `${id} on ${subject}`;
        expect(why, name).not.toBeNull();
        expect(why?.because.length, name).toBeGreaterThan(0);
        const isFound = at.findings().some(one => one.rule === id && one.subject.id === subject && isOpen(one));
        if (isFound) expect(why?.state, name).not.toBe('ruled-out');
        if (why?.state !== 'ruled-out') return;
        // What decides is told first.
        expect(why.because[0]?.outcome, name).toBe('false');
        expect(
          why.because.flatMap(leavesOf).every(({ text }) => /\S/.test(text)),
          name,
        ).toBe(true);
      }),
      { numRuns: 300 },
    );
  }, 120_000);
});
