import { describe, expect, it } from 'vitest';
import { tillPack } from '../../tests/support/aPack';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { duplicateOf, entryIn, knowledgeOf, newPack, type PackFolder, putEntry, removeEntry } from './index';

const base = shippedFiles();
const library = shippedLibrary();
const NO_TESTS = { match: [], none: [], unknown: [] };

function loaded(folder: PackFolder) {
  const known = knowledgeOf(base, [{ home: 'device', folder }]);
  if (!known.ok) throw new Error(JSON.stringify(known.problems));
  const [pack] = known.value.packs;
  return { pack, library: known.value.library };
}
function put(folder: PackFolder, change: Parameters<typeof putEntry>[1]): PackFolder {
  const done = putEntry(folder, change);
  if (!done.ok) throw new Error(JSON.stringify(done.problems));
  return done.value;
}
const OWN = newPack({ id: 'own-rules', name: 'Own rules', licence: 'Internal', provenance: 'Written by us' });

describe('a new pack', () => {
  it.each([
    ['types', 'web-app'],
    ['threats', 'th-id-password-spray'],
    ['controls', 'ctl-net-waf'],
  ] as const)('takes a copy of one of the %s of the library, and can be used', (content, id) => {
    const entry = duplicateOf(library, { content, id, tests: NO_TESTS });
    const { pack, library: now } = loaded(put(OWN, { content, id: null, entry }));
    expect(pack?.problems).toEqual([]);
    expect(pack?.holds[content]).toEqual([`${id}-own`]);
    expect(now[content].get(`${id}-own`)).toMatchObject({ id: `${id}-own` });
  });

  it('takes every shipped threat and control', () => {
    let folder = OWN;
    for (const content of ['threats', 'controls'] as const)
      for (const id of library[content].keys())
        folder = {
          ...folder,
          files: [...folder.files, { path: `${content}/${id}.yaml`, text: fileWith(content, id) }],
        };
    const small = { ...folder, files: folder.files.filter((_, at) => at === 0 || at % 9 === 1) };
    expect(loaded(small).pack?.problems).toEqual([]);
  });
});

function fileWith(content: 'threats' | 'controls', id: string): string {
  const one = put(OWN, { content, id: null, entry: duplicateOf(library, { content, id, tests: NO_TESTS }) });
  return one.files[1]?.text ?? '';
}

