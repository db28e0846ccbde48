import { describe, expect, it } from 'vitest';
import { aCloudShop } from '../../tests/support/aCloudShop';
import { after } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Engine } from '../engine';
import { ControlRecord, Decision, type ProjectModel, Responsibility } from '../model';
import { compareProjects, runnables, variantFigures, variantOf } from './index';

const LIBRARY = shippedLibrary();
const stamp = { by: 'Ada', roles: [], at: '2026-01-01T00:00:00.000Z' };

const control = (id: string, subject: 'el_web' | 'el_photos') =>
  ControlRecord.parse({ id: `${id}@${subject}`, control: id, subject, status: 'implemented', stamp });

function onLayer(layer: string) {
  return Responsibility.parse({ id: `${layer}@el_web`, layer, subject: 'el_web', party: 'Web team', stamp });
}

function analysed(model: ProjectModel) {
  const engine = new Engine(LIBRARY);
  engine.open(model, { today: '2026-11-23' });
  return { ...engine.analysed(), ...engine.judged() };
}

/** The shop with its web application on machines of a cloud. */
function onMachines(): ProjectModel {
  return after(aCloudShop(), {
    type: 'row/change',
    table: 'elements',
    ids: ['el_web'],
    fields: { serviceModel: 'iaas' },
  });
}

const asPlatform = (model: ProjectModel) =>
  variantOf(LIBRARY, model, 'do_shop', { name: 'Shop as PaaS', serviceModel: 'paas', elements: ['el_web'] });

describe('a variant of a project', () => {
  it('is the same design with the chosen elements run in another way', () => {
    const model = onMachines();
    const variant = asPlatform(model);
    const info = variant.project.get('project');
    expect([info?.name, info?.variantOf]).toEqual(['Shop as PaaS', 'do_shop']);
    const comparison = compareProjects(LIBRARY, analysed(model), analysed(variant));
    expect(comparison.things.map(thing => [thing.id, thing.fields.map(field => field.field)])).toEqual([
      ['el_web', ['serviceModel']],
    ]);
    expect(new Set(comparison.responsibility.map(one => one.id))).toEqual(new Set(['el_web']));
  });

  it('hands layers to the provider, so that fewer are ours', () => {
    const model = onMachines();
    const [machines, platform] = [model, asPlatform(model)].map(one =>
      variantFigures(LIBRARY, analysed(one), '2026-11-23'),
    );
    expect(platform?.duties.ours).toBeLessThan(machines?.duties.ours ?? 0);
    expect(platform?.duties.provider).toBeGreaterThan(machines?.duties.provider ?? 0);
  });

  it('keeps what was recorded about layers that stay ours and leaves out what changes hands', () => {
    // Patching is of the guest system; multi-factor sign-in is of accounts, of which the customer keeps most.
    const rows = [
      control('ctl-hst-patch', 'el_web'),
      control('ctl-iam-mfa', 'el_web'),
      control('ctl-hst-patch', 'el_photos'),
    ];
    const records = [onLayer('guest-os'), onLayer('app-code')];
    const model: ProjectModel = {
      ...onMachines(),
      controls: new Map(rows.map(row => [row.id, row])),
      responsibilities: new Map(records.map(row => [row.id, row])),
    };
    const variant = asPlatform(model);
    expect([...variant.controls.keys()]).toEqual(['ctl-iam-mfa@el_web', 'ctl-hst-patch@el_photos']);
    expect([...variant.responsibilities.values()].map(row => row.layer)).toEqual(['app-code']);
  });

  it('asks again for decisions about what is run in another way, and for no others', () => {
    const model = onMachines();
    const keyOf = (id: string) => analysed(model).findings.find(finding => finding.subject.id === id)?.key ?? '';
    const decisions = [keyOf('el_web'), keyOf('el_db')].map(id =>
      Decision.parse({ id, verdict: 'accepted', stamp, remembered: { title: 't', subject: 's', library: 'l' } }),
    );
    const variant = asPlatform({ ...model, decisions: new Map(decisions.map(row => [row.id, row])) });
    expect([...variant.decisions.keys()]).toEqual([keyOf('el_db')]);
  });

  it('loses nothing when the elements are run in that way already', () => {
    const model = after(onMachines(), {
      type: 'row/change',
      table: 'elements',
      ids: ['el_web'],
      fields: { serviceModel: 'paas' },
    });
    const record = onLayer('guest-os');
    const recorded = { ...model, responsibilities: new Map([[record.id, record]]) };
    expect(asPlatform(recorded).responsibilities.size).toBe(1);
  });
});

describe('what can be run in another way', () => {
  it('is everything that runs somewhere; offered first is what a provider runs, short of bought software', () => {
    const found = new Map(runnables(LIBRARY, onMachines()).map(one => [one.id, one]));
    expect(found.has('el_buyer')).toBe(false);
    expect(found.get('el_web')).toMatchObject({ model: 'iaas', movable: true });
    expect(found.get('el_core')).toMatchObject({ model: 'onprem', movable: false });
    expect(found.get('el_crm')).toMatchObject({ model: 'saas', movable: false });
  });
});

describe('the figures that variants are compared by', () => {
  it('count confirmed threats by band, which add up, and every control in one list', () => {
    const project = analysed(onMachines());
    const figures = variantFigures(LIBRARY, project, '2026-11-23');
    const counted = Object.values(figures.bands).reduce((sum, one) => sum + one, 0);
    expect(figures.confirmed).toBe(counted);
    expect(figures.toVerify).toBeGreaterThan(0);
    expect(Object.values(figures.controls).reduce((sum, one) => sum + one, 0)).toBe(project.controls.length);
    expect(figures.unnamed).toBeGreaterThan(0);
  });
});
