import { describe, expect, it } from 'vitest';
import { diff } from '../../core/changes';
import type { DocumentId } from '../../core/model';
import { aCloudShop } from '../support/aCloudShop';
import { aDevice } from '../support/anOffice';

function value<T>(
  answer: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: unknown },
): T {
  if (!answer.ok) throw new Error(JSON.stringify(answer.problems));
  return answer.value;
}

const never = new AbortController().signal;
const ignore = () => undefined;

/** A window in which the cloud shop is open, on machines of the cloud. */
async function withShop(name: string) {
  const { office, db } = aDevice(name).window();
  const { id, model } = value(await office.createProject('Shop'));
  const shop = aCloudShop();
  value(await office.keep(id, 1, diff(model, shop)));
  return { office, db, id };
}

describe('variants of a project', () => {
  it('stand beside it in figures, whichever of them is open, and are compared line by line', async () => {
    const { office, id } = await withShop('variants');
    const choice = { name: 'Shop as functions', serviceModel: 'faas', elements: ['el_web'] } as const;
    const variant = value(await office.createVariant(choice));
    const seen = async () => value(await office.listVariants(ignore, never)).map(line => [line.name, line.origin]);
    const both = [
      ['Shop', true],
      ['Shop as functions', false],
    ];
    expect(await seen()).toEqual(both);
    const { comparison } = value(await office.compareStates(variant, null, ignore, never));
    expect(comparison.things.map(thing => thing.id)).toEqual(['el_web']);
    value(await office.openProject(variant));
    expect(await seen()).toEqual(both);
    const second = value(await office.createVariant({ ...choice, name: 'Third', serviceModel: 'saas' }));
    value(await office.closeProject(variant));
    value(await office.openProject(id));
    expect(await seen()).toEqual([...both, ['Third', false]]);
    value(await office.binProject(second));
    expect(await seen()).toEqual(both);
  });

  it('count for nothing in the organisation until one is made a project of its own', async () => {
    const { office, db, id } = await withShop('variants and the organisation');
    const variant = value(await office.createVariant({ name: 'Other', serviceModel: 'saas', elements: ['el_web'] }));
    const { model } = value(await office.openProject(variant));
    const known = async () => (await db.standings.toArray()).map(one => one.id satisfies DocumentId).sort();
    expect(await known()).toEqual([id]);
    const before = model.project.get('project');
    if (!before) throw new Error('no project');
    const after = { ...before, variantOf: null };
    value(await office.keep(variant, 1, [{ table: 'project', id: 'project', before, after }]));
    value(await office.closeProject(variant));
    expect(await known()).toEqual([id, variant].sort());
  });
});
