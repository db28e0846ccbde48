import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../../tests/support/templates';
import { entryOffers, entryText } from './index';

const library = shippedLibrary();

/** What is offered where the bar stands. */
function offered(text: string, content: Parameters<typeof entryOffers>[1] = 'threats') {
  const caret = text.indexOf('|');
  return entryOffers(library, content, { text: text.replace('|', ''), caret });
}
const texts = (text: string, content?: Parameters<typeof entryOffers>[1]) =>
  offered(text, content).map(one => one.text);

describe('what is offered while an entry is written as YAML', () => {
  it.each<[string, string, readonly string[]]>([
    ['a field of the entry', 'title: x\nstri|', ['stride: ']],
    ['a field although the text goes on', 'title: x\nstri|\nscope: element\n', ['stride: ']],
    ['a field of a condition', 'when:\n  all:\n    - pa|\n', ['path: ']],
    ['a field of a condition in one line', 'when: { path: property.mfa, o|', ['op: ']],
    ['a field of what was begun', 'when:\n  path: property.mfa\n  un|', ['unset: ']],
    ['a field of a test', 'tests:\n  match:\n    - about: x\n      fa|', ['facts: ']],
    ['a value of the schema', 'when: { path: property.mfa, op: in, values: [no], unset: unk|', ['unknown']],
    ['a value in a list', 'stride: [S, |]', ['S', 'T', 'R', 'I', 'D', 'E']],
    ['a value of a list in lines', 'stride:\n  - S\n  - T|', ['T']],
    ['a relation', 'when: { some: inc|', ['incoming']],
    ['a number', 'tier: |', ['1', '2']],
    ['a path', 'when:\n  path: property.mf|', ['property.mfa']],
    ['a value of the fact beside it', 'when: { path: property.mfa, op: in, values: [n|', ['no']],
    ['a fact of a test', 'tests:\n  match:\n    - facts: { property.mf|', ['property.mfa: ']],
    ['a value of a fact of a test', 'tests:\n  match:\n    - facts:\n        property.mfa: n|', ['no']],
    ['a tag, in quotes', 'when: { isA: [@d|', ['"@db"']],
    ['a tag within quotes', 'when: { isA: ["@d|"', ['@db']],
    ['a control by its id', 'controls: [ctl-net-wa|', ['ctl-net-waf']],
    ['a control by its words', 'controls:\n  - rules|', ['ctl-net-waf']],
    ['a weakness', 'cwe: [CWE-30|', ['CWE-308']],
  ])('%s', (_, text, wanted) => {
    expect(texts(text)).toEqual(expect.arrayContaining([...wanted]));
  });

  it.each<[string, string]>([
    ['in prose', 'description: >-\n  A reader that no|\n'],
    ['in a comment', '# stri|\ntitle: x\n'],
    ['for a field that is free', 'title: st|'],
    ['where the schema has nothing', 'nobody:\n  knows: th|'],
    ['in a text that is far too long', `${'# x\n'.repeat(20_000)}stri|`],
  ])('is nothing %s', (_, text) => {
    expect(texts(text)).toEqual([]);
  });

  it('leaves out fields that are there, those of other kinds of condition, and the colon where one follows', () => {
    expect(texts('title: x\nti|')).toEqual(['tier: ', 'description: ', 'section: ']);
    expect(texts('when: { path: property.mfa, |')).toEqual(['op: ', 'values: ', 'unset: ']);
    expect(texts('ti|: x\n')).toContain('title');
  });

  it('says what ids and paths stand for', () => {
    expect(offered('controls: [ctl-net-waf|')[0]?.about).toBe(library.controls.get('ctl-net-waf')?.title);
    expect(offered('when: { path: property.mfa|')[0]?.about).toBe(library.properties.get('mfa')?.name);
  });

  it('is known for controls and types too', () => {
    expect(texts('strength: |', 'controls')).toEqual(['strong', 'medium', 'weak']);
    expect(texts('native: { a|', 'controls')).toContain('aws: ');
    expect(texts('kind: pro|', 'types')).toEqual(['process']);
    expect(texts('tags: [d|', 'types')).toContain('db');
  });

  it('never fails, wherever the caret is in an entry of the library', () => {
    const [threat] = library.threats.values();
    const text = entryText(threat);
    for (let caret = 0; caret <= text.length; caret += 7)
      entryOffers(library, 'threats', { text: text.slice(0, caret), caret });
    expect(entryOffers(library, 'threats', { text: `${text}x`, caret: text.length }).length).toBeGreaterThan(0);
  });
});
