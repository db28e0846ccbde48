export * from './atomicFile';
export { loadGlyphs } from './loadGlyphs';
export * from './loadTemplates';
export * from './policy';
export * from './siteFiles';
