import { isBag } from './foreignValue';
import type { Format } from './format';
import { readThreagile } from './threagile/readThreagile';

const ID = 'threagile';
const LABEL = 'Threagile';

/** Threagile, a model written by hand in YAML. */
export const threagile: Format = {
  id: ID,
  label: LABEL,
  extensions: ['.yaml', '.yml'],
  sniff: ({ text, json }) => (json === undefined ? hasMarks(text) : isModel(json)),
  read: (file, tools) => readThreagile(file, { id: ID, label: LABEL }, tools),
};

/** Its version, or two of its sections: a file that is included by others has no version. */
function hasMarks(text: string): boolean {
  if (/^\s*</.test(text)) return false;
  const has = (key: string) => new RegExp(`^["']?${key}["']?[ \\t]*:`, 'm').test(text);
  return has('threagile_version') || (has('technical_assets') && (has('data_assets') || has('trust_boundaries')));
}

function isModel(json: unknown): boolean {
  return isBag(json) && (Object.hasOwn(json, 'threagile_version') || isBag(json['technical_assets']));
}
