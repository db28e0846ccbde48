export { Database } from './database';
export * from './documents';
export type * from './rows';
export * from './states';
