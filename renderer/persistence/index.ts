export { Database } from './database';
export * from './projects';
export type * from './rows';
