import { isProviderRun } from '../responsibility';
import type { DatedBasis } from './basis';
import { dataOn, dataTypeOf } from './dataOn';

/** What a kind of data does not allow by default, and what it needs of the provider's environment, on one element. */
export interface DataLimit {
  readonly element: string;
  readonly asset: string;
  readonly dataType: string;
  /** Prose of the library, e.g. "use in dev/test unless masked"; may be empty. */
  readonly forbidden: string;
  /** Prose of the library, e.g. "processor terms, approved region"; may be empty. */
  readonly providerNeeds: string;
}

/** The limits that the data on an element sets; none where the element is not run by a provider. */
export function dataLimitsOf(basis: DatedBasis, id: string): readonly DataLimit[] {
  const element = basis.reader.row('elements', id);
  if (!element || element.outOfScope !== null || !isProviderRun(basis, id)) return [];
  return dataOn(basis.reader, element).flatMap(({ asset }) => {
    const type = dataTypeOf(basis.library, asset);
    if (!type || (type.forbidden === '' && type.providerNeeds === '')) return [];
    return [
      { element: id, asset: asset.id, dataType: type.id, forbidden: type.forbidden, providerNeeds: type.providerNeeds },
    ];
  });
}
