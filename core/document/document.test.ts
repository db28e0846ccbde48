import { describe, expect, it } from 'vitest';
import { aCloudShop } from '../../tests/support/aCloudShop';
import { aProject, after as changed, drawn, PAGE } from '../../tests/support/aModel';
import type { Problem } from '../base';
import { controlRecordId, emptyOrganisation, type ProjectModel } from '../model';
import { describe as wordsOf } from '../text';
import {
  CURRENT_VERSION,
  decodeUtf8,
  FILE_LIMITS,
  migrate,
  type OpenDocument,
  parseJson,
  readDocument,
  withinSize,
  writeDocument,
} from './index';

const FILE = 'shop.parapet.json';
const document = (model: ProjectModel): OpenDocument => ({ kind: 'project', id: 'do_1', model });

function read(text: string): ProjectModel {
  const opened = readDocument(text, FILE);
  if (!opened.ok) throw new Error(JSON.stringify(opened.problems));
  if (opened.value.kind !== 'project') throw new Error('not a project');
  return opened.value.model;
}

/** The problem that a text is refused with. */
function refusal(text: string): Problem {
  const opened = readDocument(text, FILE);
  if (opened.ok) throw new Error('was read');
  return opened.problems[0];
}

/** The text of a small project, changed as JSON. */
function tampered(change: (json: Tampered) => void): string {
  const json = JSON.parse(writeDocument(document(changed(aProject(), drawn('el_1', 'process', 'Web'))))) as Tampered;
  change(json);
  return JSON.stringify(json);
}
interface Tampered {
  [key: string]: unknown;
  version: number;
  tables: Record<string, Record<string, Record<string, unknown>>>;
}

describe('a document', () => {
  it('is read as it was written', () => {
    const model = aCloudShop();
    expect(read(writeDocument(document(model)))).toEqual(model);
  });

  it('is the same text each time it is written, whatever order its rows came in', () => {
    const text = writeDocument(document(aCloudShop()));
    expect(writeDocument(document(read(text)))).toBe(text);
    const model = aCloudShop();
    const reversed = { ...model, elements: new Map([...model.elements].toReversed()) };
    expect(writeDocument(document(reversed))).toBe(text);
  });

  it('keeps one row on lines of its own, so that two people’s edits of two rows do not meet in Git', () => {
    const before = writeDocument(document(aCloudShop())).split('\n');
    const renamed = changed(aCloudShop(), {
      type: 'row/change',
      table: 'elements',
      ids: ['el_db'],
      fields: { name: 'Orders 2' },
    });
    const lines = writeDocument(document(renamed)).split('\n');
    expect(lines.filter((line, at) => line !== before[at])).toEqual(['        "name": "Orders 2",']);
  });

  it.each([
    'R&D',
    '<tenant-id>',
    'a "quoted" \\ back\\slash / slash',
    '😀👩‍👩‍👧 zero\u200bwidth',
    'شركة – חברה',
    '\u202eright to left\u202c',
    'line\nbreak\ttab\r',
    'null \u0000 byte',
    '\ud83d alone',
    'é (one) é (two)',
    '__proto__',
    '</script>',
    ' ',
  ])('keeps a name byte for byte: %j', name => {
    const model = changed(aProject(name), drawn('el_1', 'actor', name), {
      type: 'note/add',
      id: 'nt_1',
      text: name,
      page: PAGE,
      at: { x: 0, y: 0, width: 10, height: 10 },
    });
    const again = read(writeDocument(document(model)));
    expect(again.elements.get('el_1')?.name).toBe(name);
    expect(again.notes.get('nt_1')?.text).toBe(name);
    expect(again.project.get('project')?.name).toBe(name);
  });

  it('of an organisation is read as it was written', () => {
    const organisation: OpenDocument = { kind: 'organisation', id: 'do_2', model: emptyOrganisation('Café & Söhne') };
    const opened = readDocument(writeDocument(organisation), FILE);
    expect(opened).toEqual({ ok: true, value: organisation });
  });

  it('reads rows without the fields that have a default', () => {
    const text = tampered(json => {
      json.tables['elements'] = { el_1: { kind: 'actor', name: 'User' } };
    });
    expect(read(text).elements.get('el_1')).toMatchObject({ name: 'User', parent: null, holds: [], props: {} });
  });
});

