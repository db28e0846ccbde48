export * from './knowledge';
export { PACK_LIMITS } from './limits';
export * from './loadPacks';
export { MANIFEST_NAMES } from './manifest';
export type { PackFolder, PackText } from './readPack';
