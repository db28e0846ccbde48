import { z } from 'zod';

/** SVG path data per type id (`rdbms`) or boundary kind (`boundary:vnet`), on a 24 × 24 grid, to be stroked and not filled. */
export const Glyphs = z.record(z.string(), z.string());
export type Glyphs = z.infer<typeof Glyphs>;

/** The glyph of a type, else that of its kind, else nothing to draw. */
export function glyphPath(glyphs: Glyphs, type: string, kind: string): string {
  return glyphs[type] ?? glyphs[`generic-${kind}`] ?? '';
}

const GlyphFile = z.object({ glyphs: Glyphs });

/** The glyphs of a glyph file; none for anything else: a sign is never worth a refusal. */
export function readGlyphs(json: unknown): Glyphs {
  const parsed = GlyphFile.safeParse(json);
  return parsed.success ? parsed.data.glyphs : {};
}
