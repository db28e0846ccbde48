import 'fake-indexeddb/auto';
import Dexie from 'dexie';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../../core/base';
import { apply, diff, type ProjectPatch } from '../../core/changes';
import type { DocumentId } from '../../core/model';
import { Database } from '../../renderer/persistence';
import { aCloudShop } from '../support/aCloudShop';
import { aFixedEnvironment } from '../support/aModel';
import { aDevice, adding } from '../support/anOffice';

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

/** A device whose calendar is set by hand. */
function aDeviceOn(name: string, first: string) {
  const { newId } = aFixedEnvironment();
  let day = first;
  const environment: Environment = { newId, now: () => `${day}T08:00:00.000Z` };
  const device = aDevice(name, environment);
  return { ...device, turnTo: (next: string) => (day = next) };
}

const never = new AbortController().signal;
const ignore = () => undefined;

describe('a state that is kept of a project', () => {
  it('is compared with what the project is now, and with a later state', async () => {
    const { office } = aDevice('compare').window();
    const project = value(await office.createProject('Shop'));
    const { id } = project;
    const add = async (element: `el_${string}`, revision: number, model = project.model) => {
      const patch: ProjectPatch = adding(model, element, `Thing ${element}`);
      value(await office.keep(id, revision, patch));
      return apply(model, patch);
    };
    const first = value(await office.keepState());
    const model = await add('el_1', 1);
    const second = value(await office.keepState());
    await add('el_2', 2, model);
    const { comparison: now } = value(await office.compareStates(first.id, null, ignore, never));
    expect(now.things.map(thing => [thing.what, thing.name])).toEqual([
      ['added', 'Thing el_1'],
      ['added', 'Thing el_2'],
    ]);
    expect([...now.touched].sort()).toEqual(['el_1', 'el_2']);
    const { comparison: between } = value(await office.compareStates(first.id, second.id, ignore, never));
    expect(between.things.map(thing => thing.id)).toEqual(['el_1']);
    expect(value(await office.listStates()).map(one => [one.id, one.revision])).toEqual([
      [second.id, 1],
      [first.id, 0],
    ]);
  });

  it('is compared as it was judged when it was kept, whatever the library of today would say', async () => {
    const { office, db } = aDevice('judged then').window();
    const project = value(await office.createProject('Shop'));
    value(await office.keep(project.id, 1, diff(project.model, aCloudShop())));
    const { id } = value(await office.keepState());
    const unchanged = value(await office.compareStates(id, null, ignore, never));
    expect(unchanged.comparison.findings).toEqual([]);
    // An older library knew a threat that nobody asks about any more.
    const [gone] = JSON.parse((await db.keptContents.get(id))?.judgement ?? '').findings;
    await db.keptContents.toCollection().modify(content => {
      const judgement = JSON.parse(content.judgement ?? '');
      const findings = [...judgement.findings, { ...gone, key: 'th-old:element=el_web', title: 'Old' }];
      Object.assign(content, { judgement: JSON.stringify({ ...judgement, findings, by: 'parapet 0.9' }) });
    });
    // Another window, which has no state at hand.
    const other = aDevice('judged then').window().office;
    value(await other.openProject(project.id));
    const { comparison, anew } = value(await other.compareStates(id, null, ignore, never));
    expect([comparison.by, anew]).toEqual([['parapet 0.9', 'parapet 1.0'], false]);
    expect(comparison.findings.map(one => [one.title, one.what])).toEqual([['Old', 'gone']]);
  });

  it('from before its judgement was kept is judged anew, which is said', async () => {
    const { db, office } = aDevice('from before').window();
    const project = value(await office.createProject('Shop'));
    const { id } = value(await office.keepState());
    await db.keptContents.update(id, { judgement: null });
    value(await office.keep(project.id, 1, adding(project.model, 'el_1', 'Thing')));
    const { comparison, anew } = value(await office.compareStates(id, null, ignore, never));
    expect([comparison.things.length, anew]).toEqual([1, true]);
  });

  it('survives the update that took its text apart from its line', async () => {
    const old = new Dexie('version 4');
    old.version(4).stores({ keptStates: 'id, project', projects: 'id' });
    await old.table('keptStates').put({ id: 'ks_1', project: 'do_1', at: '2026-01-01', text: '{}', review: null });
    old.close();
    const db = new Database('version 4');
    expect(await db.keptContents.get('ks_1')).toEqual({ id: 'ks_1', text: '{}', judgement: null });
    expect(await db.keptStates.get('ks_1')).toEqual({ id: 'ks_1', project: 'do_1', at: '2026-01-01', review: null });
    db.close();
  });

  it('is kept by itself at the first opening after seven days, once, and not before', async () => {
    const device = aDeviceOn('weekly', '2026-03-01');
    const { office } = device.window();
    const { id } = value(await office.createProject('Shop'));
    const openedOn = async (day: string) => {
      device.turnTo(day);
      value(await office.closeProject(id));
      value(await office.openProject(id));
      return value(await office.listStates()).map(one => one.at.slice(0, 10));
    };
    expect(await openedOn('2026-03-07')).toEqual([]);
    expect(await openedOn('2026-03-08')).toEqual(['2026-03-08']);
    expect(await openedOn('2026-03-14')).toEqual(['2026-03-08']);
    expect(await openedOn('2026-03-20')).toEqual(['2026-03-20', '2026-03-08']);
  });

  it('makes room for newer ones after twelve, but never one that belongs to a review', async () => {
    const device = aDeviceOn('room', '2026-01-01');
    const { office, db } = device.window();
    value(await office.createProject('Shop'));
    const signed = value(await office.keepState());
    await db.keptStates.update(signed.id, { review: 're_1' });
    for (let month = 1; month <= 9; month += 1)
      for (const day of ['05', '20']) {
        device.turnTo(`2026-0${month}-${day}`);
        value(await office.keepState());
      }
    const left = value(await office.listStates());
    expect(left).toHaveLength(13);
    expect(left.at(-1)?.review).toBe('re_1');
    expect(left.at(-2)?.at.slice(0, 10)).toBe('2026-04-05');
  });

  it('goes with its project, unless a review was closed on it', async () => {
    const { office, db } = aDevice('gone').window();
    const { id } = value(await office.createProject('Shop'));
    const [plain, signed] = [value(await office.keepState()), value(await office.keepState())];
    await db.keptStates.update(signed.id, { review: 're_1' });
    value(await office.closeProject(id));
    value(await office.deleteProject(id satisfies DocumentId));
    expect(await db.keptStates.get(plain.id)).toBeUndefined();
    expect(await db.keptContents.get(plain.id)).toBeUndefined();
    expect(await db.keptStates.get(signed.id)).toBeDefined();
    expect(await db.keptContents.get(signed.id)).toBeDefined();
  });
});
