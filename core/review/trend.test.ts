import { describe, expect, it } from 'vitest';
import { aCloudShop } from '../../tests/support/aCloudShop';
import { after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import type { Command } from '../commands';
import { Engine } from '../engine';
import type { ProjectModel } from '../model';
import { compareProjects, trendingConcerns } from './index';

const LIBRARY = shippedLibrary();

function analysed(model: ProjectModel) {
  const engine = new Engine(LIBRARY);
  engine.open(model, { today: '2026-11-23' });
  return { judged: engine.judged(), findings: engine.findings(), cases: engine.concernCases() };
}

/** The concerns after an edit, with their trend since before it. */
function since(before: ProjectModel, ...commands: readonly Command[]) {
  const [was, is] = [analysed(before), analysed(edited(before, ...commands))];
  const comparison = compareProjects(LIBRARY, was.judged, is.judged);
  const concerns = trendingConcerns(
    is.cases,
    { comparison, now: is.findings, before: was.judged.judgement.findings },
    1000,
  );
  return new Map(concerns.map(one => [one.key, one]));
}

/** A shop whose store is known to be open to everybody. */
const OPEN_STORE = edited(aCloudShop(), {
  type: 'fact/set',
  subjects: ['el_photos'],
  fact: 'public_access',
  value: 'yes',
});
const PUBLIC = 'th-da-public-store:element=el_photos';

describe('the trend of concerns', () => {
  it('is the same while nothing changes, and without an earlier state there is none', () => {
    for (const one of since(OPEN_STORE).values()) expect([one.way, one.trend]).toEqual(['same', 0]);
    expect(trendingConcerns(analysed(OPEN_STORE).cases, null).map(one => one.trend)).toContain(null);
  });

  it('calls a concern new when its thing is new, and says so', () => {
    const store = [...aCloudShop().elements.values()].find(element => element.id === 'el_photos');
    if (!store) throw new Error('no store');
    const copy = {
      ...store,
      id: 'el_more' as const,
      name: 'More photos',
      props: OPEN_STORE.elements.get('el_photos')?.props ?? {},
    };
    const concern = since(OPEN_STORE, { type: 'row/add', table: 'elements', row: copy }).get(
      'th-da-public-store:element=el_more',
    );
    expect(concern).toMatchObject({ way: 'new', trend: null });
    expect(concern?.reasons).toContain('new-asset');
  });

  it('says that it got worse because the class of its data was raised', () => {
    const model = edited(OPEN_STORE, {
      type: 'row/change',
      table: 'elements',
      ids: ['el_photos'],
      fields: { holds: ['da_people'] },
    });
    const concern = since(model, {
      type: 'row/change',
      table: 'assets',
      ids: ['da_people'],
      fields: { class: 'secret' },
    }).get(PUBLIC);
    expect(concern).toMatchObject({ way: 'worse' });
    expect(concern?.reasons).toEqual(expect.arrayContaining(['data-class-raised', 'got-worse']));
    expect(concern?.trend).toBeGreaterThan(0);
  });

  it('says that a control was lost', () => {
    const held = edited(OPEN_STORE, {
      type: 'control/set',
      control: 'ctl-dat-block-public',
      subjects: ['el_photos'],
      fields: { status: 'partial' },
    });
    const concern = since(held, {
      type: 'control/clear',
      control: 'ctl-dat-block-public',
      subjects: ['el_photos'],
    }).get(PUBLIC);
    expect(concern?.reasons).toContain('control-lost');
  });

  it('is kept within fifteen, so that a leap does not drown everything else', () => {
    for (const one of since(aCloudShop(), {
      type: 'fact/set',
      subjects: ['el_photos'],
      fact: 'public_access',
      value: 'yes',
    }).values())
      expect(Math.abs(one.trend ?? 0)).toBeLessThanOrEqual(15);
  });
});
