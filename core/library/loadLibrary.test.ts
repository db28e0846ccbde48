import { describe, expect, it } from 'vitest';
import { shippedFiles, shippedLibrary } from '../../tests/support/templates';
import { invariant } from '../base';
import { checkLibrary, countsLine } from './check';
import { loadLibrary } from './loadLibrary';
import {
  controlsImpliedBy,
  controlsOfLayer,
  nativeCapabilitiesFor,
  propertiesOf,
  responsibleFor,
  techniqueOf,
} from './lookups';
import type { TemplateFile } from './readFiles';
import { ServiceModelId } from './taxonomy';

const library = shippedLibrary();

type Entry = Record<string, unknown>;
const isFile = (json: unknown): json is { entries: Entry[] } =>
  typeof json === 'object' && json !== null && 'entries' in json;

/** The shipped files with one entry changed. */
function filesWith(file: string, id: string, change: (entry: Entry) => void): readonly TemplateFile[] {
  const files = shippedFiles();
  const json = files.find(one => one.path.endsWith(file))?.json;
  const entry = isFile(json) ? json.entries.find(one => one['id'] === id) : undefined;
  if (!entry) throw new Error(`No ${id} in ${file}`);
  change(entry);
  return files;
}

const problemsOf = (files: readonly TemplateFile[]) => {
  const loaded = loadLibrary(files);
  return loaded.ok ? [] : loaded.problems;
};

