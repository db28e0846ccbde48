export * from './chooseHost';
export { HostProvider, useHost } from './hostContext';
