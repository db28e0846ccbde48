export * from './atomicFile';
export * from './loadTemplates';
export * from './policy';
export * from './siteFiles';
export { loadGlyphs } from './loadGlyphs';
