export { Draft } from './Draft';
export { EmptyState } from './EmptyState';
export { PlaceFrame } from './PlaceFrame';
export { type Tone, ToneChip } from './ToneChip';
export { useSure } from './useSure';
export { type Column, VirtualTable } from './VirtualTable';