describe('the shipped library', () => {
  it('holds what the specification counts, what was added to it, and what stands for the not yet typed', () => {
    const specific = <T extends { id: string }>(items: Iterable<T>) =>
      [...items].filter(item => !/^(?:th-gen-|generic-)/.test(item.id)).length;
    expect({
      types: specific(library.types.values()),
      properties: library.properties.size,
      classes: library.dataClasses.size,
      dataTypes: library.dataTypes.size,
      boundaries: library.boundaryKinds.size,
      layers: library.layers.size,
      aiLayers: library.aiLayers.size,
      considerations: library.considerations.size,
      threats: specific(library.threats.values()),
      tier1: [...library.threats.values()].filter(one => one.tier === 1 && !one.id.startsWith('th-gen-')).length,
      controls: library.controls.size,
      questions: library.questions.size,
      attack: library.attackTechniques.size,
      cwe: library.cweWeaknesses.size,
      capec: library.capecPatterns.size,
      nist: library.nistControls.size,
    }).toEqual({
      types: 123,
      properties: 126,
      classes: 5,
      dataTypes: 14,
      boundaries: 21,
      layers: 31,
      aiLayers: 8,
      considerations: 9,
      threats: 322,
      tier1: 246,
      controls: 133,
      questions: 66,
      attack: 140,
      cwe: 120,
      capec: 134,
      nist: 237,
    });
    expect(countsLine(checkLibrary(library).counts)).toBe('types 126 threats 349 controls 133 rules 349 questions 66');
  });

  it('does not depend on the order in which a host finds the files', () => {
    const turned = loadLibrary([...shippedFiles()].reverse());
    expect(turned.ok && [...turned.value.threats.keys()]).toEqual([...library.threats.keys()]);
  });

  it('says who is responsible under every service model of every layer', () => {
    for (const layer of library.layers.values()) {
      for (const model of ServiceModelId.options)
        expect(responsibleFor(library, layer.id, model), layer.id).not.toBeNull();
    }
    expect(responsibleFor(library, 'guest-os', 'iaas')).toBe('customer');
    expect(responsibleFor(library, 'guest-os', 'saas')).toBe('provider');
  });

  it('has properties, implied controls and controls by layer at hand', () => {
    expect(propertiesOf(library, 'idp').map(one => one.id)).toContain('legacy_auth');
    expect(propertiesOf(library, 'idp').map(one => one.id)).not.toContain('pod_security');
    expect(controlsImpliedBy(library, 'encryption_at_rest', 'cmk').map(one => one.control)).toEqual([
      'ctl-dat-enc-rest',
      'ctl-dat-cmk',
    ]);
    expect(controlsImpliedBy(library, 'waf', 'count-mode')).toMatchObject([{ control: 'ctl-net-waf', as: 'partial' }]);
    expect(controlsOfLayer(library, 'backup').map(one => one.id)).toContain('ctl-bcp-backup');
    const threat = library.threats.get('th-da-public-store');
    expect(threat && nativeCapabilitiesFor(library, threat).length).toBeGreaterThan(0);
  });

  it('names the version of a technique, and what the next version calls it', () => {
    expect(techniqueOf(library, 'T1562.008')).toEqual({
      id: 'T1562.008',
      name: library.attackTechniques.get('T1562.008')?.name,
      version: '18.1',
      later: { id: 'T1685.002', name: 'Disable or Modify Cloud Log', version: '19' },
    });
    expect(techniqueOf(library, 'T1078.004')).toMatchObject({ version: '18.1', later: null });
    expect(techniqueOf(library, 'T0000')).toBeNull();
  });

  it('uses every name of another catalogue that it ships', () => {
    const threats = [...library.threats.values()];
    const controls = [...library.controls.values()];
    expect(new Set(library.attackTechniques.keys())).toEqual(new Set(threats.flatMap(one => one.attack)));
    expect(new Set(library.cweWeaknesses.keys())).toEqual(new Set(threats.flatMap(one => one.cwe)));
    expect(new Set(library.capecPatterns.keys())).toEqual(new Set(threats.flatMap(one => one.capec)));
    expect(new Set(library.nistControls.keys())).toEqual(new Set(controls.flatMap(one => one.nist80053r5)));
  });

  it('names only threats and controls that exist where it says what a boundary calls for', () => {
    const ids = [...library.threats.keys(), ...library.controls.keys()];
    for (const kind of library.boundaryKinds.values()) {
      for (const [named] of kind.drives.matchAll(/(?:th|ctl)-[a-z0-9-]+\*?/g)) {
        const found = named.endsWith('*') ? ids.some(id => id.startsWith(named.slice(0, -1))) : ids.includes(named);
        expect(found, `${kind.id}: ${named}`).toBe(true);
      }
    }
  });

  it('adds up what each class of data needs', () => {
    const classes = [...library.dataClasses.values()];
    classes.forEach((one, at) => {
      const lower = classes[at - 1]?.controls.map(row => row.control) ?? [];
      expect(one.controls.map(row => row.control)).toEqual(expect.arrayContaining(lower));
    });
  });

  it('gives every property and fact that a person can answer a name and a question', () => {
    for (const one of [
      ...library.properties.values(),
      ...library.flowProperties.values(),
      ...library.providerFacts.values(),
    ]) {
      expect(one.name, one.id).not.toMatch(/_|^$/);
      expect(one.question, one.id).toMatch(/\?$/);
      for (const value of one.values)
        expect(one.valueNames[value] ?? value, `${one.id}=${value}`).toMatch(/^[\p{Lu}\d<>]/u);
    }
  });
});

