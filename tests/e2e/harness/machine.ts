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

/** Parts of the browser around the page that nobody sees here. The last three alone cost three seconds of processor time a window. */
const UNSEEN = [
  'AvoidUnnecessaryBeforeUnloadCheckSync',
  'HttpsUpgrades',
  'HttpsFirstBalancedModeAutoEnable',
  'LensOverlay',
  'MediaRouter',
  'PaintHolding',
  'OptimizationHints',
  'NetworkTimeServiceQuerying',
  'AimEnabled',
  'PreconnectToSearch',
  'WebUIOmniboxPopup',
  'WebUIOmniboxAimPopup',
  'WebUIOmniboxFullPopup',
];

/** The browser without what it does of its own accord: it draws in software, and asks nobody for anything. */
export const QUIET_BROWSER: readonly string[] = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  `--disable-features=${UNSEEN.join(',')}`,
];
