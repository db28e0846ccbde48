import { createContext, useContext } from 'react';
import { invariant } from '../../core/base';
import type { Host } from '../../core/host';

const HostContext = createContext<Host | null>(null);
export const HostProvider = HostContext.Provider;

/** The machine that this window runs on. */
export function useHost(): Host {
  const host = useContext(HostContext);
  invariant(host, 'a component is mounted outside the host');
  return host;
}
