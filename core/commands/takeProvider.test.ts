import { describe, expect, it } from 'vitest';
import { aDrawnProject } from '../../tests/support/aDrawnProject';
import { A_PERSON, aFixedEnvironment } from '../../tests/support/aModel';
import { apply, invert } from '../changes';
import { Person, Provider } from '../model';
import { run } from './index';

const OWNER = Person.parse({ id: 'pe_owner', name: 'Lea' });
const NORTH = Provider.parse({ id: 'pv_north', key: 'aws', name: 'North', owner: 'pe_owner', criticality: 4 });
const ORGANISATION = 'do_org';

function taken(console: string | null) {
  const model = aDrawnProject();
  const environment = aFixedEnvironment();
  const command = {
    type: 'provider/take',
    organisation: ORGANISATION,
    provider: NORTH,
    owner: OWNER,
    console,
  } as const;
  const edit = run(model, command, { environment, who: A_PERSON });
  if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
  return { before: model, after: apply(model, edit.value.patch), environment };
}

describe('using a provider of the organisation', () => {
  it('copies it and its owner under their ids, stamped with organisation and day', () => {
    const { after, environment } = taken(null);
    const copiedFrom = { organisation: ORGANISATION, at: environment.now().slice(0, 10) };
    expect(after.providers.get('pv_north')).toEqual({ ...NORTH, copiedFrom });
    expect(after.people.get('pe_owner')).toEqual({ ...OWNER, copiedFrom });
  });

  it('brings the console of the account, beside what is drawn and overlapping nothing', () => {
    const { before, after } = taken('North console');
    const [console] = [...after.elements.values()].filter(one => !before.elements.has(one.id));
    expect(console).toMatchObject({ name: 'North console', type: 'cloud-console', provider: 'pv_north' });
    const place = [...after.placements.values()].find(one => one.subject === console?.id);
    const others = [...after.placements.values()].filter(one => one.page === place?.page && one !== place);
    expect(others.length).toBeGreaterThan(0);
    expect(others.every(one => one.x + one.width < (place?.x ?? 0))).toBe(true);
  });

  it('draws the console of a provider that was typed by hand in one step, which undo takes away again', () => {
    const { after: model, environment } = taken(null);
    const edit = run(
      model,
      { type: 'provider/console', provider: 'pv_north', name: 'North console' },
      { environment, who: null },
    );
    if (!edit.ok) throw new Error(JSON.stringify(edit.problems));
    const drawn = apply(model, edit.value.patch);
    const [console] = [...drawn.elements.values()].filter(one => !model.elements.has(one.id));
    expect(console).toMatchObject({ name: 'North console', type: 'cloud-console', provider: 'pv_north' });
    expect(drawn.placements.size).toBe(model.placements.size + 1);
    expect(apply(drawn, invert(edit.value.patch))).toEqual(model);
    expect(run(drawn, { type: 'provider/console', provider: 'pv_none', name: '' }, { environment, who: null }).ok).toBe(
      false,
    );
  });

  it('adds nothing but the provider where the console is not wanted, and refuses to take it twice', () => {
    const { before, after, environment } = taken(null);
    expect(after.elements.size).toBe(before.elements.size);
    const again = run(
      after,
      { type: 'provider/take', organisation: ORGANISATION, provider: NORTH, owner: null, console: null },
      { environment, who: A_PERSON },
    );
    expect(again.ok ? '' : again.problems[0].code).toBe('row/exists');
  });
});
