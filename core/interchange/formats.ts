import { cycloneDx } from './cycloneDx';
import type { Format } from './format';
import { microsoftTm7 } from './microsoftTm7';
import { threagile } from './threagile';
import { threatDragon } from './threatDragon';
import { threatDragonV1 } from './threatDragonV1';
import { tmLibrary } from './tmLibrary';

/** Every foreign format that is read. The first that recognises a file reads it. */
export const FORMATS: readonly Format[] = [threatDragon, threatDragonV1, microsoftTm7, threagile, tmLibrary, cycloneDx];