describe('a pack that is edited', () => {
  const commented = tillPack((text, path) => (path === 'threats.yaml' ? `# by the retail team\n${text}` : text));
  const threat = entryIn(commented, 'threats', 'th-till-unsealed');

  it('keeps comments and everything else as it was', () => {
    const after = put(commented, {
      content: 'threats',
      id: 'th-till-unsealed',
      entry: { ...Object(threat), title: 'Readers that nobody looks at' },
    });
    const text = after.files.find(file => file.path === 'threats.yaml')?.text ?? '';
    expect(text).toContain('# by the retail team');
    expect(after.files.filter(file => file.path !== 'threats.yaml')).toEqual(
      commented.files.filter(file => file.path !== 'threats.yaml'),
    );
    const { pack, library: now } = loaded(after);
    expect(pack?.state).toBe('in-use');
    expect(now.threats.get('th-till-unsealed')).toEqual({
      ...loaded(commented).library.threats.get('th-till-unsealed'),
      title: 'Readers that nobody looks at',
    });
  });

  const textOf = (folder: PackFolder, path: string) => folder.files.find(file => file.path === path)?.text ?? '';
  const inside = tillPack((text, path) =>
    path === 'threats.yaml'
      ? text
          .replace('    tier: 1', '    # Asked for by the auditors.\n    tier: 1 # always')
          .replace('        - { path:', '        # The seal is what counts.\n        - { path:')
          .replace('        - about: Another kind', '        # Seen in branch 12.\n        - about: Another kind')
      : text,
  );
  const written = Object(entryIn(inside, 'threats', 'th-till-unsealed'));
  const COMMENTS = ['# Asked for by the auditors.', '# always', '# The seal is what counts.', '# Seen in branch 12.'];

  it.each<[string, (entry: typeof written) => object, readonly string[]]>([
    ['a title', entry => ({ ...entry, title: 'Readers that nobody looks at' }), COMMENTS],
    ['a field that goes and one that comes', ({ linddun, ...entry }) => ({ ...entry, linddun: ['L'] }), COMMENTS],
    [
      'a condition',
      entry => ({ ...entry, when: { all: [{ isA: ['workstation'], of: 'element' }, entry.when.all[1]] } }),
      COMMENTS,
    ],
    [
      'a condition that comes first',
      entry => ({ ...entry, when: { all: [{ isA: ['*'], of: 'element' }, ...entry.when.all] } }),
      COMMENTS,
    ],
    [
      'a condition that goes, with what was said of it alone',
      entry => ({ ...entry, when: { all: entry.when.all.slice(0, 1) } }),
      COMMENTS.filter(one => !one.includes('seal')),
    ],
    ['all of its rule', entry => ({ ...entry, when: { isA: ['cash-till'], of: 'element' } }), COMMENTS.toSpliced(2, 1)],
  ])('keeps what was remarked beside all else when %s is another', (_, change, comments) => {
    const entry = change(written);
    const after = put(inside, { content: 'threats', id: 'th-till-unsealed', entry });
    expect(entryIn(after, 'threats', 'th-till-unsealed')).toEqual(entry);
    expect(COMMENTS.filter(one => textOf(after, 'threats.yaml').includes(one))).toEqual(comments);
    const back = put(after, { content: 'threats', id: 'th-till-unsealed', entry: written });
    expect(entryIn(back, 'threats', 'th-till-unsealed')).toEqual(written);
  });

  it('changes nothing else where texts refer to each other', () => {
    const two = tillPack((text, path) =>
      path === 'types.yaml'
        ? `${text
            .replace('tags: [compute, endpoint, till]', 'tags: &tags [compute, endpoint, till]')
            .replace(
              'category: Shop floor',
              'category: &place Shop floor',
            )}  - { id: scale, name: Scale, category: *place, kind: process, tags: *tags, serviceModel: onprem, names: { aws: [], azure: [], gcp: [], other: [] }, synonyms: [] }\n`
        : text,
    );
    const till = Object(entryIn(two, 'types', 'cash-till'));
    const scale = entryIn(two, 'types', 'scale');
    const entry = { ...till, category: 'Front', tags: ['till'] };
    const after = put(two, { content: 'types', id: 'cash-till', entry });
    expect(entryIn(after, 'types', 'cash-till')).toEqual(entry);
    expect(entryIn(after, 'types', 'scale')).toEqual(scale);
    expect(loaded(after).pack?.problems).toEqual([]);
  });

  it('notes a new id as a rename, so that earlier renames lead there too', () => {
    const control = entryIn(commented, 'controls', 'ctl-till-seal');
    const entry = { ...Object(threat), id: 'th-reader' };
    const renamed = put(
      put(commented, {
        content: 'controls',
        id: 'ctl-till-seal',
        entry: { ...Object(control), threats: ['th-reader'] },
      }),
      { content: 'threats', id: 'th-till-unsealed', entry },
    );
    const { pack, library: now } = loaded(renamed);
    expect(pack?.problems).toEqual([]);
    expect([...now.renames.values()]).toEqual([
      { id: 'th-till-open', to: 'th-reader' },
      { id: 'th-till-unsealed', to: 'th-reader' },
    ]);
  });

  it('loses an entry that is taken out, and refuses one that is not there', () => {
    const gone = removeEntry(
      put(OWN, {
        content: 'types',
        id: null,
        entry: duplicateOf(library, { content: 'types', id: 'web-app', tests: NO_TESTS }),
      }),
      'types',
      'web-app-own',
    );
    expect(gone.ok && loaded(gone.value).pack).toMatchObject({ state: 'in-use', holds: { types: [] } });
    expect(removeEntry(OWN, 'types', 'web-app').ok).toBe(false);
  });

  it('forgets with an entry what it was called before, so that the pack can be used on', () => {
    const tills = tillPack((text, path) =>
      path === 'pack.yaml'
        ? text.replace('th-till-open: th-till-unsealed', 'th-till-open: th-till-bare\n  th-till-bare: th-till-unsealed')
        : text,
    );
    expect(loaded(tills).pack?.state).toBe('in-use');
    const gone = removeEntry(tills, 'threats', 'th-till-unsealed');
    const { pack, library: left } = loaded(gone.ok ? gone.value : tills);
    expect([pack?.state, left.threats.has('th-till-unsealed'), left.renames.size]).toEqual(['in-use', false, 0]);
  });

  it('writes on both sides what a threat and a control of it say of each other', () => {
    const tills = tillPack();
    const threat = Object(entryIn(tills, 'threats', 'th-till-unsealed'));
    const namesOf = (folder: PackFolder) => Object(entryIn(folder, 'controls', 'ctl-till-seal')).threats;
    const edited = (change: object) =>
      put(tills, { content: 'threats', id: threat.id, entry: { ...threat, ...change } });
    const [alone, renamed] = [edited({ controls: ['ctl-log-siem'] }), edited({ id: 'th-till-fitted' })];
    expect([namesOf(alone), loaded(alone).pack?.state]).toEqual([[], 'in-use']);
    expect([namesOf(renamed), loaded(renamed).pack?.state]).toEqual([['th-till-fitted'], 'in-use']);
    const more = put(tills, { content: 'threats', id: null, entry: { ...threat, id: 'th-till-two' } });
    expect([namesOf(more), loaded(more).pack?.state]).toEqual([['th-till-unsealed', 'th-till-two'], 'in-use']);
    const back = put(alone, { content: 'threats', id: threat.id, entry: threat });
    expect(namesOf(back)).toEqual(['th-till-unsealed']);
    // Nothing else of the texts is touched.
    expect(back.files.map(one => one.path)).toEqual(tills.files.map(one => one.path));
  });
});
