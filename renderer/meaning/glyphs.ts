import { z } from 'zod';
import { Glyphs } from '../../core/drawing';

const FILES = import.meta.glob<unknown>('../../templates/libraries/parapet/glyphs.json', {
  eager: true,
  import: 'default',
});
const GlyphFile = z.object({ glyphs: Glyphs });

/** The signs of all types, as shipped. */
export const glyphs: Glyphs = Object.assign({}, ...Object.values(FILES).map(file => GlyphFile.parse(file).glyphs));
