export * from './atomicFile';
export { loadGlyphs } from './loadGlyphs';
export * from './loadPackFolder';
export * from './loadTemplates';
export * from './packsFolder';
export * from './policy';
export * from './siteFiles';
