/** Keeps two windows from writing one project. */
export interface LockKeeper {
  /** True: the lock is ours until it is released. False: another window has it. */
  take(name: string): Promise<boolean>;
  /** Resolves when another window can have it. */
  release(name: string): Promise<void>;
}

/** Locks of the browser, which end with the window that holds them, however it ends. */
export function createBrowserLocks(locks: LockManager): LockKeeper {
  const held = new Map<string, () => Promise<void>>();
  return {
    take: name =>
      new Promise(resolve => {
        const released = locks.request(`parapet ${name}`, { ifAvailable: true }, lock => {
          resolve(lock !== null);
          if (lock === null) return undefined;
          return new Promise<void>(letGo => {
            held.set(name, () => {
              letGo();
              return released;
            });
          });
        });
      }),
    release: async name => {
      const letGo = held.get(name);
      held.delete(name);
      await letGo?.();
    },
  };
}
