import { describe, expect, it } from 'vitest';
import { aDrawnProject, outcome, RECT, REMEMBERED } from '../../tests/support/aDrawnProject';
import { A_PERSON, aFixedEnvironment, drawn, PAGE } from '../../tests/support/aModel';
import { apply, invert } from '../changes';
import { Person, Provider } from '../model';
import { type Command, copyRows, run } from './index';

/** One example of every command. */
const EXAMPLES: readonly Command[] = [
  drawn('el_9', 'process', 'New'),
  {
    type: 'boundary/add',
    name: 'Zone',
    kind: 'internet',
    parent: 'bo_1',
    page: PAGE,
    at: RECT,
    members: ['el_3', 'bo_2'],
  },
  { type: 'note/add', text: 'Note', page: PAGE, at: RECT },
  { type: 'canvas/move', page: PAGE, subjects: ['bo_1'], by: { x: 10, y: -20 } },
  { type: 'canvas/move', page: PAGE, subjects: ['el_1', 'nt_1'], by: { x: 1, y: 1 }, parent: null },
  { type: 'canvas/resize', page: PAGE, subject: 'bo_1', to: { x: 1, y: 2, width: 3, height: 4 } },
  {
    type: 'canvas/arrange',
    page: PAGE,
    places: [
      { subject: 'el_1', to: RECT },
      { subject: 'el_2', to: RECT },
    ],
  },
  { type: 'route/set', page: PAGE, subject: 'fl_1', points: [{ x: 1, y: 2 }] },
  { type: 'route/set', page: PAGE, subject: 'fl_1', points: [] },
  { type: 'boundary/dissolve', id: 'bo_1' },
  { type: 'flow/connect', name: 'ask', source: 'el_3', target: 'el_1' },
  { type: 'flow/reconnect', id: 'fl_1', target: 'el_3' },
  { type: 'flow/reverse', id: 'fl_1' },
  { type: 'row/add', table: 'pages', row: { id: 'pg_2', name: 'Page 2', description: '', order: 1, origin: null } },
  { type: 'row/change', table: 'elements', ids: ['el_1', 'el_2'], fields: { criticality: 5 } },
  { type: 'row/remove', ids: ['el_1', 'da_1', 'pe_1'] },
  { type: 'fact/set', subjects: ['el_1', 'fl_1', 'bo_1', 'pv_1', 'project'], fact: 'logging', value: 'full' },
  { type: 'type/set', subjects: ['el_1'], to: 'web-app' },
  {
    type: 'decision/set',
    findings: [{ key: 'th-y:flow=fl_1', remembered: REMEMBERED }],
    fields: { verdict: 'accepted' },
  },
  {
    type: 'provider/take',
    organisation: 'do_org',
    provider: Provider.parse({ id: 'pv_9', key: 'aws', name: 'North', owner: 'pe_9' }),
    owner: Person.parse({ id: 'pe_9', name: 'Lea' }),
    console: 'Console of North',
  },
  { type: 'provider/console', provider: 'pv_1', name: 'Console' },
  { type: 'gate/set', gate: 'no-high-risk', fields: { threshold: 2 } },
  { type: 'gate/waive', gate: 'no-high-risk', waiver: { reason: 'Pilot', until: '2026-12-31' } },
  {
    type: 'threat/accept',
    threats: [{ id: 'tm_1', band: 'low' }],
    acceptance: { reason: 'Small', expires: null },
  },
  { type: 'gate/own-waiver', gate: 'no-secrets', owner: 'pe_1' },
  { type: 'decision/clear', keys: ['th-x:element=el_1'] },
  { type: 'control/set', control: 'ctl-dat-dlp', subjects: ['el_2'], fields: { status: 'planned' } },
  { type: 'control/clear', control: 'ctl-net-waf', subjects: ['el_1', 'project'] },
  { type: 'responsibility/set', layer: 'guest-os', subjects: ['el_1'], fields: { share: 'P' } },
  { type: 'responsibility/clear', layer: 'guest-os', subjects: ['el_1'] },
  {
    type: 'evidence/add',
    evidence: {
      id: 'ev_9',
      name: 'Scan of May',
      kind: 'link',
      hash: null,
      size: null,
      link: 'https://example.org/scan',
      note: '',
      expires: null,
    },
  },
  { type: 'pack/switch', packs: ['own-rules', 'other-rules'], off: { reason: 'Not for us' } },
  { type: 'pack/carry', pack: 'more-rules', carried: { name: 'more', files: [{ path: 'pack.yaml', text: '' }] } },
  { type: 'pack/drop', pack: 'own-rules' },
  { type: 'rule/switch', rules: ['th-x', 'th-y'], off: { reason: 'Not for us' } },
  { type: 'rule/rate', rule: 'th-x', rating: { likelihood: 1, impact: null, reason: 'Rare here' } },
  { type: 'renames/follow', renames: [{ id: 'th-x', to: 'th-z' }] },
  { type: 'clipboard/paste', clip: copyRows(aDrawnProject(), ['bo_1'], PAGE), page: PAGE, by: { x: 30, y: 30 } },
  {
    type: 'batch',
    label: 'batch',
    commands: [drawn('el_9', 'process', 'New'), { type: 'row/remove', ids: ['el_9', 'el_1'] }],
  },
];

