import { describe, expect, it } from 'vitest';
import { aCloudShop, anElement, basisOf, typed } from '../../tests/support/aCloudShop';
import { after as edited } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { UPKEEP, upkeep } from './upkeep';

const library = shippedLibrary();

const asked = (props: Readonly<Record<string, string>>, more: object = {}) =>
  upkeep(
    basisOf(
      edited(
        aCloudShop(),
        anElement({ id: 'el_vm', name: 'Server', kind: 'process', type: 'vm', props: typed(props), ...more }),
      ),
    ),
  );
const stateIn = (all: ReturnType<typeof upkeep>, id: string) =>
  [...all.managed.aspects, ...all.monitored.aspects].flatMap(aspect =>
    aspect.id === id ? Object.entries(aspect.by).flatMap(([state, ids]) => (ids.includes('el_vm') ? [state] : [])) : [],
  )[0];

describe('how assets are managed and monitored', () => {
  it.each([
    ['iac_managed', 'partial', 'partly'],
    ['patching', 'none', 'not'],
    ['patching', 'manual', 'partly'],
    ['patching', 'provider', 'done'],
    ['baseline', 'cis', 'done'],
    ['config_delivery', 'none', 'not'],
    ['logging', 'full', 'done'],
    ['log_central', 'no', 'not'],
    ['monitored', '?', 'unknown'],
  ])('%s that is %s counts as %s', (property, value, state) => {
    expect(stateIn(asked({ [property]: value }), property)).toBe(state);
  });

  it('is owned by whoever owns the asset, or a boundary around it, and else not known', () => {
    expect(stateIn(asked({}), 'owner')).toBe('unknown');
    expect(stateIn(asked({}, { owner: 'pe_ops' }), 'owner')).toBe('done');
  });

  it('names the gaps of each asset, the longest list first, and never what nobody said', () => {
    const { managed } = asked({ patching: 'none', baseline: 'none', iac_managed: 'yes' });
    expect(managed.gaps.map(gap => [gap.name, gap.short])).toEqual([
      ['Server', ['Patching', 'Configuration baseline']],
    ]);
    expect(managed.gaps[0]?.unknown).toContain('Owner');
    expect(asked({}).managed.gaps).toEqual([]);
  });

  it('asks neither people nor what is out of scope, and each asset only what concerns its type', () => {
    const count = (all: ReturnType<typeof upkeep>, id: string) =>
      all.managed.aspects.find(one => one.id === id)?.all ?? 0;
    const out = asked({}, { outOfScope: { reason: 'Theirs' } });
    expect(count(asked({}), 'owner')).toBe(count(out, 'owner') + 1);
    expect(count(asked({}), 'patching')).toBeLessThan(count(asked({}), 'baseline'));
  });

  it('asks for properties that the library has', () => {
    for (const id of [...UPKEEP.managed, ...UPKEEP.monitored]) expect(library.properties.has(id), id).toBe(true);
  });
});
