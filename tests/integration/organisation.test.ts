import { describe, expect, it } from 'vitest';
import { apply } from '../../core/changes';
import { type Command, type OrganisationCommand, run, runOnOrganisation } from '../../core/commands';
import { type OrganisationModel, Provider } from '../../core/model';
import { A_PERSON, aFixedEnvironment } from '../support/aModel';
import { aDevice, adding } from '../support/anOffice';

const environment = aFixedEnvironment();

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

function patchOf(model: OrganisationModel, command: OrganisationCommand) {
  return value(runOnOrganisation(model, command, { environment, who: A_PERSON })).patch;
}

const provider = (name: string): OrganisationCommand => ({
  type: 'row/add',
  table: 'providers',
  row: Provider.parse({ id: `pv_${name}`, name, key: name }),
});

describe('the organisation of a device', () => {
  it('is begun empty, and there after a window died, up to the last edit that was acknowledged', async () => {
    const device = aDevice('organisation');
    const first = device.window();
    let { model, readOnly, revision } = value(await first.office.openOrganisation());
    expect([readOnly, revision, model.providers.size]).toEqual([false, 0, 0]);
    for (const [at, name] of ['north', 'south'].entries()) {
      const patch = patchOf(model, provider(name));
      model = apply(model, patch);
      expect(value(await first.office.keepOrganisation(at + 1, patch))).toEqual({ revision: at + 1 });
    }
    first.die();
    const second = value(await device.window().office.openOrganisation());
    expect([...second.model.providers.values()].map(row => row.name)).toEqual(['north', 'south']);
    expect(second.revision).toBe(2);
  });

  it('is one document however often it is opened at once, and what is kept then is kept', async () => {
    const { office } = aDevice('organisation at once').window();
    const [first, second] = await Promise.all([office.openOrganisation(), office.openOrganisation()]);
    expect([value(first).readOnly, value(second).readOnly]).toEqual([false, false]);
    expect(value(second).id).toBe(value(first).id);
    const patch = patchOf(value(first).model, provider('north'));
    expect(value(await office.keepOrganisation(1, patch))).toEqual({ revision: 1 });
  });

  it('is only read in a second window', async () => {
    const device = aDevice('organisation twice');
    const here = device.window();
    const there = device.window();
    const mine = value(await here.office.openOrganisation());
    expect(value(await there.office.openOrganisation()).readOnly).toBe(true);
    const refused = await there.office.keepOrganisation(1, patchOf(mine.model, provider('north')));
    expect(refused.ok ? '' : refused.problems[0].code).toBe('storage/other-window');
  });

  it('knows the days and providers of a project that is not open, and forgets those of a deleted one', async () => {
    const device = aDevice('standings');
    const { office } = device.window();
    const project = value(await office.createProject('Shop'));
    value(await office.keep(project.id, 1, adding(project.model, 'el_1', 'part')));
    await office.closeProject(project.id);
    expect(value(await office.listStandings()).map(one => one.name)).toEqual(['Shop']);
    await office.binProject(project.id);
    expect(value(await office.listStandings())).toEqual([]);
    value(await office.deleteProject(project.id));
    value(await office.restoreProject(project.id));
    expect(value(await office.listStandings())).toEqual([]);
  });

  it('knows what was just said in the project that is open', async () => {
    const { office } = aDevice('standings of now').window();
    const project = value(await office.createProject('Shop'));
    const north = Provider.parse({ id: 'pv_north', key: 'aws', name: 'North' });
    const taken: Command = {
      type: 'provider/take',
      organisation: 'do_org',
      provider: north,
      owner: null,
      console: 'Console',
    };
    value(await office.keep(project.id, 1, value(run(project.model, taken, { environment, who: A_PERSON })).patch));
    const [shop] = value(await office.listStandings());
    expect(shop?.uses.map(use => use.provider)).toEqual(['pv_north']);
  });

  it('keeps the bytes of evidence under their fingerprint and packs them into its file', async () => {
    const device = aDevice('evidence');
    const { office } = device.window();
    value(await office.openOrganisation());
    const hash = value(await office.keepEvidence(new Uint8Array([1, 2, 3])));
    expect([...value(await office.readEvidence(hash))]).toEqual([1, 2, 3]);
    expect(value(await office.writeOrganisationFile('zip')).byteLength).toBeGreaterThan(100);
  });
});
