import { apply } from '../../core/changes';
import { type Actor, type Command, run } from '../../core/commands';
import { HandThreat, type ProjectModel } from '../../core/model';
import { anAsset, aPerson, aProvider } from './aCloudShop';
import { A_PERSON, aFixedEnvironment, aProject, after as changed, drawn, PAGE } from './aModel';

export const RECT = { x: 0, y: 0, width: 400, height: 300 };
export const REMEMBERED = { title: 'Weak encryption', subject: 'Web', library: 'parapet 1' };

/** Two elements in a boundary, a flow between them, a note, people, a provider, decisions. */
export function aDrawnProject(): ProjectModel {
  return changed(
    aProject(),
    aPerson({ id: 'pe_1', name: 'Olga' }),
    aProvider({ id: 'pv_1', key: 'aws', name: 'AWS', owner: 'pe_1' }),
    anAsset({ id: 'da_1', name: 'Cards', type: 'chd', owner: 'pe_1' }),
    drawn('el_1', 'process', 'Web'),
    drawn('el_2', 'store', 'Data', null, 1),
    drawn('el_3', 'actor', 'User', null, 2),
    {
      type: 'boundary/add',
      id: 'bo_1',
      name: 'Cloud',
      kind: null,
      parent: null,
      page: PAGE,
      at: RECT,
      members: ['el_1', 'el_2'],
    },
    { type: 'boundary/add', id: 'bo_2', name: 'Inner', kind: null, parent: 'bo_1', page: PAGE, at: RECT },
    { type: 'note/add', id: 'nt_1', text: 'Remember', page: PAGE, at: RECT },
    {
      type: 'row/change',
      table: 'elements',
      ids: ['el_2'],
      fields: { holds: ['da_1'], owner: 'pe_1', provider: 'pv_1' },
    },
    { type: 'flow/connect', id: 'fl_1', name: 'store', source: 'el_1', target: 'el_2' },
    { type: 'row/change', table: 'flows', ids: ['fl_1'], fields: { data: ['da_1'] } },
    {
      type: 'route/set',
      page: PAGE,
      subject: 'fl_1',
      points: [
        { x: 5, y: 5 },
        { x: 9, y: 9 },
      ],
    },
    {
      type: 'decision/set',
      findings: [{ key: 'th-x:element=el_1', remembered: REMEMBERED }],
      fields: { assignee: 'pe_1' },
    },
    { type: 'control/set', control: 'ctl-net-waf', subjects: ['el_1', 'project'], fields: { owner: 'pe_1' } },
    { type: 'responsibility/set', layer: 'guest-os', subjects: ['el_1', 'bo_1'], fields: { party: 'Ops' } },
    { type: 'row/add', table: 'threats', row: HandThreat.parse({ id: 'tm_1', title: 'Loss', subject: 'el_2' }) },
    { type: 'gate/waive', gate: 'no-secrets', waiver: { reason: 'Pilot', until: '2026-12-31' } },
    { type: 'pack/carry', pack: 'own-rules', carried: { name: 'own', files: [{ path: 'pack.yaml', text: 'id: x' }] } },
  );
}

/** What a command would do, or why it cannot be done. */
export function outcome(model: ProjectModel, command: Command, who: Actor | null = A_PERSON) {
  return run(model, command, { environment: aFixedEnvironment(), who });
}

/** The model after a command that is possible. */
export function done(command: Command, model = aDrawnProject()): ProjectModel {
  const edit = outcome(model, command);
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return apply(model, edit.value.patch);
}
