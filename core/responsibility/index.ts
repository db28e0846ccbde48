export * from './attested';
export * from './basis';
export * from './hosting';
export * from './matrix';
export * from './responsibilityFact';
export { type Assignment, ownerName, type ResponsibilityCell, type ResponsibilityRow, responsibilityRow } from './row';
export { type LayerShare, layersFor, matrixShare, shareIn, shareOf, shareOfType } from './share';
export { type Situation, situationOf } from './situation';
export * from './typing';
