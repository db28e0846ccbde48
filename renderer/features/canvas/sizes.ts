import type { Size } from '../../../core/base';

/** Sizes of new things on the canvas, in canvas units. */
export const ELEMENT_SIZE: Size = { width: 190, height: 80 };
export const BOUNDARY_SIZE: Size = { width: 420, height: 260 };
export const NOTE_SIZE: Size = { width: 200, height: 80 };
/** Things snap to this grid. */
export const GRID = 10;
/** Room kept free between things that are placed for a person; sideways enough for the name of a data flow. */
export const GAP = { x: 120, y: 60 };
