import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TILL_FILES } from '../support/aPack';
import { runCli } from '../support/runCli';

/**
 * Rules with one thing wrong with each, as somebody would write them into the pack of docs/packs.md, checked as a person checks them:
 * every kind of mistake that the check knows is found where it is written, with its reason and with what to do.
 */

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pack-lint-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const THREATS = 'shop-tills/threats.yaml';
const PROPERTIES = 'shop-tills/properties.yaml';
const SEALED = '        - { path: property.till_sealed, op: notIn, values: ["yes"], unset: unknown }';
/** What stands instead of the second condition, on line 17. */
const instead = (...lines: readonly string[]) => [THREATS, SEALED, lines.join('\n')] as const;

interface Broken {
  readonly file: string;
  readonly change: readonly [file: string, from: string, to: string];
  readonly at: readonly [line: number, column: number];
  /** Of the lint, or the code of why the pack cannot be used. */
  readonly kind: string;
  readonly what: RegExp;
  readonly remedy: RegExp;
  readonly code: 1 | 2;
}

const BROKEN: Readonly<Record<string, Omit<Broken, 'file'> & { readonly file?: string }>> = {
  'an unknown path': {
    change: instead('        - { path: till.sealed, op: notIn, values: ["yes"], unset: unknown }'),
    at: [17, 19],
    kind: 'library/wrong-shape',
    what: /path is no path: it begins with property\., /,
    remedy: /Mend it at that place/,
    code: 2,
  },
  'an undeclared property': {
    change: instead('        - { path: property.till_seal, op: notIn, values: ["yes"], unset: unknown }'),
    at: [17, 19],
    kind: 'library/dangling-reference',
    what: /property\.till_seal is named, but there is no such fact \(the nearest is property\.till_sealed\)/,
    remedy: /Correct its name, add it/,
    code: 2,
  },
  'a value that the property does not have': {
    change: instead('        - { path: property.till_sealed, op: notIn, values: ["yes", "perhaps"], unset: unknown }'),
    at: [17, 68],
    kind: 'library/dangling-reference',
    what: /perhaps is named, but there is no such value of property\.till_sealed/,
    remedy: /Correct its name/,
    code: 2,
  },
  'a fact that its subject does not have': {
    change: instead('        - { path: flow.enc, op: in, values: [none], unset: unknown }'),
    at: [17, 11],
    kind: 'library/not-of-this',
    what: /asks “flow\.enc” of an element, which does not have it/,
    remedy: /Ask it of: a data flow/,
    code: 2,
  },
  'a contradiction': {
    change: instead(SEALED, '        - { path: property.till_sealed, op: in, values: ["yes"], unset: unknown }'),
    at: [18, 11],
    kind: 'contradiction',
    what: /conditions on “Card reader sealed” \(property\.till_sealed\) exclude each other/,
    remedy: /Take one of them out/,
    code: 1,
  },
  'a contradiction inside a relation': {
    change: instead(
      '        - some: incoming',
      '          where:',
      '            all:',
      '              - { path: flow.enc, op: in, values: [none], unset: unknown }',
      '              - { path: flow.enc, op: notIn, values: [none], unset: unknown }',
    ),
    at: [21, 17],
    kind: 'contradiction',
    what: /exclude each other/,
    remedy: /Take one of them out/,
    code: 1,
  },
  'a rule that never matches, for no value': {
    change: instead('        - { path: property.till_sealed, op: notIn, values: ["yes", "no"], unset: unknown }'),
    at: [17, 11],
    kind: 'never matches',
    what: /No value of “Card reader sealed”/,
    remedy: /Name a value that it can have/,
    code: 1,
  },
  'a rule that never matches, for no type': {
    change: instead(SEALED, '        - { isA: [rdbms], of: element }'),
    at: [16, 11],
    kind: 'never matches',
    what: /No type of the element has all that it asks about/,
    remedy: /Name types that have these properties/,
    code: 1,
  },
  'a duplicate condition': {
    change: instead(SEALED, SEALED),
    at: [18, 11],
    kind: 'duplicate condition',
    what: /The same condition stands in it twice/,
    remedy: /Take one of them out/,
    code: 1,
  },
  'a missing question': {
    file: PROPERTIES,
    change: [
      PROPERTIES,
      'question: Does the card reader carry a numbered seal that staff check every day?',
      'question: ""',
    ],
    at: [17, 11],
    kind: 'missing question',
    what: /waits for “Card reader sealed” \(property\.till_sealed\), which has no question/,
    remedy: /Give that fact a question/,
    code: 1,
  },
};

