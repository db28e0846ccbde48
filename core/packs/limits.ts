import type { Limits } from '../document';
import type { YamlLimits } from '../interchange';

/** What a pack may cost at the most: about fifty times the shipped library's rules. */
export const PACK_LIMITS = {
  files: 200,
  fileBytes: 1024 * 1024,
  packBytes: 8 * 1024 * 1024,
  depth: 30,
  values: 200_000,
  /** The same of a YAML file, which takes a hundred times as long to read as one of JSON. */
  yamlValues: 100_000,
  /** Signs in all its YAML together that begin a value. */
  yamlSigns: 200_000,
} as const;

export const PACK_YAML: YamlLimits = {
  length: PACK_LIMITS.fileBytes,
  depth: PACK_LIMITS.depth,
  values: PACK_LIMITS.yamlValues,
  aliases: 100,
};

export const PACK_JSON: Limits = { bytes: PACK_LIMITS.fileBytes, depth: PACK_LIMITS.depth, values: PACK_LIMITS.values };
