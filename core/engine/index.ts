export { Engine, type OpenOptions } from './engine';
export * from './update';
