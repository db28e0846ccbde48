import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { run } from '../cli/cli';
import { commandWords, VERBS } from './commandLine';

describe('the app started with a verb', () => {
  it('hands the words over, packed or not, behind the switches of Chromium', () => {
    expect(commandWords(['/opt/parapet', 'analyze', 'a.json', '--json'], true)).toEqual([
      'analyze',
      'a.json',
      '--json',
    ]);
    expect(commandWords(['electron', '.', 'validate', 'a.json'], false)).toEqual(['validate', 'a.json']);
    expect(commandWords(['electron', '.', '--no-sandbox', 'import', 'a.json'], false)).toEqual(['import', 'a.json']);
  });

  it('opens its window for everything else', () => {
    for (const words of [[], ['--no-sandbox'], ['a.parapet.json'], ['--help'], ['constructor']]) {
      expect(commandWords(['/opt/parapet', ...words], true)).toBeNull();
    }
  });

  it.each(VERBS)('knows %s, as the command line does', async verb => {
    let shown = '';
    const io = {
      out: (text: string) => {
        shown += text;
      },
      err: () => undefined,
      today: () => '2026-01-01',
      version: '1.2.3',
      templates: join(import.meta.dirname, '../../templates'),
    };
    expect(await run([verb, '--help'], io)).toBe(0);
    expect(shown).toContain(verb);
  });
});
