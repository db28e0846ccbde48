export { Draft } from './Draft';
export { EmptyState } from './EmptyState';
export { FilterMenu } from './FilterMenu';
export { Fold, Part } from './Parts';
export { PlaceFrame } from './PlaceFrame';
export { type Tone, ToneChip } from './ToneChip';
export { useListKeys } from './useListKeys';
export { useSure } from './useSure';
export { type Column, type Grouping, type TableGroup, VirtualTable } from './VirtualTable';
