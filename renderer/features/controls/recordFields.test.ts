import { describe, expect, it } from 'vitest';
import { apply } from '../../../core/changes';
import { type Command, run } from '../../../core/commands';
import { type ControlRow, listOf, statusOf } from '../../../core/controls';
import type { ControlStatus, ProjectModel, SubjectId } from '../../../core/model';
import { aCloudShop, basisOf } from '../../../tests/support/aCloudShop';
import { A_PERSON, aFixedEnvironment } from '../../../tests/support/aModel';
import { chosenStatus, evidenceCommand, hasRunOut, inOrder, recordCommand, type SubjectLine } from './recordFields';

const CONTROL = 'ctl-net-waf';

function aLine(model: ProjectModel, subject: SubjectId, status: ControlStatus, name = subject as string): SubjectLine {
  const row: ControlRow = { control: CONTROL, subject, status, source: 'implied', list: listOf(status), required: [] };
  const record = model.controls.get(`${CONTROL}@${subject}`) ?? null;
  return { row: record ? { ...row, source: 'recorded' } : row, name, record };
}

function done(model: ProjectModel, command: Command): ProjectModel {
  const edit = run(model, command, { environment: aFixedEnvironment(), who: A_PERSON });
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return apply(model, edit.value.patch);
}

describe('what is written about a control', () => {
  it('keeps the state that counted before there was a record', () => {
    const model = aCloudShop();
    const lines = [aLine(model, 'el_web', 'implemented'), aLine(model, 'el_db', 'unknown')];
    const after = done(model, recordCommand(CONTROL, lines, { note: 'Since May' }));
    expect(after.controls.get(`${CONTROL}@el_web`)).toMatchObject({ status: 'implemented', note: 'Since May' });
    expect(after.controls.get(`${CONTROL}@el_db`)).toMatchObject({ status: 'unknown', note: 'Since May' });
  });

  it('sets one state on many subjects and leaves what else is written there', () => {
    const model = done(
      aCloudShop(),
      recordCommand(CONTROL, [aLine(aCloudShop(), 'el_web', 'unknown')], { note: 'Old' }),
    );
    const lines = [aLine(model, 'el_web', 'unknown'), aLine(model, 'el_db', 'unknown')];
    const command = recordCommand(CONTROL, lines, { status: 'planned' });
    expect(command.type).toBe('control/set');
    const after = done(model, command);
    expect(after.controls.get(`${CONTROL}@el_web`)).toMatchObject({ status: 'planned', note: 'Old' });
    expect(statusOf(basisOf(after), CONTROL, 'el_db')).toEqual({ status: 'planned', source: 'recorded' });
  });

  it('lists evidence beside what is there, as one step', () => {
    const evidence = {
      id: 'ev_1',
      name: 'Scan',
      kind: 'link',
      hash: null,
      size: null,
      link: 'https://example.org/scan',
      note: '',
      expires: null,
    } as const;
    const model = aCloudShop();
    const after = done(model, evidenceCommand(CONTROL, aLine(model, 'el_web', 'implemented'), evidence));
    expect(after.evidence.get('ev_1')).toMatchObject({ name: 'Scan', stamp: { by: A_PERSON.name } });
    expect(after.controls.get(`${CONTROL}@el_web`)).toMatchObject({ status: 'implemented', evidence: ['ev_1'] });
    const twice = done(
      after,
      evidenceCommand(CONTROL, aLine(after, 'el_web', 'implemented'), { ...evidence, id: 'ev_2' }),
    );
    expect(twice.controls.get(`${CONTROL}@el_web`)?.evidence).toEqual(['ev_1', 'ev_2']);
  });

  it('shows what was chosen, and says when it counts for less', () => {
    const model = done(
      aCloudShop(),
      recordCommand(CONTROL, [aLine(aCloudShop(), 'el_web', 'unknown')], { status: 'verified', expires: '2020-01-01' }),
    );
    const line = aLine(model, 'el_web', 'implemented');
    expect(chosenStatus(line)).toBe('verified');
    expect(hasRunOut(line)).toBe(true);
    expect(hasRunOut(aLine(model, 'el_db', 'unknown'))).toBe(false);
  });

  it('is listed with the worst first, then by name', () => {
    const model = aCloudShop();
    const lines = [
      aLine(model, 'el_web', 'implemented', 'A'),
      aLine(model, 'el_db', 'missing', 'Z'),
      aLine(model, 'el_crm', 'missing', 'B'),
    ];
    expect(inOrder(lines).map(line => line.name)).toEqual(['B', 'Z', 'A']);
  });
});
