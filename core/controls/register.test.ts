import { describe, expect, it } from 'vitest';
import { aCloudShop, anElement, basisOf } from '../../tests/support/aCloudShop';
import { aProject, after as changed } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { SubjectId } from '../model';
import {
  CONTROL_LISTS,
  type ControlledFinding,
  controlRegister,
  controlRowsOf,
  requiredOn,
  summaries,
  table1,
} from './index';

function aFinding(id: SubjectId, index: number, fields: Partial<ControlledFinding> = {}): ControlledFinding {
  const key = `th-x:element=${id}`;
  const controls = [{ id: 'ctl-net-waf' }, { id: 'ctl-dat-enc-rest' }];
  return { key, subject: { id }, controls, shown: true, standing: 'open', residual: { index }, ...fields };
}

describe('the control register', () => {
  const basis = basisOf(aCloudShop());

  it('has one row for a control on a subject, with every reason why it is required', () => {
    const rows = controlRowsOf(basis, 'el_db', [aFinding('el_db', 40)]);
    const row = rows.find(one => one.control === 'ctl-dat-enc-rest');
    expect(row?.required).toEqual([
      { by: 'data', asset: 'da_people', when: 'before-processing', flow: null },
      { by: 'class', asset: 'da_people' },
      { by: 'layer', layer: 'data-content' },
      { by: 'threat', finding: 'th-x:element=el_db' },
    ]);
    expect(new Set(rows.map(one => one.control)).size).toBe(rows.length);
  });

  it('takes findings of anything: of providers and of the project too', () => {
    const rows = controlRegister(basis, [aFinding('pv_aws', 10), aFinding('project', 10)]);
    expect(rows.filter(row => row.subject === 'pv_aws')).toHaveLength(2);
    expect(rows.filter(row => row.subject === 'project')).toHaveLength(2);
  });

  it.each([
    ['dismissed', { standing: 'dismissed' }, false],
    ['not shown', { shown: false }, false],
    ['accepted', { standing: 'accepted' }, true],
    ['accepted until yesterday', { standing: 'expired' }, true],
  ] as const)('asks for the controls of a finding that is %s: %o → %s', (_, fields, asks) => {
    expect(controlRowsOf(basis, 'el_buyer', [aFinding('el_buyer', 40, fields)]).length > 0).toBe(asks);
  });

  it('is the same as the rows of all its subjects', () => {
    const whole = controlRegister(basis, []);
    const apart = [...new Set(whole.map(row => row.subject))].flatMap(subject => controlRowsOf(basis, subject));
    expect(apart).toEqual(whole);
  });

  it('tells of one subject what it needs, each with its state there: by list, then by the risk it would take away', () => {
    const rows = controlRowsOf(basis, 'el_db', [aFinding('el_db', 40)]).map(row =>
      row.control === 'ctl-net-waf' ? { ...row, status: 'implemented' as const, list: 'have' as const } : row,
    );
    const own = requiredOn(shippedLibrary(), rows, [aFinding('el_db', 40)]);
    expect(own).toHaveLength(rows.length);
    expect(own[0]).toMatchObject({ control: 'ctl-dat-enc-rest', status: 'unknown', list: 'question' });
    expect(own.at(-1)).toMatchObject({ control: 'ctl-net-waf', status: 'implemented', list: 'have' });
  });

  it('is empty for an empty project and short for a drawing without types', () => {
    expect(controlRegister(basisOf(aProject()), [])).toEqual([]);
    const bare = changed(aProject(), anElement({ id: 'el_1', kind: 'process', name: 'Thing' }));
    expect(controlRegister(basisOf(bare), [])).toEqual([]);
  });

  it('asks and accuses nothing while nothing is answered', () => {
    expect(new Set(controlRegister(basis, []).map(row => row.list))).toEqual(new Set(['question']));
  });
});

