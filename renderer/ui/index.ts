export { Draft } from './Draft';
export { EmptyState } from './EmptyState';
export { FilterMenu } from './FilterMenu';
export { PlaceFrame } from './PlaceFrame';
export { type Tone, ToneChip } from './ToneChip';
export { useSure } from './useSure';
export { type Column, type Grouping, type TableGroup, VirtualTable } from './VirtualTable';
