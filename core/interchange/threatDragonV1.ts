import type { Format } from './format';
import { readThreatDragon } from './threatDragon/file';
import { hasMarks, isVersion1 } from './threatDragon/shape';

const VARIANT = { id: 'threat-dragon-v1', label: 'OWASP Threat Dragon 1', cells: ['diagramJson', 'cells'] } as const;

/** OWASP Threat Dragon 1.x, the old desktop and web application: the same things one level deeper. */
export const threatDragonV1: Format = {
  id: VARIANT.id,
  label: VARIANT.label,
  extensions: ['.json'],
  sniff: ({ json }) => hasMarks(json) && isVersion1(json),
  read: (file, tools) => readThreatDragon(file, VARIANT, tools),
};
