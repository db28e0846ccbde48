import type { Page } from '@playwright/test';

export interface Saved {
  readonly name: string;
  readonly bytes: Buffer;
}

/** The app on one host, and a person at its file dialogs. */
export interface AppHost {
  readonly page: Page;
  /** Does `act`, which leads to a file dialog, and chooses the file at `path` in it. */
  chooses(path: string, act: () => Promise<unknown>): Promise<void>;
  /** Does `act`, which leads to a saved file, and answers what was saved. */
  saves(act: () => Promise<unknown>): Promise<Saved>;
  end(): Promise<void>;
}
