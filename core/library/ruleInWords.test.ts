import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { createVocabulary, type RuleLine, ruleInWords, tagWords, threatsOfType, typesOfThreat } from './index';

const library = shippedLibrary();
const vocabulary = createVocabulary(library);
const wordsOf = (id: string) => {
  const threat = library.threats.get(id);
  return threat ? ruleInWords(library, vocabulary, threat.when) : [];
};
const all = (lines: readonly RuleLine[]): readonly RuleLine[] => lines.flatMap(line => [line, ...all(line.parts)]);

describe('a rule in words', () => {
  it('names types, facts and values, and says what a missing answer means', () => {
    const [who, what] = wordsOf('th-id-stolen-creds');
    expect(who).toEqual({
      text: expect.stringMatching(/^It is one of: .*software as a service$/),
      unset: null,
      parts: [],
    });
    expect(what?.text).toMatch(/^Multi-factor sign-in.*: anything but /);
    expect(what?.unset).toBe('unknown');
  });

  it('puts what belongs together under one line', () => {
    const lines = ruleInWords(library, vocabulary, {
      any: [
        { isA: ['@db'], of: 'source' },
        {
          all: [
            { path: 'flow.enc', op: 'in', values: ['none', 'weak'], unset: 'unknown' },
            { not: { isA: ['@db'], of: 'target' } },
          ],
        },
      ],
    });
    expect(lines[0]?.text).toBe('At least one of these:');
    expect(lines[0]?.parts.map(one => one.text)).toEqual(['The sender is a database', 'All of these:']);
    expect(lines[0]?.parts[1]?.parts[0]?.text).toBe('Encryption: None or Outdated');
  });

  it('leaves no id of the library on the screen, for any shipped rule', () => {
    for (const { id } of library.threats.values())
      for (const { text } of all(wordsOf(id)))
        expect(text, id).not.toMatch(/@|\b(?:property|flow|data|responsibility|provider)\.|_/);
  });

  it('has words for every tag of a shipped type', () => {
    // What says the same in both is listed, so that a new tag without words is noticed.
    const plain = [...library.indexes.tags].filter(tag => tagWords(tag) === tag.replaceAll('-', ' '));
    expect(plain.sort()).toEqual(['analytics', 'backup', 'messaging', 'serverless']);
    expect(tagWords('my-own_tag')).toBe('my own tag');
  });
});

describe('where a threat can come up', () => {
  const names = (ids: readonly { readonly id: string }[]) => ids.map(one => one.id);

  it('tells by type and by the properties that the type has', () => {
    const rdbms = library.types.get('rdbms');
    const visitor = library.types.get('anon-visitor');
    if (!rdbms || !visitor) throw new Error('the library lacks its types');
    const ofStore = names(threatsOfType(library, rdbms).element);
    const ofVisitor = names(threatsOfType(library, visitor).element);
    expect(ofStore.length).toBeGreaterThan(5);
    expect(ofStore).not.toContain('th-id-stolen-creds');
    expect(ofVisitor.length).toBeLessThan(ofStore.length);
    expect(names(threatsOfType(library, rdbms).flow).length).toBeGreaterThan(0);
  });

  it('says the same from both sides, for every shipped rule about elements', () => {
    for (const type of library.types.values()) {
      const { element } = threatsOfType(library, type);
      for (const threat of element.slice(0, 3)) expect(names(typesOfThreat(library, threat))).toContain(type.id);
    }
  });
});
