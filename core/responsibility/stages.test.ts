import { describe, expect, it } from 'vitest';
import { typed } from '../../tests/support/aCloudShop';
import { shippedLibrary } from '../../tests/support/templates';
import { choicesOf } from '../library';
import { LIFE_STAGES, stagesOf } from './stages';

const library = shippedLibrary();
const one = (
  type: string | null,
  props: Readonly<Record<string, string>> = {},
  kind: 'actor' | 'process' = 'process',
) => stagesOf(library, { kind, type, props: typed(props) });

describe('the stages in which an element takes part', () => {
  it.each([
    ['source-repo', 'code'],
    ['iac-repo', 'code'],
    ['cicd', 'build test deploy'],
    ['build-runner', 'build test'],
    ['container-registry', 'build deploy'],
    ['iac-engine', 'deploy'],
    ['config-mgmt', 'deploy run'],
    ['vuln-scanner', 'test run'],
    ['monitoring', 'run'],
    ['web-app', 'run'],
    ['developer', ''],
  ])('are by its type, of %s: %s', (type, stages) => {
    expect(one(type).join(' ')).toBe(stages);
  });

  it('are what somebody said, in their order, before its type', () => {
    const origin = { kind: 'person', by: 'Ada', at: '2026-01-01T00:00:00.000Z' } as const;
    const props = { stages: { value: ['run', 'test'], origin } };
    expect(stagesOf(library, { kind: 'process', type: 'web-app', props })).toEqual(['test', 'run']);
  });

  it('are none for people, and running for what nobody has typed', () => {
    expect(one(null, {}, 'actor')).toEqual([]);
    expect(one(null)).toEqual(['run']);
  });

  it('are those of the register of controls by stage and of the property', () => {
    const field = library.registers.get('pipeline-controls')?.fields.find(each => each.id === 'stages');
    expect(field && choicesOf(library, field).map(choice => choice.id)).toEqual([...LIFE_STAGES]);
    expect(library.properties.get('stages')?.values).toEqual([...LIFE_STAGES]);
  });
});
