import { expect, it } from 'vitest';
import { typedEvidence } from './typedEvidence';

it.each([
  ['https://example.org/report', 'link'],
  [' https://example.org/report ', 'link'],
  ['https://example.org/a b', 'note'],
  ['http://example.org', 'note'],
  ['javascript:alert(1)', 'note'],
  ['see the wiki', 'note'],
] as const)('“%s” is a %s', (text, kind) => {
  const typed = typedEvidence(text);
  expect(typed).toMatchObject({ kind, name: text.trim(), link: kind === 'link' ? text.trim() : null });
});
