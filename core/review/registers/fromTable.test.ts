import { describe, expect, it } from 'vitest';
import { onDay } from '../../../tests/support/anOrganisation';
import { aLine, shippedRegister, withLines } from '../../../tests/support/registers';
import { shippedLibrary } from '../../../tests/support/templates';
import { apply } from '../../changes';
import { runOnOrganisation } from '../../commands';
import type { OrganisationModel } from '../../model';
import { describe as inWords } from '../../text';
import { linesOf } from './cells';
import { registerFromTable, type TableReading } from './fromTable';
import { createRegisterNames } from './names';
import { registerTable } from './table';

const library = shippedLibrary();
const PROJECTS = [
  {
    id: 'do_shop' as const,
    name: 'Shop',
    elements: [
      { id: 'el_web', name: 'Web', runs: true },
      { id: 'el_db', name: 'Orders', runs: true },
    ],
    threats: [],
  },
];

const wordsOf = (model: OrganisationModel) => ({
  library,
  names: createRegisterNames({ model, library, projects: PROJECTS }),
});

function textOf(model: OrganisationModel, register: string): string {
  return registerTable(wordsOf(model), shippedRegister(register), linesOf(model.registers.values(), register));
}

function read(model: OrganisationModel, register: string, text: string): TableReading {
  const entries = linesOf(model.registers.values(), register);
  const reading = registerFromTable(
    wordsOf(model),
    { register: shippedRegister(register), entries },
    { text, file: 'list.csv' },
  );
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.value;
}

/** The model after what a table says is taken over. */
function takenOver(model: OrganisationModel, register: string, reading: TableReading): OrganisationModel {
  const lines = [...reading.added, ...reading.changed];
  const edit = runOnOrganisation(model, { type: 'register/put', register, lines }, onDay('2026-06-15'));
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return apply(model, edit.value.patch);
}

const contents = (model: OrganisationModel, register: string) =>
  linesOf(model.registers.values(), register).map(({ id: _, ...line }) => line);

const KEY_LINE = aLine('keys', 'k', {
  title: '=KEY("of", customers)',
  kind: 'data-key',
  protects: 'Orders;\nand "addresses"',
  classes: ['restricted', 'secret'],
  holder: 'us-there',
  provider: 'pv_cloud',
  elements: ['do_shop:el_web', 'do_shop:el_db'],
  custodians: ['pe_ada', 'pe_ben'],
  rotated: '2024-02-29',
  automatic: 'no',
  owner: 'pe_ben',
  due: '2026-12-31',
});

