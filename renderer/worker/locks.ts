/** Keeps two windows from writing one project. */
export interface LockKeeper {
  /** True: the lock is ours until it is released. False: another window has it. */
  take(name: string): Promise<boolean>;
  release(name: string): void;
}

/** Locks of the browser, which end with the window that holds them, however it ends. */
export function createBrowserLocks(locks: LockManager): LockKeeper {
  const held = new Map<string, () => void>();
  return {
    take: name =>
      new Promise(resolve => {
        void locks.request(`parapet ${name}`, { ifAvailable: true }, lock => {
          resolve(lock !== null);
          return lock === null ? undefined : new Promise<void>(release => held.set(name, release));
        });
      }),
    release: name => {
      held.get(name)?.();
      held.delete(name);
    },
  };
}
