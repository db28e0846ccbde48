export { Database, storageProblem } from './database';
export * from './projects';
export type * from './rows';
