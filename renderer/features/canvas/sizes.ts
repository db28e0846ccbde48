import type { Size } from '../../../core/base';

/** Sizes of new things on the canvas, in canvas units. */
export const ELEMENT_SIZE: Size = { width: 176, height: 76 };
export const BOUNDARY_SIZE: Size = { width: 420, height: 260 };
export const NOTE_SIZE: Size = { width: 200, height: 80 };
/** Things snap to this grid. */
export const GRID = 10;
/** Room kept free between things that are placed for a person. */
export const GAP = 56;
/** Below this zoom names are too small to read, and simple shapes are drawn. */
export const SIMPLE_BELOW = 0.35;