/** Writes the pack with one text in one of its files changed, and checks it. */
function check([changed, from, to]: Broken['change'], ...options: readonly string[]) {
  for (const [path, text] of TILL_FILES) {
    expect(path !== changed || text.includes(from), `${changed} has ${from}`).toBe(true);
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), path === changed ? text.replace(from, to) : text);
  }
  return runCli('library', 'check', join(folder, 'shop-tills'), ...options);
}

describe('library check finds', () => {
  it.each(Object.entries(BROKEN))(
    '%s, with its place, reason and remedy',
    async (_, { change, at, kind, what, remedy, code }) => {
      const [line, column] = at;
      const said = await check(change);
      const [told = ''] = said.out
        .split('\n')
        .filter(one => one.startsWith(`${THREATS}, line ${line}, column ${column}: `));
      expect(said.out).toContain(told);
      expect(told).toMatch(what);
      expect(told).toMatch(remedy);
      expect(said.code).toBe(code);

      const asJson = await check(change, '--json');
      const { schema, passes, problems, findings } = JSON.parse(asJson.out);
      expect({ schema, passes, code: asJson.code }).toEqual({ schema: 'parapet-library-check/1', passes: false, code });
      const [first] = code === 2 ? problems : findings;
      expect(first).toMatchObject({ file: THREATS, line, column, [code === 2 ? 'code' : 'kind']: kind });
      expect(first.what).toMatch(what);
      expect(first.remedy).toMatch(remedy);
    },
  );

  it('a rule that asks for exactly the same as another one, and names that', async () => {
    const [, from] = instead();
    const copied = `${TILL_FILES.get(THREATS)?.split('entries:\n')[1]?.replace('id: th-till-unsealed', 'id: th-till-again') ?? ''}`;
    const { code, out } = await check([THREATS, from, from]).then(async () => {
      writeFileSync(join(folder, THREATS), `${TILL_FILES.get(THREATS) ?? ''}${copied}`);
      const controls = join(folder, 'shop-tills/controls.yaml');
      writeFileSync(
        controls,
        (TILL_FILES.get('shop-tills/controls.yaml') ?? '').replace(
          '[th-till-unsealed]',
          '[th-till-unsealed, th-till-again]',
        ),
      );
      return runCli('library', 'check', join(folder, 'shop-tills'));
    });
    expect(out).toMatch(
      /threats\.yaml, line \d+, column \d+: th-till-again: duplicate condition\. It asks for exactly the same as “Card reader opened and fitted with a skimmer” \(th-till-unsealed\)\. /,
    );
    expect(code).toBe(1);
  });

  it('nothing in the pack as it is', async () => {
    const { code, out } = await check([THREATS, SEALED, SEALED], '--json', '--mutate');
    expect(JSON.parse(out)).toMatchObject({
      passes: true,
      packs: [{ id: 'shop-tills', version: '1.1.0' }],
      problems: [],
      findings: [],
      tests: { run: 4, failed: 0 },
      changes: { made: 4, noticed: 4 },
    });
    expect(code).toBe(0);
  });

  it('a change that no test notices, at the condition that was changed', async () => {
    const { code, out } = await check(
      [
        THREATS,
        '      unknown:\n        - about: A till of which nobody said anything\n          type: cash-till\n',
        '',
      ],
      '--mutate',
    );
    expect(out).toMatch(
      /threats\.yaml, line 17, column 11: th-till-unsealed: no test notices when property\.till_sealed is .*\. Add a test/,
    );
    expect(code).toBe(1);
  });
});