describe('a register as a table in a file', () => {
  it('is read back into an empty register as it was', () => {
    const model = withLines(KEY_LINE, aLine('keys', 'l', { title: '-2', holder: 'provider' }));
    const empty = { ...model, registers: new Map() };
    const reading = read(empty, 'keys', textOf(model, 'keys'));
    expect(reading.problems).toEqual([]);
    expect(contents(takenOver(empty, 'keys', reading), 'keys')).toEqual(contents(model, 'keys'));
  });

  it.each([...library.registers.keys()])('changes nothing when %s is read again', id => {
    const register = shippedRegister(id);
    const said = Object.fromEntries(
      register.fields
        .filter(field => !['title', 'owner', 'due'].includes(field.id) && field.choices.length > 0)
        .map(field => [field.id, field.many ? field.choices.map(one => one.id) : (field.choices[0]?.id ?? '')]),
    );
    const model = withLines(aLine(id, 'a', { title: 'First', ...said }), aLine(id, 'b', { title: 'Second' }));
    const reading = read(model, id, textOf(model, id));
    expect(reading).toMatchObject({ added: [], changed: [], same: 2, absent: [], ignored: [], problems: [] });
  });

  it('names people and things, never their ids', () => {
    expect(textOf(withLines(KEY_LINE), 'keys')).not.toMatch(/(pe|pv|el|do|rg)_/);
  });

  it('changes the line that has the same key, leaves others alone and tells what the file no longer has', () => {
    const model = withLines(
      aLine('inventory', 'a', { title: 'web-1', provider: 'pv_cloud', state: 'running', owner: 'pe_ada' }),
      aLine('inventory', 'b', { title: 'web-2', provider: 'pv_cloud', state: 'running' }),
    );
    const text =
      'Asset,Provider,State,Last seen\nweb-1,Example Cloud,Stopped,2026-06-14\nweb-3,Example Cloud,Runs,2026-06-14\n';
    const reading = read(model, 'inventory', text);
    expect([reading.added.length, reading.changed.length, reading.same]).toEqual([1, 1, 0]);
    expect(reading.absent).toEqual(['rg_b']);
    const now = takenOver(model, 'inventory', reading);
    expect(now.registers.get('rg_a')).toMatchObject({
      owner: 'pe_ada',
      fields: { state: 'stopped', seen: '2026-06-14' },
    });
    expect(now.registers.get('rg_b')).toEqual(model.registers.get('rg_b'));
    expect(now.registers.size).toBe(3);
  });

  it('keeps links to what is gone when the file says what was there', () => {
    const model = withLines(aLine('logs', 'a', { title: 'Sign-ins', systems: ['do_shop:el_gone'] }));
    const text = textOf(model, 'logs').replace('Sign-ins', 'sign-ins');
    const reading = read(model, 'logs', text);
    expect(reading.problems).toEqual([]);
    expect(takenOver(model, 'logs', reading).registers.get('rg_a')?.links).toHaveLength(1);
  });

  it.each([
    ['Verdict', 'perhaps', 'csv/not-a-choice', 'Fits as it is, Has to be adapted, Has to be replaced'],
    ['Done by', '31.12.2026', 'csv/not-a-day', '2026-11-23'],
    ['Done by', '2026-02-30', 'csv/not-a-day', '2026-11-23'],
    ['Owner', 'Nobody Here', 'csv/not-there', 'Add it first'],
    ['Purpose', 'Testing; Code analysis', 'csv/one-only', 'Keep one'],
    ['Tool', 'x'.repeat(1001), 'csv/too-long', 'Shorten'],
  ])('leaves out a row whose %s is %j, and says where, why and what to do', (column, value, code, remedy) => {
    const other = column === 'Tool' ? 'Owner' : 'Tool';
    const text = `${other},${column}\n${other === 'Tool' ? 'Scanner' : ''},"${value}"\n${other === 'Tool' ? 'Fine' : 'Ada'},${column === 'Tool' ? 'Fine' : ''}\n`;
    const reading = read(withLines(), 'tools', text);
    const [problem] = reading.problems;
    expect(problem).toMatchObject({ code, file: 'list.csv', place: `line 2, ${column}` });
    expect(problem && inWords(problem).remedy).toContain(remedy);
    expect(reading.added.map(line => line.title)).toEqual(['Fine']);
  });

  it('leaves out a number that is none and an address that is none', () => {
    const numbers = read(withLines(), 'platforms', 'Platform and version,Systems\nA,many\nB,12.5\n');
    expect(numbers.problems.map(one => [one.code, one.place])).toEqual([['csv/not-a-number', 'line 2, Systems']]);
    expect(numbers.added[0]?.fields).toEqual({ count: '12.5' });
    const links = read(
      withLines(),
      'standards',
      'Standard;Where it is\nA;javascript:alert(1)\nB;https://example.org/7\n',
    );
    expect(links.problems.map(one => one.code)).toEqual(['csv/not-an-address']);
  });

  it('leaves out rows without a name and rows that are there twice', () => {
    const reading = read(withLines(), 'tools', 'Tool,Owner\n,Ada\nScanner,\nscanner ,Ben\n');
    expect(reading.problems.map(one => [one.code, one.place])).toEqual([
      ['csv/no-title', 'line 2, Tool'],
      ['csv/repeated-line', 'line 4, Tool'],
    ]);
    expect(reading.added).toHaveLength(1);
  });

  it('says which columns it does not know, and refuses a table without names', () => {
    expect(read(withLines(), 'tools', 'Tool,Colour\nScanner,red\n').ignored).toEqual(['Colour']);
    const none = registerFromTable(
      wordsOf(withLines()),
      { register: shippedRegister('tools'), entries: [] },
      { text: 'Colour\nred\n', file: 'list.csv' },
    );
    expect(!none.ok && none.problems[0]).toMatchObject({ code: 'csv/no-title-column', facts: { column: 'Tool' } });
  });

  it('tells people of the same name apart', () => {
    const model = withLines(aLine('tools', 'a', { title: 'Scanner', owner: 'pe_ben' }));
    const person = model.people.get('pe_ben');
    if (!person) throw new Error('no person');
    const twins = { ...model, people: new Map(model.people).set('pe_two', { ...person, id: 'pe_two' }) };
    const reading = read({ ...twins, registers: new Map() }, 'tools', textOf(twins, 'tools'));
    expect(reading.added[0]?.owner).toBe('pe_ben');
    const unsure = read({ ...twins, registers: new Map() }, 'tools', 'Tool,Owner\nScanner,Ben\n');
    expect(unsure.problems[0]?.code).toBe('csv/several');
  });
});
