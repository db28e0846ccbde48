import { describe, expect, it } from 'vitest';
import type { Environment } from '../../core/base';
import { apply, type ProjectPatch } from '../../core/changes';
import type { DocumentId } from '../../core/model';
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
    const now = value(await office.compareStates(first.id, null, ignore, never));
    expect(now.things.map(thing => [thing.what, thing.name])).toEqual([
      ['added', 'Thing el_1'],
      ['added', 'Thing el_2'],
    ]);
    expect([...now.touched].sort()).toEqual(['el_1', 'el_2']);
    const between = value(await office.compareStates(first.id, second.id, ignore, never));
    expect(between.things.map(thing => thing.id)).toEqual(['el_1']);
    expect(value(await office.listStates()).map(one => [one.id, one.revision])).toEqual([
      [second.id, 1],
      [first.id, 0],
    ]);
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
    expect(await db.keptStates.get(signed.id)).toBeDefined();
  });
});
