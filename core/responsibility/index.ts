export * from './basis';
export * from './hosting';
export * from './matrix';
export * from './responsibilityFact';
export * from './row';
export { type LayerShare, layersFor, shareOf } from './share';
export type { Situation } from './situation';
export * from './typing';
