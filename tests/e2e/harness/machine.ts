import { join } from 'node:path';
import { findBrowser, isRoot as hasRootRights } from '../../../build/launch/browsers.mjs';
import { findElectron } from '../../../build/launch/electronBinary.mjs';

export const ROOT = join(import.meta.dirname, '..', '..', '..');

/** The installed browser that the journeys are played in; none is ever downloaded. */
export const BROWSER = findBrowser({ env: process.env, platform: process.platform }) ?? 'chromium';

/** Chromium has no sandbox for root. */
export const isRoot: boolean = hasRootRights();

/** Real Electron, where it has been fetched. */
export const ELECTRON: string | null = findElectron();