describe('a file that is no document', () => {
  const deep = `${'['.repeat(61)}${']'.repeat(61)}`;
  const refused: readonly (readonly [string, string, Problem['code'], string | undefined])[] = [
    ['is empty', '', 'json/malformed', 'line 1, column 1'],
    ['is no JSON', 'hello', 'json/malformed', 'line 1, column 1'],
    ['is cut off', tampered(() => {}).slice(0, 60), 'json/malformed', 'line 1, column 60'],
    ['has a comma too many', '{\n  "a": 1,\n}', 'json/malformed', 'line 3, column 1'],
    ['has a comment', '{} // x', 'json/malformed', undefined],
    ['is nested too deeply', deep, 'json/too-deep', undefined],
    [
      'hides how deep it is behind closing brackets',
      `${']'.repeat(50_000)}${'['.repeat(50_000)}`,
      'json/too-deep',
      undefined,
    ],
    ['hides how deep it is inside a string', `"[[[${'['.repeat(70)}"`, 'document/wrong-shape', undefined],
    ['holds too many values', `[${'0,'.repeat(3_000_001)}0]`, 'json/too-many-values', undefined],
    ['is a list', '[]', 'document/wrong-shape', undefined],
    ['is nothing', 'null', 'document/wrong-shape', undefined],
    ['is of another format', tampered(json => (json['format'] = 'other')), 'document/wrong-shape', 'format'],
    ['is of another kind', tampered(json => (json['kind'] = 'portfolio')), 'document/wrong-shape', 'kind'],
    ['has no id', tampered(json => delete json['id']), 'document/wrong-shape', 'id'],
    ['has something more in its shell', tampered(json => (json['more'] = 1)), 'document/wrong-shape', undefined],
    ['is of version 0', tampered(json => (json.version = 0)), 'document/wrong-shape', 'version'],
    [
      'is of a newer version',
      tampered(json => (json.version = CURRENT_VERSION + 1)),
      'document/newer-version',
      undefined,
    ],
    [
      'is of a newer version with a shell that we do not know',
      tampered(json => Object.assign(json, { version: 99, seal: 'x' })),
      'document/newer-version',
      undefined,
    ],
    [
      'has a table that we do not know',
      tampered(json => (json.tables['secrets'] = {})),
      'document/wrong-shape',
      'tables › secrets',
    ],
    [
      'has a table that JavaScript knows',
      tampered(json => (json.tables['constructor'] = {})),
      'document/wrong-shape',
      'tables › constructor',
    ],
    [
      'has a row of the wrong shape',
      tampered(json => Object.assign(json.tables['elements']?.['el_1'] ?? {}, { name: 7 })),
      'document/wrong-shape',
      'elements › el_1 › name',
    ],
    [
      'has a row with a field that we do not know',
      tampered(json => Object.assign(json.tables['elements']?.['el_1'] ?? {}, { admin: true })),
      'document/wrong-shape',
      'elements › el_1',
    ],
    [
      'has a row that is no row',
      tampered(json => Object.assign(json.tables['elements'] ?? {}, { el_2: 'x' })),
      'document/wrong-shape',
      'tables › elements › el_2',
    ],
    [
      'has a row under the id of another table',
      tampered(json => (json.tables['elements'] = { fl_1: { kind: 'actor', name: 'x' } })),
      'document/wrong-shape',
      'elements › fl_1 › id',
    ],
    [
      'has a row with two ids',
      tampered(json => Object.assign(json.tables['elements']?.['el_1'] ?? {}, { id: 'el_2' })),
      'document/wrong-shape',
      'elements › el_1 › id',
    ],
    [
      'has a row whose id is not what its fields make',
      tampered(json => Object.assign(json.tables['placements']?.[`${PAGE}/el_1`] ?? {}, { subject: 'el_2' })),
      'document/wrong-shape',
      `placements › ${PAGE}/el_1 › id`,
    ],
    [
      'names what is not there',
      tampered(json => Object.assign(json.tables['elements']?.['el_1'] ?? {}, { parent: 'bo_1' })),
      'document/dangling-reference',
      'elements › el_1',
    ],
    [
      'has boundaries inside each other',
      tampered(json => {
        json.tables['boundaries'] = { bo_1: { name: 'A', parent: 'bo_2' }, bo_2: { name: 'B', parent: 'bo_1' } };
      }),
      'document/cycle',
      'boundaries › bo_1',
    ],
    [
      'is a project without its own row',
      tampered(json => delete json.tables['project']),
      'document/wrong-shape',
      'tables',
    ],
    [
      'is a project without a page',
      tampered(json => Object.assign(json, { tables: { project: json.tables['project'] } })),
      'document/wrong-shape',
      'tables',
    ],
  ];

  it.each(refused)('since it %s is refused, with the file, the place and a remedy', (_, text, code, place) => {
    const problem = refusal(text);
    expect(problem.code).toBe(code);
    expect(problem.file).toBe(FILE);
    if (place !== undefined) expect(problem.place).toBe(place);
    const { title, safe, remedy } = wordsOf(problem);
    expect(title).not.toMatch(/[{}]/);
    expect([safe, remedy].every(sentence => sentence.length > 10)).toBe(true);
  });

  it.each(['{"a": [1,', '{"a": "unfinish', '{"a"'])('that ends too early is told so: %s', text => {
    expect(refusal(text).facts).toEqual({ reason: 'it ends too early' });
  });

  it('names several problems at once, and no more than can be read', () => {
    const text = tampered(json => {
      json.tables['elements'] = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`el_${at}`, { name: at }]));
    });
    const opened = readDocument(text, FILE);
    expect(opened.ok ? 0 : opened.problems.length).toBe(20);
  });
});

