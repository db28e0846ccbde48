import { describe, expect, it } from 'vitest';
import { aLine, type Said, withLines } from '../../tests/support/registers';
import { shippedLibrary } from '../../tests/support/templates';
import { controlsByStage } from './controlsByStage';
import type { ProjectNames } from './registers';

const library = shippedLibrary();
const SHOP: ProjectNames = {
  id: 'do_shop',
  name: 'Shop',
  elements: [
    { id: 'el_repo', name: 'Source', runs: true, stages: ['code'] },
    { id: 'el_web', name: 'Web', runs: true, stages: ['run'] },
    { id: 'el_db', name: 'Orders', runs: true, stages: ['run'] },
    { id: 'el_user', name: 'Customer', runs: false, stages: [] },
    { id: 'el_old', name: 'Kept before', runs: true },
  ],
  threats: [],
};

function rows(...controls: readonly Said[]) {
  const model = withLines(...controls.map((said, at) => aLine('pipeline-controls', String(at), said)));
  return new Map(controlsByStage({ model, library, projects: [SHOP] }).map(row => [row.stage, row]));
}

describe('controls by stage', () => {
  it('are counted by how far they run by themselves, in each stage that they work in', () => {
    const stages = rows(
      { stages: ['code', 'build'], automation: 'automatic' },
      { stages: ['build'], automation: 'manual' },
      { stages: ['build'] },
    );
    const build = stages.get('build');
    expect(build?.controls).toEqual(['rg_0', 'rg_1', 'rg_2']);
    expect(build?.by).toEqual({ automatic: ['rg_0'], assisted: [], manual: ['rg_1'] });
    expect(stages.get('code')?.by.automatic).toEqual(['rg_0']);
    expect(stages.get('test')?.controls).toEqual([]);
  });

  it('could move left where they could work before their first stage', () => {
    const stages = rows(
      { stages: ['run'], earliest: 'code' },
      { stages: ['code', 'run'], earliest: 'code' },
      { stages: ['test', 'run'], earliest: 'design' },
      { stages: ['run'] },
    );
    expect(stages.get('run')?.movable).toEqual(['rg_0']);
    expect(stages.get('test')?.movable).toEqual(['rg_2']);
    expect(stages.get('code')?.movable).toEqual([]);
  });

  it('leave teams without a task, stage by stage', () => {
    const stages = rows({ stages: ['code'], disciplines: ['development', 'security'] });
    expect(stages.get('code')?.idle).toEqual(['operations']);
    expect(stages.get('run')?.idle).toEqual(['security', 'development', 'operations']);
  });

  it('leave elements of their stage bare until something that runs by itself works on them', () => {
    const bare = (...controls: readonly Said[]) =>
      rows(...controls)
        .get('run')
        ?.bare.map(one => one.name);
    expect(bare()).toEqual(['Web', 'Orders']);
    expect(bare({ stages: ['run'], automation: 'assisted' })).toEqual(['Web', 'Orders']);
    expect(bare({ stages: ['run'], automation: 'automatic', systems: ['do_shop:el_web'] })).toEqual(['Orders']);
    expect(bare({ stages: ['run'], automation: 'automatic' })).toEqual([]);
    expect(rows().get('code')?.bare).toEqual([
      { project: 'do_shop', projectName: 'Shop', id: 'el_repo', name: 'Source' },
    ]);
  });
});
