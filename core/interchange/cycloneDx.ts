import { readCycloneDx } from './cycloneDx/readCycloneDx';
import { isBag, listOf, member } from './foreignValue';
import type { Format } from './format';

const ID = 'cyclonedx-tm-bom';
const LABEL = 'CycloneDX with a threat model';

/** A CycloneDX document with a threat model among its components. One without is a list of parts and no model. */
export const cycloneDx: Format = {
  id: ID,
  label: LABEL,
  extensions: ['.json'],
  sniff: ({ json }) =>
    isBag(json) &&
    json['bomFormat'] === 'CycloneDX' &&
    listOf(json['components']).some(component => member(component, 'type') === 'threat-model'),
  read: (file, tools) => readCycloneDx(file, { id: ID, label: LABEL }, tools),
};
