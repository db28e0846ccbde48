/**
 * The built preload script with what a sandboxed one has: `require('electron')` with `contextBridge` and `ipcRenderer`, and
 * no other module. It runs before the page's own scripts, in the main frame, in one world with them.
 */
export function preloadScript(preload: string): string {
  return `(() => {
    if (window !== window.top) return;
    const heard = new Map();
    const toBase64 = bytes => { let text = ''; for (const byte of bytes) text += String.fromCharCode(byte); return btoa(text); };
    const fromBase64 = text => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));
    const pack = value => JSON.stringify(value, (_, part) => part instanceof Uint8Array ? { $bytes: toBase64(part) } : part);
    const unpack = text => JSON.parse(text, (_, part) => typeof part?.$bytes === 'string' ? fromBase64(part.$bytes) : part);
    const listeners = channel => heard.get(channel) ?? heard.set(channel, new Set()).get(channel);
    const electron = {
      contextBridge: {
        exposeInMainWorld: (key, api) => Object.defineProperty(window, key, { value: Object.freeze(api), enumerable: true }),
      },
      ipcRenderer: {
        invoke: async (channel, ...args) => unpack(await window.__electronInvoke(channel, pack(structuredClone(args)))),
        on: (channel, listener) => listeners(channel).add(listener),
        off: (channel, listener) => listeners(channel).delete(listener),
      },
    };
    window.__electronTell = (channel, text) => {
      for (const listener of listeners(channel)) listener({ senderId: 0 }, ...unpack(text));
    };
    const require = name => {
      if (name === 'electron') return electron;
      throw new Error('module not found: ' + name);
    };
    const module = { exports: {} };
    ((require, module, exports) => { ${preload}\n })(require, module, module.exports);
  })();`;
}
