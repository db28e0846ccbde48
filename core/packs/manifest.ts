import { z } from 'zod';
import { LibraryId } from '../library';

/** Three numbers, and for versions before a release words and numbers: `1.2.0`, `1.3.0-beta.1`. */
const NUMBER = '(?:0|[1-9]\\d{0,5})';
const WORD = `(?:${NUMBER}|\\d*[A-Za-z-][0-9A-Za-z-]*)`;
const SEMVER = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}(?:-${WORD}(?:\\.${WORD})*)?$`);
const LONGEST_VERSION = 60;

const isVersion = (version: unknown): boolean =>
  typeof version === 'string' && version.length <= LONGEST_VERSION && SEMVER.test(version);

/** The names under which a manifest is looked for, the first that is there wins. */
export const MANIFEST_NAMES = ['pack.yaml', 'pack.yml', 'pack.json'] as const;

export const PACK_FORMAT = 'parapet-pack';
/** How a later form would call itself. */
const NEWER = /^parapet-pack[-/ @v]*\d/;

/** The form of a manifest that a newer Parapet wrote; null for one that this one may read. */
export function newerForm(manifest: unknown): string | null {
  const form = typeof manifest === 'object' && manifest !== null && 'format' in manifest ? manifest.format : null;
  return typeof form === 'string' && NEWER.test(form) ? form.slice(0, 40) : null;
}

/** What a pack says of itself. */
export const PackManifest = z
  .strictObject({
    format: z.literal(PACK_FORMAT),
    id: z
      .string()
      .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'should be lower-case words joined by hyphens')
      .max(40)
      .refine(id => id !== 'parapet', 'is taken by the shipped library'),
    name: z.string().min(1).max(100),
    version: z.custom<string>(isVersion, 'should be three numbers such as "1.0.0", in quotes'),
    licence: z.string().min(1).max(200),
    /** Where it comes from: who wrote it, from what. */
    provenance: z.string().min(1).max(600),
    /** Which files belong to it, as globs. */
    files: z
      .array(z.string().min(1).max(200))
      .min(1)
      .max(50)
      .readonly()
      .default(['**/*.yaml', '**/*.yml', '**/*.json']),
    /** Ids of threats and controls that were called otherwise in earlier versions: the old one, the new one. */
    renames: z.record(LibraryId, LibraryId).readonly().default({}),
  })
  .readonly();
export type PackManifest = z.infer<typeof PackManifest>;
