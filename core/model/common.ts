import { z } from 'zod';

/** One line of text as a person typed it; kept byte for byte. */
export const Name = z.string().max(1000);
/** Any amount of prose; kept byte for byte. */
export const Prose = z.string().max(100_000);
/** What is said of a row whose id is not the one that its fields make: two rows could then speak about the same thing. */
export const OTHER_ID = { path: ['id'], error: 'is not the id that its fields make' };

/** ISO 8601 date, `2026-11-23`. */
export const Day = z.iso.date();
export type Day = z.infer<typeof Day>;
/** ISO 8601 moment in UTC. */
export const Moment = z.iso.datetime();

/** Who decided, in which role, and when. Recorded, not authenticated. */
export const Stamp = z.strictObject({ by: Name, roles: z.array(Name), at: Moment });
export type Stamp = z.infer<typeof Stamp>;

/** Where a fact comes from. `confidence` runs from 0 (a hunch) to 1 (certain). */
export const Origin = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), by: Name, at: Moment }),
  z.strictObject({ kind: z.literal('import'), format: Name, file: Name, address: Name }),
  z.strictObject({ kind: z.literal('guess'), reason: Name, confidence: z.number().min(0).max(1) }),
  z.strictObject({ kind: z.literal('template'), name: Name }),
  z.strictObject({ kind: z.literal('organisation'), name: Name, at: Day }),
]);
export type Origin = z.infer<typeof Origin>;

/** The value of a library property, with its origin. An unset property has no fact: it is unknown. */
export const Fact = z.strictObject({
  value: z.union([z.string().max(2000), z.array(z.string().max(200)).max(100)]),
  origin: Origin,
});
export type Fact = z.infer<typeof Fact>;
export const Facts = z.record(z.string().max(100), Fact);
export type Facts = z.infer<typeof Facts>;

export const Rating = z.number().int().min(1).max(5);
export type Rating = z.infer<typeof Rating>;

export const StrideLetter = z.enum(['S', 'T', 'R', 'I', 'D', 'E']);
export type StrideLetter = z.infer<typeof StrideLetter>;

/** Risk bands, least first. */
export const RISK_BANDS = ['low', 'moderate', 'high', 'critical'] as const;
export const RiskBand = z.enum(RISK_BANDS);
export type RiskBand = z.infer<typeof RiskBand>;

/** Service models in the order of the responsibility matrix. */
export const SERVICE_MODELS = ['onprem', 'iaas', 'caas-k8s', 'caas-serverless', 'paas', 'faas', 'saas'] as const;
export const ServiceModel = z.enum(SERVICE_MODELS);
export type ServiceModel = z.infer<typeof ServiceModel>;

/** Whose duty a layer is: customer, provider, shared (each must act), shared (each in its own scope), not applicable. */
export const SHARES = ['C', 'P', 'Sd', 'Si', 'n/a'] as const;
export const Share = z.enum(SHARES);
export type Share = z.infer<typeof Share>;

/** The twelve states of a control, best first. */
export const CONTROL_STATUSES = [
  'verified',
  'implemented',
  'attested',
  'claimed',
  'partial',
  'modify',
  'degraded',
  'planned',
  'missing',
  'unavailable',
  'unknown',
  'n/a',
] as const;
export const ControlStatus = z.enum(CONTROL_STATUSES);
export type ControlStatus = z.infer<typeof ControlStatus>;
