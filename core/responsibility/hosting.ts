import type { ModelReader } from '../changes';
import type { AssetType } from '../library';
import type { Boundary, Provider, ServiceModel } from '../model';
import type { Basis } from './basis';
import { typeOfSubject } from './typing';

/** Who runs a subject, and the row that says so: the subject itself or a boundary around it. */
export interface Hosting {
  readonly provider: Provider;
  readonly from: string;
}

/**
 * The service model that a subject counts as, and why. `override`: somebody set it; `type`: the library says so of its type;
 * `provider`, `host`: what runs or encloses it decides; `not-applicable`: there is none (people, client code, plain boundaries);
 * `unknown`: nothing says. The model is null for the last two.
 */
export interface ServiceModelFact {
  readonly model: ServiceModel | null;
  readonly source: 'override' | 'type' | 'provider' | 'host' | 'not-applicable' | 'unknown';
  /** The row that decided: the subject, its provider, or a boundary around it; null where the library or nothing did. */
  readonly from: string | null;
}

const NOT_APPLICABLE: ServiceModelFact = { model: null, source: 'not-applicable', from: null };
const UNKNOWN: ServiceModelFact = { model: null, source: 'unknown', from: null };

/** What runs inside a boundary of this kind, for types that take the model of their host. */
const MODEL_INSIDE: Readonly<Record<string, ServiceModel>> = {
  onprem: 'onprem',
  saas: 'saas',
  cluster: 'caas-k8s',
  namespace: 'caas-k8s',
  host: 'iaas',
  vnet: 'iaas',
  subnet: 'iaas',
};

/** The boundaries around an element or boundary, nearest first. */
export function enclosing(reader: ModelReader, id: string): readonly Boundary[] {
  const around: Boundary[] = [];
  const seen = new Set<string>([id]);
  let at = reader.row('elements', id)?.parent ?? reader.row('boundaries', id)?.parent ?? null;
  while (at !== null && !seen.has(at)) {
    seen.add(at);
    const boundary = reader.row('boundaries', at);
    if (!boundary) break;
    around.push(boundary);
    at = boundary.parent;
  }
  return around;
}

/** The provider of an element or boundary: its own, else that of the nearest boundary around it that has one. A provider is its own. */
export function providerOf(reader: ModelReader, id: string): Hosting | null {
  const self = reader.row('providers', id);
  if (self) return { provider: self, from: id };
  const own = reader.row('elements', id) ?? reader.row('boundaries', id);
  if (!own) return null;
  for (const row of [own, ...enclosing(reader, id)]) {
    const provider = row.provider === null ? undefined : reader.row('providers', row.provider);
    if (provider) return { provider, from: row.id };
  }
  return null;
}

/** Whether the provider is ourselves: our own premises. */
export function isOwnPremises(provider: Provider): boolean {
  return provider.key === 'onprem';
}

/** The service model of an element, or of a boundary that is an asset of its own. */
export function serviceModelOf(basis: Basis, id: string): ServiceModelFact {
  const override = basis.reader.row('elements', id)?.serviceModel ?? null;
  if (override !== null) return { model: override, source: 'override', from: id };
  const type = typeOfSubject(basis, id);
  if (!type || type.serviceModel === 'na') return NOT_APPLICABLE;
  return modelOnPremises(basis, id, type) ?? modelOfType(basis, id, type);
}

/** Whatever stands on our own premises is ours to run, whatever its type usually is; only software as a service stays what it is. */
function modelOnPremises({ reader }: Basis, id: string, type: AssetType): ServiceModelFact | null {
  const hosting = providerOf(reader, id);
  if (hosting)
    return isOwnPremises(hosting.provider) ? { model: 'onprem', source: 'provider', from: hosting.provider.id } : null;
  if (type.serviceModel === 'saas') return null;
  const premises = enclosing(reader, id).find(boundary => boundary.kind === 'onprem');
  return premises ? { model: 'onprem', source: 'host', from: premises.id } : null;
}

function modelOfType({ reader }: Basis, id: string, type: AssetType): ServiceModelFact {
  if (type.serviceModel !== 'by-host' && type.serviceModel !== 'na')
    return { model: type.serviceModel, source: 'type', from: null };
  for (const boundary of enclosing(reader, id)) {
    const model = boundary.kind === null ? undefined : MODEL_INSIDE[boundary.kind];
    if (model) return { model, source: 'host', from: boundary.id };
  }
  const hosting = providerOf(reader, id);
  if (!hosting) return UNKNOWN;
  // Of something unnamed at a cloud provider we assume the model in which the most is ours.
  const model = hosting.provider.key.startsWith('saas:') ? 'saas' : 'iaas';
  return { model, source: 'provider', from: hosting.provider.id };
}

/** Whether somebody else runs it: it has a service model and that is not our own premises. */
export function isProviderRun(basis: Basis, id: string): boolean {
  const { model } = serviceModelOf(basis, id);
  return model !== null && model !== 'onprem';
}
