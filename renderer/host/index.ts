export * from './chooseHost';
export { HostProvider, useHost } from './hostContext';
export { builtInGlyphs, builtInTemplates } from './templates';