describe('every command', () => {
  it.each(EXAMPLES.map(command => [command.type, command] as const))(
    '%s changes the model and is undone exactly',
    (_, command) => {
      const before = aDrawnProject();
      const edit = outcome(before, command);
      if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
      const after = apply(before, edit.value.patch);
      expect(after).not.toEqual(before);
      expect(apply(after, invert(edit.value.patch))).toEqual(before);
      const touched = edit.value.patch.map(change => `${change.table} ${change.id}`);
      expect(new Set(touched).size).toBe(touched.length);
    },
  );
});

describe('several commands as one', () => {
  it('each see what the ones before did, and are one step of undo', () => {
    const model = aDrawnProject();
    const edit = outcome(model, {
      type: 'batch',
      label: 'palette/add-connected',
      commands: [drawn('el_9', 'actor', 'New'), { type: 'flow/connect', name: 'x', source: 'el_9', target: 'el_1' }],
    });
    if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
    expect(edit.value.label).toBe('palette/add-connected');
    expect(apply(apply(model, edit.value.patch), invert(edit.value.patch))).toEqual(model);
  });
});

describe('choosing', () => {
  it.each<Command>([
    { type: 'fact/set', subjects: ['el_1'], fact: 'mfa', value: 'yes' },
    { type: 'row/change', table: 'elements', ids: ['el_1'], fields: { criticality: 5 } },
    {
      type: 'decision/set',
      findings: [{ key: 'th-x:element=el_1', remembered: REMEMBERED }],
      fields: { verdict: 'accepted' },
    },
  ])('$type is a step of its own, however soon the next comes', command => {
    const edit = outcome(aDrawnProject(), command);
    expect(edit.ok ? edit.value.mergeKey : edit.problems).toBeNull();
  });
});

describe('typing and dragging', () => {
  it('melts into one step while the same thing of the same rows is changed', () => {
    const key = (command: Command, typing = true) => {
      const edit = run(aDrawnProject(), command, { environment: aFixedEnvironment(), who: A_PERSON, typing });
      return edit.ok ? edit.value.mergeKey : null;
    };
    const rename = (id: string, name: string): Command => ({
      type: 'row/change',
      table: 'elements',
      ids: [id],
      fields: { name },
    });
    expect(key(rename('el_1', 'a'))).toBe(key(rename('el_1', 'ab')));
    expect(key(rename('el_1', 'a'))).not.toBe(key(rename('el_2', 'a')));
    expect(key({ type: 'row/remove', ids: ['el_1'] })).toBeNull();
    const nudge: Command = { type: 'canvas/move', page: PAGE, subjects: ['el_1'], by: { x: 1, y: 0 } };
    expect(key(nudge, false)).toBe(key(nudge, true));
    expect(key(nudge, false)).not.toBeNull();
  });
});
