import { isBag, textOf } from './foreignValue';
import type { Format } from './format';
import { readTmLibrary } from './tmLibrary/readTmLibrary';

const ID = 'owasp-tm-library';
const LABEL = 'OWASP Threat Model Library';

/** A model in the schema of the OWASP Threat Model Library, also known as TM-BOM. */
export const tmLibrary: Format = {
  id: ID,
  label: LABEL,
  extensions: ['.json'],
  sniff: ({ json }) => hasMarks(json),
  read: (file, tools) => readTmLibrary(file, { id: ID, label: LABEL }, tools),
};

/** Its schema, or at least two of its lists beside its scope. */
function hasMarks(json: unknown): boolean {
  if (!isBag(json)) return false;
  if (/threat-model\.schema\.json/.test(textOf(json['$schema']) ?? '')) return true;
  const lists = ['trust_zones', 'trust_boundaries', 'data_stores', 'data_sets', 'data_flows', 'threat_personas'];
  return Object.hasOwn(json, 'scope') && lists.filter(list => Object.hasOwn(json, list)).length >= 2;
}
