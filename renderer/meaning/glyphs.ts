import { builtInGlyphs } from '../templates';

/** The signs of all types, as shipped. */
export const glyphs = builtInGlyphs();