describe('the summary of controls', () => {
  const model = changed(
    aCloudShop(),
    { type: 'fact/set', subjects: ['el_db'], fact: 'encryption_at_rest', value: 'no' },
    { type: 'fact/set', subjects: ['el_photos'], fact: 'encryption_at_rest', value: 'cmk' },
    { type: 'fact/set', subjects: ['el_web'], fact: 'logging', value: 'partial' },
  );
  const findings = [aFinding('el_db', 40), aFinding('el_web', 64), aFinding('el_core', 90, { standing: 'accepted' })];
  const lines = summaries(shippedLibrary(), controlRegister(basisOf(model), findings), findings);

  it('counts the subjects in each state and names the worst list', () => {
    const line = lines.find(one => one.control === 'ctl-dat-enc-rest');
    expect(line?.counts.missing).toBe(1);
    expect(line?.counts.implemented).toBe(1);
    expect(line?.list).toBe('missing');
    expect(line?.subjects).toBe(Object.values(line?.counts ?? {}).reduce((sum, count) => sum + count, 0));
    expect(lines.find(one => one.control === 'ctl-log-enable')?.list).toBe('modify');
  });

  it('weighs a control by the highest open risk that it answers', () => {
    expect(lines.find(one => one.control === 'ctl-net-waf')?.weight).toBe(64);
    expect(lines.find(one => one.control === 'ctl-bcp-backup')?.weight).toBe(0);
  });

  it('goes from the worst list to the best, the heaviest first', () => {
    const order = lines.map(line => CONTROL_LISTS.indexOf(line.list));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    const questions = lines.filter(line => line.list === 'question').map(line => line.weight);
    expect(questions).toEqual([...questions].sort((a, b) => b - a));
  });
});

describe('Table 1', () => {
  const basis = basisOf(aCloudShop());
  const rows = table1(basis, controlRegister(basis, []));

  it('has nine considerations with their marks', () => {
    const marks = rows.map(({ consideration, cells }) => {
      const marked = (['saas', 'paas', 'iaas'] as const).filter(column => cells[column].customer);
      return `${consideration} ${marked.join(' ')}`;
    });
    expect(marks).toEqual([
      'T1 iaas',
      'T2 iaas',
      'T3 paas iaas',
      'T4 paas iaas',
      'T5 saas paas iaas',
      'T6 saas paas iaas',
      'T7 saas paas iaas',
      'T8 saas paas iaas',
      'T9 saas paas iaas',
    ]);
  });

  it('leads from each cell to what is run that way; our own premises stand in none', () => {
    for (const { cells } of rows) {
      expect(cells.saas.subjects).toEqual(['el_crm']);
      expect(cells.paas.subjects).toEqual(['el_db', 'el_photos']);
      expect(cells.iaas.subjects).toEqual(['el_web', 'bo_vnet']);
    }
  });

  it('leads from each cell to the controls behind it, with their states', () => {
    const cell = rows.find(row => row.consideration === 'T5')?.cells.paas;
    expect(cell?.controls.find(one => one.control === 'ctl-dat-enc-rest')).toEqual({
      control: 'ctl-dat-enc-rest',
      counts: { unknown: 2 },
      list: 'question',
    });
    expect(cell?.controls.some(one => one.control === 'ctl-bcp-backup')).toBe(false);
  });
});

describe('the reasons of a control', () => {
  it('are counted by subject, each kind once for a subject', () => {
    const rows = controlRegister(basisOf(aCloudShop()), [aFinding('el_db', 40), aFinding('el_web', 10)]);
    const [line] = summaries(shippedLibrary(), rows, []).filter(one => one.control === 'ctl-dat-enc-rest');
    const required = rows.filter(row => row.control === 'ctl-dat-enc-rest').map(row => row.required);
    const by = (kind: string) => required.filter(all => all.some(one => one.by === kind)).length;
    expect(line?.reasons).toEqual({
      threat: 2,
      data: by('data'),
      class: by('class'),
      layer: by('layer'),
    });
    expect(by('data')).toBeGreaterThan(0);
  });
});
