export * from './duplicate';
export * from './editPack';
export * from './entryText';
export * from './importPacks';
export * from './knowledge';
export { PACK_LIMITS } from './limits';
export * from './loadPacks';
export { MANIFEST_NAMES } from './manifest';
export { manifestOf, type PackFolder, type PackText } from './readPack';
