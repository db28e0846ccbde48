import { contextBridge, ipcRenderer } from 'electron';
import type { Bridge } from '../../core/host';
import { CALL_CHANNEL, EVENT_CHANNEL, HOST_CALLS, HOST_EVENTS } from '../../core/host/callNames';

const isKnown = (names: readonly string[], name: string) => names.includes(name);

/** All that the page gets of Electron: calls and events of the contract, by name. Nothing of `ipcRenderer` itself goes through. */
const bridge: Bridge = {
  call: (name, args) =>
    isKnown(HOST_CALLS, name)
      ? ipcRenderer.invoke(CALL_CHANNEL, name, args)
      : Promise.reject(new Error('Unknown call')),
  on: (event, listener) => {
    if (!isKnown(HOST_EVENTS, event)) throw new Error('Unknown event');
    // The listener gets the facts alone: the event object would hand the page the sender.
    const hear = (_: unknown, name: unknown, facts: Parameters<typeof listener>[0]) => {
      if (name === event) listener(facts);
    };
    ipcRenderer.on(EVENT_CHANNEL, hear);
    return () => {
      ipcRenderer.off(EVENT_CHANNEL, hear);
    };
  },
};

contextBridge.exposeInMainWorld('bridge', bridge);
