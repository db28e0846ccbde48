import { describe, expect, it } from 'vitest';
import { anElement } from '../../tests/support/aCloudShop';
import { after, aProject } from '../../tests/support/aModel';
import { shippedLibrary } from '../../tests/support/templates';
import { Boundary } from '../model';
import { topologyOf } from './topology';

const library = shippedLibrary();

/** What a flow crosses from something outside the site into a program on it. */
function intoSite(type: string): readonly string[] {
  const site = Boundary.parse({ id: 'bo_site', name: 'Corporate network', kind: 'onprem' });
  const model = after(
    aProject(),
    { type: 'row/add', table: 'boundaries', row: site },
    anElement({ id: 'el_out', name: 'Outside', kind: 'process', type }),
    anElement({ id: 'el_in', name: 'Inside', kind: 'process', type: 'api-service', parent: 'bo_site' }),
    { type: 'flow/connect', id: 'fl_1', name: '', source: 'el_out', target: 'el_in' },
  );
  return topologyOf(model, library).passages.get('fl_1')?.crosses ?? [];
}

describe('what a flow into our own site crosses', () => {
  it.each([
    ['a visitor comes over the internet', 'anon-visitor', ['internet']],
    ['a browser of a customer too', 'browser', ['internet']],
    ['what stands elsewhere may be in the cloud', 'api-service', ['onprem-cloud']],
  ])('%s', (_, type, crosses) => {
    expect(intoSite(type)).toEqual(crosses);
  });
});