describe('a library with a mistake', () => {
  it('is refused with the file, the place and the reason', () => {
    const [problem] = problemsOf(filesWith('05-data-protection.json', 'ctl-dat-dlp', entry => delete entry['title']));
    expect(problem).toMatchObject({
      code: 'library/wrong-shape',
      file: 'libraries/parapet/controls/05-data-protection.json',
    });
    expect(problem?.place).toMatch(/^entries › \d+ › title$/);
  });

  it.each([
    ['threats/01-identity-and-access.json', 'th-id-root-abuse', { cwe: ['CWE-0'] }, 'CWE-0'],
    ['threats/01-identity-and-access.json', 'th-id-root-abuse', { attack: ['T0000'] }, 'T0000'],
    ['threats/01-identity-and-access.json', 'th-id-root-abuse', { capec: ['CAPEC-0'] }, 'CAPEC-0'],
    ['threats/01-identity-and-access.json', 'th-id-root-abuse', { controls: ['ctl-none'] }, 'ctl-none'],
    [
      'threats/01-identity-and-access.json',
      'th-id-root-abuse',
      { when: { isA: ['@nothing'], of: 'element' } },
      'nothing',
    ],
    [
      'threats/01-identity-and-access.json',
      'th-id-root-abuse',
      { when: { isA: ['nothing'], of: 'element' } },
      'nothing',
    ],
    ['threats/01-identity-and-access.json', 'th-id-root-abuse', { references: ['A11:2025'] }, 'A11:2025'],
    ['threats/01-identity-and-access.json', 'th-id-root-abuse', { references: ['AML.T51'] }, 'AML.T51'],
    ['controls/05-data-protection.json', 'ctl-dat-dlp', { ccm41: ['IVS-03'] }, 'IVS-03'],
    ['references/attack-successors.json', 'T1562', { id: 'T0001' }, 'T0001'],
    ['parapet/review/question-areas.json', 'GOV', { reviewArea: 4, id: 'GAV' }, 'GOV'],
    [
      'responsibility/considerations.json',
      'T9',
      { layers: ['compliance', 'provider-supply', 'data-content'] },
      'data-protect',
    ],
    ['responsibility/layers.json', 'data-protect', { considerations: ['T5'] }, 'T9'],
    ['controls/05-data-protection.json', 'ctl-dat-dlp', { nist80053r5: ['ZZ-1'] }, 'ZZ-1'],
    ['controls/05-data-protection.json', 'ctl-dat-dlp', { threats: ['th-none'] }, 'th-none'],
    ['controls/05-data-protection.json', 'ctl-dat-dlp', { questions: ['Q99'] }, 'Q99'],
    ['parapet/properties.json', 'waf', { appliesTo: ['@nothing'] }, 'nothing'],
    ['parapet/properties.json', 'waf', { default: 'sometimes' }, 'sometimes'],
    ['parapet/data-types.json', 'pii', { defaultClass: 'hush' }, 'hush'],
    ['parapet/topics.json', 'data', { layers: ['nowhere'] }, 'nowhere'],
  ])('in %s is found when %s names something that is not there', (file, id, change, missing) => {
    const problems = problemsOf(filesWith(file, id, entry => Object.assign(entry, change)));
    expect(problems.map(problem => problem.facts?.['id'])).toContain(missing);
    expect(new Set(problems.map(problem => problem.code))).toSatisfy((codes: ReadonlySet<string>) =>
      [...codes].every(code => /^library\/(dangling-reference|one-sided)$/.test(code)),
    );
  });

  it('is told by its id here when it is a technique of the next version of ATT&CK', () => {
    const files = filesWith('threats/01-identity-and-access.json', 'th-id-root-abuse', entry =>
      Object.assign(entry, { attack: ['T1685.002'] }),
    );
    expect(problemsOf(files).map(problem => problem.facts?.['what'])).toContain(
      'ATT&CK technique in the version used here, where it is T1562.008',
    );
  });

  it.each([
    ['csa-ccm', 'library/no-text'],
    ['sans', 'library/no-text'],
    ['mitre-attack', 'library/no-text'],
    ['nobody', 'library/dangling-reference'],
  ])('is refused when its words are said to come from %s', (id, code) => {
    const source = library.sources.get(id);
    const files = shippedFiles().map(one =>
      one.path.endsWith('threats/16-people.json') && isFile(one.json)
        ? {
            ...one,
            json: {
              ...one.json,
              source: id,
              sourceVersion: source?.version ?? '1',
              licence: source?.licence ?? 'none',
              attribution: source?.attribution ?? 'none',
            },
          }
        : one,
    );
    expect(problemsOf(files)).toMatchObject([{ code, file: 'libraries/parapet/threats/16-people.json' }]);
  });

  it('is found when a file says something else about its origin than the sources do', () => {
    const files = shippedFiles().map(one =>
      one.path.endsWith('threats/16-people.json') && isFile(one.json)
        ? { ...one, json: { ...one.json, licence: 'CC0' } }
        : one,
    );
    expect(problemsOf(files)).toMatchObject([{ code: 'library/wrong-shape', place: 'source' }]);
  });

  it('is found when threat and control do not name each other', () => {
    const problems = problemsOf(
      filesWith('controls/05-data-protection.json', 'ctl-dat-dlp', entry => Object.assign(entry, { threats: [] })),
    );
    expect(problems.map(problem => problem.place)).toContain('control ctl-dat-dlp');
  });

  it.each([
    [
      'a fact nobody knows',
      { path: 'property.shoe_size', op: 'in', values: ['yes'], unset: 'unknown' },
      'property.shoe_size',
    ],
    ['a value it cannot have', { path: 'property.mfa', op: 'in', values: ['maybe'], unset: 'unknown' }, 'maybe'],
  ])('is found when a rule asks about %s', (_, leaf, missing) => {
    const change = (entry: Entry) =>
      Object.assign(entry, { when: { all: [{ isA: ['@identity'], of: 'element' }, leaf] } });
    const problems = problemsOf(filesWith('threats/01-identity-and-access.json', 'th-id-root-abuse', change));
    expect(problems.map(problem => problem.facts?.['id'])).toContain(missing);
  });

  it('is found when a rule could never hold because its types lack the property', () => {
    const when = {
      all: [
        { isA: ['dns-zone'], of: 'element' },
        { path: 'property.pod_security', op: 'notIn', values: ['yes'], unset: 'unknown' },
      ],
    };
    const files = filesWith('threats/01-identity-and-access.json', 'th-id-root-abuse', entry =>
      Object.assign(entry, { when }),
    );
    const loaded = loadLibrary(files);
    invariant(loaded.ok, JSON.stringify(loaded));
    const check = checkLibrary(loaded.value, { mutate: false, only: new Set(['th-id-root-abuse']) });
    expect(check.lint).toMatchObject([{ kind: 'never matches', at: ['when', 'all', 0] }]);
  });

  it('is refused when a condition is deeper or larger than any rule needs', () => {
    let when: unknown = { isA: ['@identity'], of: 'element' };
    for (let depth = 0; depth < 20; depth += 1) when = { not: when };
    const files = filesWith('threats/01-identity-and-access.json', 'th-id-root-abuse', entry =>
      Object.assign(entry, { when }),
    );
    expect(problemsOf(files)).toMatchObject([{ code: 'library/wrong-shape', place: 'threat th-id-root-abuse' }]);
  });

  it('is refused, with the place and what can be asked, when a rule asks for what its subject does not have', () => {
    const asks = (when: unknown) =>
      problemsOf(
        filesWith('threats/01-identity-and-access.json', 'th-id-root-abuse', entry => Object.assign(entry, { when })),
      );
    const enc = { path: 'flow.enc', op: 'in', values: ['none'], unset: 'unknown' };
    expect(asks({ all: [{ isA: ['@identity'], of: 'element' }, enc] })).toMatchObject([
      {
        code: 'library/not-of-this',
        place: 'threat th-id-root-abuse › when › all › 1',
        facts: { asked: 'flow.enc', subject: 'an element', kinds: 'a data flow' },
      },
    ]);
    expect(asks({ some: 'incoming', where: enc })).toEqual([]);
    expect(asks({ some: 'incoming', where: { some: 'members', where: enc } })).toMatchObject([
      { place: 'threat th-id-root-abuse › when › where', facts: { asked: 'members', subject: 'a data flow' } },
    ]);
    const [far] = asks({ some: 'incoming', within: 2, where: enc });
    expect(far).toMatchObject({ code: 'library/wrong-shape', place: 'threat th-id-root-abuse › when' });
    expect(asks({ some: 'upstream', within: 6, where: { isA: ['*'], of: 'element' } })).not.toEqual([]);
  });

  it.each([null, 7, [], {}, { format: 'parapet-library', version: 2 }, { contains: '__proto__' }])(
    'is refused when a file holds %j',
    json => {
      expect(problemsOf([{ path: 'a.json', json }])[0]).toMatchObject({ code: 'library/wrong-shape', file: 'a.json' });
    },
  );

  it('is refused when an id is there twice', () => {
    const files = shippedFiles();
    const controls = files.find(one => one.path.endsWith('06-secrets.json'));
    expect(controls && problemsOf([...files, { ...controls, path: 'again.json' }]).length).toBeGreaterThan(0);
  });
});
