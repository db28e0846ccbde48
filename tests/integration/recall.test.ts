import { describe, expect, it } from 'vitest';
import { measure } from '../recall/coverage';
import { expertSystems, isHeldOut } from '../recall/experts';
import { REREAD } from '../recall/reread';
import { modelOf } from '../recall/systems';
import { TOPICS } from '../recall/topics';
import { sharedPath } from '../support/shared';
import { shippedLibrary } from '../support/templates';

const library = shippedLibrary();

describe('the table of topics', () => {
  it.each(Object.entries({ ...TOPICS, ...REREAD }))(
    '%s names weaknesses and threats that exist, and says why these',
    (_, topic) => {
      for (const id of topic.cwe) expect(library.cweWeaknesses.has(id), id).toBe(true);
      for (const id of topic.threats) expect(library.threats.has(id), id).toBe(true);
      expect(topic.cwe.length + topic.threats.length).toBeGreaterThan(0);
      expect(topic.because.length).toBeGreaterThan(15);
    },
  );
});

const corpus = sharedPath('corpus');
const file = sharedPath('corpus', 'EXPERT.json');
if (corpus !== null && file !== null) describe('what experts wrote', () => whatExpertsWrote(corpus, file));

function whatExpertsWrote(corpus: string, file: string): void {
  const systems = expertSystems(file);
  const worked = systems.filter(system => !isHeldOut(systems, system));

  it('has its topics in the table', () => {
    const topics = new Set(systems.flatMap(system => system.threats.map(threat => threat.topic)));
    expect([...topics].filter(topic => !TOPICS[topic])).toEqual([]);
    const ids = new Set(systems.flatMap(system => system.threats.map(threat => threat.id)));
    expect(Object.keys(REREAD).filter(id => !ids.has(id))).toEqual([]);
  });

  it('is covered to 85 % on the systems that were worked with, by at most 3 confirmed and 8 questions an element', async () => {
    let covered = 0;
    let written = 0;
    for (const system of worked) {
      const { model } = await modelOf(library, corpus, system);
      const { verdicts, confirmed, toVerify } = measure(library, model, system);
      written += verdicts.length;
      covered += verdicts.filter(verdict => verdict.by !== null).length;
      expect(confirmed.max, system.model).toBeLessThanOrEqual(3);
      expect(toVerify.max, system.model).toBeLessThanOrEqual(8);
    }
    expect(covered / written).toBeGreaterThanOrEqual(0.85);
  });
}
