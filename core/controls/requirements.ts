import { layersOf } from '../library';
import type { Element } from '../model';
import { isProviderRun, isTyped, shareIn, situationOf, typeOf, typeOfBoundary } from '../responsibility';
import type { DatedBasis } from './basis';
import type { Requirement } from './controlRow';
import { entersProvider } from './crossing';
import { dataClassOf, dataOn, dataTypeOf } from './dataOn';
import { controlsAbout } from './implied';

/** A control and one reason why it is needed. */
export interface Required {
  readonly control: string;
  readonly because: Requirement;
}

/** What must be in place before the data of a flow is sent: for flows that take data to a provider. */
export function requirementsOfFlow(basis: DatedBasis, id: string): readonly Required[] {
  const flow = basis.reader.row('flows', id);
  if (!flow || flow.outOfScope !== null || flow.data.length === 0 || entersProvider(basis, flow) !== 'yes') return [];
  return flow.data.flatMap(assetId => {
    const asset = basis.reader.row('assets', assetId);
    const type = asset ? dataTypeOf(basis.library, asset) : null;
    return (type?.beforeTransmission ?? []).map(
      ({ control }): Required => ({
        control,
        because: { by: 'data', asset: assetId, when: 'before-transmission', flow: id },
      }),
    );
  });
}

/** What an element needs: for its data before a provider processes it, for the class of its data, and for the customer's share of its layers. */
export function requirementsOfElement(basis: DatedBasis, id: string): readonly Required[] {
  const element = basis.reader.row('elements', id);
  if (!element || element.outOfScope !== null) return [];
  const type = typeOf(basis.library, element);
  // People and other people's systems are not ours to equip.
  if (!type || type.kind === 'actor') return [];
  return [...ofData(basis, element), ...(isTyped(basis.library, element) ? ofLayers(basis, id, type.id) : [])];
}

/** What a boundary that is an asset of its own needs. */
export function requirementsOfBoundary(basis: DatedBasis, id: string): readonly Required[] {
  const boundary = basis.reader.row('boundaries', id);
  const type = boundary && boundary.outOfScope === null ? typeOfBoundary(basis.library, boundary) : null;
  return type ? ofLayers(basis, id, type.id) : [];
}

function ofData(basis: DatedBasis, element: Element): readonly Required[] {
  const here = dataOn(basis.reader, element);
  const away = here.length > 0 && isProviderRun(basis, element.id);
  return here.flatMap(({ asset, flow }) => [
    ...(away ? (dataTypeOf(basis.library, asset)?.beforeProcessing ?? []) : []).map(
      ({ control }): Required => ({
        control,
        because: { by: 'data', asset: asset.id, when: 'before-processing', flow },
      }),
    ),
    ...(dataClassOf(basis.library, asset)?.controls ?? []).map(
      ({ control }): Required => ({
        control,
        because: { by: 'class', asset: asset.id },
      }),
    ),
  ]);
}

const CUSTOMER_ACTS: ReadonlySet<string | null> = new Set(['C', 'Sd']);

/**
 * What the customer's share of the layers asks for. Of all controls of a layer's topics only those of tier 1 that a property of this
 * type speaks about, since the others could not be told apart from element to element and would bury the list.
 */
function ofLayers(basis: DatedBasis, id: string, type: string): readonly Required[] {
  const situation = situationOf(basis, id);
  if (situation.model.model === null) return [];
  return controlsAbout(basis.library, type).flatMap(id => {
    const control = basis.library.controls.get(id);
    if (control?.tier !== 1) return [];
    const layer = layersOf(basis.library, control.topic).find(one =>
      CUSTOMER_ACTS.has(shareIn(basis, one.id, situation).share),
    );
    return layer ? [{ control: id, because: { by: 'layer', layer: layer.id } } satisfies Required] : [];
  });
}
