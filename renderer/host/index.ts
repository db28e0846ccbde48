export * from './chooseHost';
export { HostProvider, useHost } from './hostContext';
export { builtInTemplates } from './templates';
