import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Glyphs, readGlyphs } from '../../core/drawing';

/** The signs of all types; none where the file is missing: a report without them is still a report. */
export function loadGlyphs(templates: string): Glyphs {
  try {
    return readGlyphs(JSON.parse(readFileSync(join(templates, 'glyphs.json'), 'utf8')));
  } catch {
    return {};
  }
}
