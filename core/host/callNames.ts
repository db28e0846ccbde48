/**
 * Names only, so that the preload script needs no zod. This file is the one side door of `core/host`: every name here has
 * its schemas in `contract.ts`, which does not compile while one is missing.
 */
export const HOST_CALLS = [
  'app.info',
  'file.open',
  'file.save',
  'file.reveal',
  'recent.list',
  'recent.open',
  'recent.clear',
  'link.open',
  'pdf.show',
  'packs.read',
  'packs.show',
  'notify.due',
  'menu.set',
  'window.guard',
] as const;

export type HostCall = (typeof HOST_CALLS)[number];

/** What the machine tells the page without being asked. */
export const HOST_EVENTS = ['menu.chosen', 'due.chosen'] as const;

export type HostEvent = (typeof HOST_EVENTS)[number];

/** The two channels between page and machine: one for calls, one for events. */
export const CALL_CHANNEL = 'parapet:call';
export const EVENT_CHANNEL = 'parapet:event';
