import { fileURLToPath } from 'node:url';

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A path inside the project, from its path relative to package.json. @param {string} path */
export const at = path => fileURLToPath(new URL(`../../${path}`, import.meta.url));
