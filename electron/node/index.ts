export * from './atomicFile';
