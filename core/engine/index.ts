export { Engine, type OpenOptions } from './engine';
export { type MergedDocument, mergeDocuments } from './mergeDocuments';
export * from './update';
export * from './weighing';
