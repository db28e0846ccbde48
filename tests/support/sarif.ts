import { z } from 'zod';

const Text = z.strictObject({ text: z.string().min(1) });

const Rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: Text,
  fullDescription: Text.optional(),
  help: Text.optional(),
  properties: z.strictObject({ tags: z.array(z.string()) }).optional(),
});

// A URI reference: nothing that would have to be escaped, and no backslash.
const Uri = z.string().regex(/^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$/);

const Location = z.strictObject({
  physicalLocation: z.strictObject({
    artifactLocation: z.strictObject({ uri: Uri }),
    region: z.strictObject({ startLine: z.int().min(1) }),
  }),
  logicalLocations: z
    .array(z.strictObject({ name: z.string(), fullyQualifiedName: z.string().optional(), kind: z.string() }))
    .min(1),
});

const Found = z.strictObject({
  ruleId: z.string(),
  ruleIndex: z.int().min(0),
  level: z.enum(['none', 'note', 'warning', 'error']),
  rank: z.number().min(0).max(100).optional(),
  message: Text,
  locations: z.array(Location),
  partialFingerprints: z.record(z.string(), z.string()),
  suppressions: z.array(
    z.strictObject({
      kind: z.enum(['inSource', 'external']),
      status: z.enum(['accepted', 'underReview', 'rejected']),
      justification: z.string().optional(),
    }),
  ),
});

/** SARIF 2.1.0, the parts of it that are written: the names, values and bounds that the standard gives them. */
export const SarifFile = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z
    .array(
      z.strictObject({
        tool: z.strictObject({
          driver: z.strictObject({ name: z.string().min(1), version: z.string(), rules: z.array(Rule) }),
        }),
        columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
        results: z.array(Found),
      }),
    )
    .length(1),
});
