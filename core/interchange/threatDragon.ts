import type { Format } from './format';
import { readThreatDragon } from './threatDragon/file';
import { hasMarks, isVersion1 } from './threatDragon/shape';

const VARIANT = { id: 'threat-dragon', label: 'OWASP Threat Dragon 2', cells: ['cells'] } as const;

/** OWASP Threat Dragon, every 2.x. */
export const threatDragon: Format = {
  id: VARIANT.id,
  label: VARIANT.label,
  extensions: ['.json'],
  sniff: ({ json }) => hasMarks(json) && !isVersion1(json),
  read: (file, tools) => readThreatDragon(file, VARIANT, tools),
};
