export * from './atomicFile';
export * from './policy';
export * from './siteFiles';
