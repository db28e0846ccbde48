import { builtInGlyphs } from '../host';

/** The signs of all types, as shipped. */
export const glyphs = builtInGlyphs();