describe('a hostile file', () => {
  it.each([
    ['in a row', '"name": "Web"', '"__proto__": { "polluted": true }, "name": "Web"'],
    ['with escapes', '"name": "Web"', '"\\u005f_pr\\u006fto__": { "polluted": true }, "name": "Web"'],
    ['among the tables', '"elements": {', '"__proto__": { "polluted": {} }, "elements": {'],
    ['among the properties', '"props": {}', '"props": { "__proto__": { "value": "x" } }'],
  ])('that smuggles a prototype %s is refused and changes nothing', (_, from, to) => {
    const text = writeDocument(document(changed(aProject(), drawn('el_1', 'process', 'Web'))));
    expect(text).toContain(from);
    const problem = refusal(text.replace(from, to));
    expect(problem).toMatchObject({ code: 'json/malformed', facts: { reason: 'a key named __proto__' } });
    expect(problem.place).toMatch(/^line \d+, column \d+$/);
    expect('polluted' in {}).toBe(false);
  });

  it('of a million brackets is refused at once', () => {
    const start = performance.now();
    expect(refusal('['.repeat(1_000_000)).code).toBe('json/too-deep');
    expect(refusal('{"a":'.repeat(1_000_000)).code).toBe('json/too-deep');
    expect(performance.now() - start).toBeLessThan(1000);
  });

  it('is refused by its size before it is parsed', () => {
    expect(withinSize(FILE_LIMITS.bytes, FILE).ok).toBe(true);
    const refusedSize = withinSize(FILE_LIMITS.bytes + 1, FILE);
    expect(refusedSize.ok ? null : refusedSize.problems[0]).toMatchObject({
      code: 'file/too-large',
      facts: { limit: '50 MB' },
    });
    const parsed = parseJson('"12345678"', FILE, { bytes: 5, depth: 9, values: 9 });
    expect(parsed.ok ? null : parsed.problems[0].code).toBe('file/too-large');
  });

  it('cannot say that it is something else than it is by a control’s id', () => {
    const model = changed(aProject(), drawn('el_1', 'process', 'Web'), {
      type: 'control/set',
      control: 'ctl-net-waf',
      subjects: ['el_1'],
      fields: { status: 'missing' },
    });
    const id = controlRecordId('ctl-net-waf', 'el_1');
    const text = writeDocument(document(model)).replace(`"${id}"`, '"ctl-net-waf@project"');
    expect(refusal(text)).toMatchObject({ code: 'document/wrong-shape', place: 'controls › ctl-net-waf@project › id' });
  });
});

describe('bytes', () => {
  it('are read as UTF-8, with or without a mark at the start', () => {
    const text = '{"a":"é😀"}';
    const bytes = new TextEncoder().encode(text);
    expect(decodeUtf8(bytes, FILE)).toEqual({ ok: true, value: text });
    expect(decodeUtf8(new Uint8Array([0xef, 0xbb, 0xbf, ...bytes]), FILE)).toEqual({ ok: true, value: text });
  });

  it.each([
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00], 'line 1, column 1 (byte 1)'],
    ['Latin 1', [0x7b, 0x0a, 0xc3, 0xa4, 0xe9, 0x7d], 'line 2, column 2 (byte 5)'],
    ['a picture', [0x89, 0x50, 0x4e, 0x47], 'line 1, column 1 (byte 1)'],
    ['cut off in a sign', [0x7b, 0xf0, 0x9f, 0x98], 'line 1, column 2 (byte 2)'],
  ])('that are %s are refused with the place of the first that is wrong', (_, bytes, place) => {
    const text = decodeUtf8(new Uint8Array(bytes), FILE);
    expect(text.ok ? null : text.problems[0]).toEqual({ code: 'file/not-text', file: FILE, place });
  });
});

describe('the ladder of versions', () => {
  const ladder = [
    (tables: Parameters<typeof migrate>[0]) => ({ ...tables, steps: { one: {} } }),
    (tables: Parameters<typeof migrate>[0]) => ({ ...tables, steps: { ...tables['steps'], two: {} } }),
  ];

  it('lifts a document step by step from its own version', () => {
    expect(migrate({}, 'project', 1, FILE, ladder)).toEqual({ ok: true, value: { steps: { one: {}, two: {} } } });
    expect(migrate({}, 'project', 2, FILE, ladder)).toEqual({ ok: true, value: { steps: { two: {} } } });
    expect(migrate({}, 'project', 3, FILE, ladder)).toEqual({ ok: true, value: {} });
  });

  it('does not go down', () => {
    const lifted = migrate({}, 'project', 4, FILE, ladder);
    expect(lifted.ok ? null : lifted.problems[0]).toMatchObject({
      code: 'document/newer-version',
      facts: { found: 4, known: 3 },
    });
  });
});
