export { Database, storageProblem } from './database';
export * from './projects';
