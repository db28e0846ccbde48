import { describe, expect, it } from 'vitest';
import { apply } from '../../core/changes';
import { aDevice, adding } from '../support/anOffice';

const namesIn = (project: { readonly model: { readonly elements: ReadonlyMap<string, { readonly name: string }> } }) =>
  [...project.model.elements.values()].map(element => element.name);

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

describe('what is kept on this device', () => {
  it('is there after a window died, up to the last edit that was acknowledged', async () => {
    const device = aDevice('died');
    const first = device.window();
    const project = value(await first.office.createProject('Shop'));
    let { model } = project;
    for (let at = 1; at <= 5; at += 1) {
      const patch = adding(model, `el_${at}`, `part ${at}`);
      model = apply(model, patch);
      expect(value(await first.office.keep(project.id, at, patch))).toEqual({ revision: at });
    }
    first.die();
    const second = device.window();
    const reopened = value(await second.office.openProject(project.id));
    expect(reopened.readOnly).toBe(false);
    expect(namesIn(reopened)).toEqual(['part 1', 'part 2', 'part 3', 'part 4', 'part 5']);
    await second.office.closeProject(project.id);
  });

  it('has no hole after an edit that could not be stored: the next one is kept together with it', async () => {
    const device = aDevice('hole');
    const { office, db, die } = device.window();
    const project = value(await office.createProject('Shop'));
    const one = adding(project.model, 'el_1', 'part 1');
    const two = adding(apply(project.model, one), 'el_2', 'part 2');
    const full = () => {
      throw new DOMException('no space', 'QuotaExceededError');
    };
    db.journal.hook('creating', full);
    const refused = await office.keep(project.id, 1, one);
    expect(refused.ok).toBe(false);
    db.journal.hook('creating').unsubscribe(full);
    expect(value(await office.keep(project.id, 2, two))).toEqual({ revision: 2 });
    die();
    const after = device.window();
    expect(namesIn(value(await after.office.openProject(project.id)))).toEqual(['part 1', 'part 2']);
    await after.office.closeProject(project.id);
  });

  it('is not written over by another window: what is open there is neither renamed, binned nor deleted here', async () => {
    const device = aDevice('two');
    const here = device.window();
    const there = device.window();
    const project = value(await here.office.createProject('Shop'));
    const refusals = await Promise.all([
      there.office.renameProject(project.id, 'Other'),
      there.office.binProject(project.id),
      there.office.deleteProject(project.id),
      there.office.deleteEverything(),
    ]);
    for (const refusal of refusals)
      expect(refusal).toMatchObject({ ok: false, problems: [{ code: 'storage/other-window' }] });
    expect(value(await there.office.openProject(project.id)).readOnly).toBe(true);
    await there.office.closeProject(project.id);
    expect(await here.office.keep(project.id, 1, adding(project.model, 'el_1', 'part 1'))).toMatchObject({ ok: true });
    await here.office.closeProject(project.id);
    expect(await there.office.renameProject(project.id, 'Other')).toMatchObject({ ok: true });
    expect(value(await there.office.listProjects())).toMatchObject([{ name: 'Other', elements: 1 }]);
    expect(await there.office.deleteEverything()).toMatchObject({ ok: true });
    expect(value(await there.office.listProjects())).toEqual([]);
  });

  it('can be opened again at once by the window that has just left it', async () => {
    const { office } = aDevice('again').window();
    const project = value(await office.createProject('Shop'));
    await office.keep(project.id, 1, adding(project.model, 'el_1', 'part 1'));
    void office.closeProject(project.id);
    const again = value(await office.openProject(project.id));
    expect(again.readOnly).toBe(false);
    expect(namesIn(again)).toEqual(['part 1']);
    await office.closeProject(project.id);
  });

  it('is opened once, and to be written, by the window that asks for it twice at once', async () => {
    const device = aDevice('twice');
    const { office } = device.window();
    const project = value(await office.createProject('Shop'));
    await office.closeProject(project.id);
    const both = await Promise.all([office.openProject(project.id), office.openProject(project.id)]);
    expect(both.map(one => value(one).readOnly)).toEqual([false, false]);
    expect(await office.keep(project.id, 1, adding(project.model, 'el_1', 'part 1'))).toMatchObject({ ok: true });
    await office.closeProject(project.id);
    const other = device.window();
    expect(value(await other.office.openProject(project.id)).readOnly).toBe(false);
    await other.office.closeProject(project.id);
  });

  it('stays open, and is written on, until another one is open and where that one cannot be opened', async () => {
    const device = aDevice('another');
    const { office } = device.window();
    const other = value(await office.createProject('Payroll'));
    const { id, model } = value(await office.createProject('Shop'));
    expect(await office.openProject('do_nowhere')).toMatchObject({ ok: false });
    const one = adding(model, 'el_1', 'part 1');
    expect(await office.keep(id, 1, one)).toMatchObject({ ok: true });
    const opening = office.openProject(other.id);
    expect(await office.keep(id, 2, adding(apply(model, one), 'el_2', 'part 2'))).toMatchObject({ ok: true });
    expect(value(await opening).readOnly).toBe(false);
    await office.listProjects();
    expect(namesIn(value(await device.window().office.openProject(id)))).toEqual(['part 1', 'part 2']);
    await office.closeProject(other.id);
  });

  it('is let go of when another one is asked for before it is open', async () => {
    const device = aDevice('in a hurry');
    const { office } = device.window();
    const [one, two] = [value(await office.createProject('Shop')), value(await office.createProject('Payroll'))];
    await office.closeProject(two.id);
    const opened = await Promise.all([office.openProject(one.id), office.openProject(two.id)]);
    expect(opened.map(each => value(each).readOnly)).toEqual([false, false]);
    expect(await office.keep(two.id, 1, adding(two.model, 'el_1', 'part 1'))).toMatchObject({ ok: true });
    const other = device.window();
    expect(value(await other.office.openProject(one.id)).readOnly).toBe(false);
    await other.office.closeProject(one.id);
    await office.closeProject(two.id);
  });

  it('is in everything that is asked for behind it, while it is still on its way to the disk', async () => {
    const { office } = aDevice('behind').window();
    const project = value(await office.createProject('Shop'));
    const kept = office.keep(project.id, 1, adding(project.model, 'el_1', 'part 1'));
    const file = new TextDecoder().decode(value(await office.writeFile(project.id, 'json')));
    expect(file).toContain('part 1');
    const before = project.model.project.get('project') ?? null;
    const after = before && { ...before, name: 'Shop, renamed' };
    const two = office.keep(project.id, 2, [{ table: 'project', id: 'project', before, after }]);
    const [line] = value(await office.listVariants(() => undefined, new AbortController().signal));
    expect(line?.name).toBe('Shop, renamed');
    expect([value(await kept), value(await two)]).toEqual([{ revision: 1 }, { revision: 2 }]);
    await office.closeProject(project.id);
  });

  it('has no hole either when the edit behind a refused one was on its way already', async () => {
    const device = aDevice('hole behind');
    const { office, db, die } = device.window();
    const project = value(await office.createProject('Shop'));
    const one = adding(project.model, 'el_1', 'part 1');
    const two = adding(apply(project.model, one), 'el_2', 'part 2');
    const full = (_key: unknown, entry: { readonly revision: number }) => {
      if (entry.revision === 1) throw new DOMException('no space', 'QuotaExceededError');
    };
    db.journal.hook('creating', full);
    const [refused, after] = await Promise.all([office.keep(project.id, 1, one), office.keep(project.id, 2, two)]);
    expect(refused.ok).toBe(false);
    expect(value(after)).toEqual({ revision: 2 });
    die();
    const later = device.window();
    expect(namesIn(value(await later.office.openProject(project.id)))).toEqual(['part 1', 'part 2']);
    await later.office.closeProject(project.id);
  });
});
