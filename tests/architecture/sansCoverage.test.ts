import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { shippedLibrary } from '../support/templates';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const library = shippedLibrary();

interface Row {
  readonly number: string;
  readonly where: string;
  readonly tests: readonly { readonly file: string; readonly title: string }[];
}

/** The rows of the page; a row that does not have its five parts is not one. */
function rowsOf(page: string): readonly Row[] {
  return page.split('\n').flatMap(line => {
    const parts = line.replace(/^\| /, '').split(' | ');
    if (parts.length < 5 || !/^S\d\d$/.test(parts[0] ?? '')) return [];
    return [{ number: parts[0] ?? '', where: `${parts[1] ?? ''} ${parts[2] ?? ''}`, tests: testsIn(parts[3] ?? '') }];
  });
}

function testsIn(cell: string): Row['tests'] {
  return cell.split('<br>').flatMap(one => {
    const [, file, title] = /^`([^`]+)` › (.+)$/.exec(one.trim()) ?? [];
    return file && title ? [{ file, title }] : [];
  });
}

/** Why a name of a test does not count; null when it does. */
function wrongWith({ file, title }: Row['tests'][number]): string | null {
  if (!existsSync(`${ROOT}${file}`)) return `there is no ${file}`;
  const source = readFileSync(`${ROOT}${file}`, 'utf8');
  const named = ["'", '"', '`'].some(quote => source.includes(`${quote}${title}${quote}`));
  return named ? null : `${file} has no test “${title}”`;
}

/** Ids on the page that the library does not have. */
function unknownIn(text: string): readonly string[] {
  const rules = new Set(
    [...library.registers.values()].flatMap(one => [...one.rules, ...one.whole].map(rule => `${one.id}/${rule.id}`)),
  );
  const marked = (what: string) =>
    [...text.matchAll(new RegExp(`${what} \`([^\`]+)\``, 'gi'))].map(([, id = '']) => id);
  const plain = [...text.matchAll(/`((?:th|ctl)-[a-z0-9-]+)`/g)].map(([, id = '']) => id);
  return [
    ...marked('register').filter(id => !library.registers.has(id)),
    ...marked('rule').filter(id => !rules.has(id)),
    ...marked('type').filter(id => !library.types.has(id)),
    ...plain.filter(id => !library.threats.has(id) && !library.controls.has(id)),
  ];
}

describe('the page that says where each demand of the paper is', () => {
  const rows = rowsOf(readFileSync(`${ROOT}docs/sans-coverage.md`, 'utf8'));

  it('has all 85 demands, each once and in order', () => {
    const numbers = Array.from({ length: 85 }, (_, at) => `S${String(at + 1).padStart(2, '0')}`);
    expect(rows.map(row => row.number)).toEqual(numbers);
  });

  it('names for each demand a place and a test that is there under that name', () => {
    const wrong = rows.flatMap(({ number, where, tests }) => [
      ...(where.trim().length < 20 ? [`${number} has no place`] : []),
      ...(tests.length === 0 ? [`${number} has no test`] : []),
      ...tests.flatMap(test => wrongWith(test) ?? []).map(words => `${number}: ${words}`),
    ]);
    expect(wrong).toEqual([]);
  });

  it('names only threats, controls, types, registers and rules that the library has', () => {
    expect(rows.flatMap(row => unknownIn(row.where).map(id => `${row.number}: ${id}`))).toEqual([]);
  });

  it('names in its row every register that serves a demand', () => {
    const missing = [...library.registers.values()].flatMap(register =>
      register.serves
        .filter(number => {
          const where = rows.find(row => row.number === number)?.where ?? '';
          return ![register.title, `register \`${register.id}\``, `rule \`${register.id}/`].some(one =>
            where.includes(one),
          );
        })
        .map(number => `${number}: ${register.title}`),
    );
    expect(missing).toEqual([]);
  });

  it('calls nothing out of scope, and names the register where an import is to follow', () => {
    for (const { number, where } of rows) {
      expect(where, number).not.toMatch(/out of scope/i);
      if (where.includes('import to follow')) expect(where, number).toMatch(/register `[a-z-]+`|rule `[a-z-]+\//);
    }
    expect(rows.filter(row => row.where.includes('**import to follow**')).length).toBeGreaterThan(0);
  });

  it('would notice a test, a file or an id that is not there', () => {
    expect(wrongWith({ file: 'tests/nowhere.test.ts', title: 'x' })).toBe('there is no tests/nowhere.test.ts');
    expect(
      wrongWith({ file: 'tests/architecture/sansCoverage.test.ts', title: ['is', 'no test'].join(' ') }),
    ).toContain('has no test');
    expect(unknownIn('register `no-such`, rule `tools/no-such`, type `no-such`, threat `th-no-such`')).toHaveLength(4);
    expect(rowsOf('| S01 | A demand without tests |')).toEqual([]);
  });
});
