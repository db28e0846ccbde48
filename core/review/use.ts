import type { ProviderId, RiskBand, ServiceModel } from '../model';

/**
 * What a project says about a provider that it uses; worked out while the project is open and kept beside it, so that the organisation
 * need not open projects. `provider` is the id that project and organisation share.
 */
export interface ProviderUse {
  readonly provider: ProviderId;
  /** Name and key, for providers that the organisation does not know yet. */
  readonly name: string;
  readonly key: string;
  /** 1 to 5, by what runs there. */
  readonly criticality: number;
  /** Highest rating of a data class there, 0 to 5; 0: no data known. */
  readonly dataRating: number;
  readonly dataTypes: readonly string[];
  readonly models: readonly ServiceModel[];
  readonly ai: boolean;
  readonly elements: number;
  /** Open threats to what runs there, by what is left of them. */
  readonly bands: Readonly<Record<RiskBand, number>>;
}

/** One provider over several projects. */
export function combinedUse(uses: readonly ProviderUse[]): Omit<ProviderUse, 'provider' | 'name' | 'key'> {
  const sum = (band: RiskBand) => uses.reduce((all, use) => all + use.bands[band], 0);
  return {
    criticality: Math.max(1, ...uses.map(use => use.criticality)),
    dataRating: Math.max(0, ...uses.map(use => use.dataRating)),
    dataTypes: [...new Set(uses.flatMap(use => use.dataTypes))].sort(),
    models: [...new Set(uses.flatMap(use => use.models))],
    ai: uses.some(use => use.ai),
    elements: uses.reduce((all, use) => all + use.elements, 0),
    bands: { low: sum('low'), moderate: sum('moderate'), high: sum('high'), critical: sum('critical') },
  };
}
