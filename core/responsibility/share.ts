import type { AiLayer, AiModel, AssetType, Layer, Library, Responsible } from '../library';
import type { ServiceModel, Share } from '../model';
import type { Basis } from './basis';
import { type Situation, situationOf } from './situation';

/** Whose duty a layer of a subject is, and why. */
export interface LayerShare {
  /** Null: not known, because nothing says in which service model the subject runs. */
  readonly share: Share | null;
  readonly source: 'matrix' | 'override' | 'unknown';
  /** The reason of an override; else how the layer is split where it is shared. May be empty. */
  readonly reason: string;
  /** Whose record overrides the matrix: the subject's own or that of a boundary around it; null without an override. */
  readonly from: string | null;
}

const SHARE_OF = {
  customer: 'C',
  provider: 'P',
  'shared-dependent': 'Sd',
  'shared-independent': 'Si',
  none: 'n/a',
} as const satisfies Record<Responsible, Share>;

/** The column of the AI rows; a managed agent platform is known by its tag. */
const AI_COLUMN = {
  onprem: 'selfHosted',
  iaas: 'selfHosted',
  'caas-k8s': 'selfHosted',
  'caas-serverless': 'selfHosted',
  paas: 'modelApi',
  faas: 'modelApi',
  saas: 'copilot',
} as const satisfies Record<ServiceModel, AiModel>;

function aiColumn(model: ServiceModel, type: AssetType): AiModel {
  const column = AI_COLUMN[model];
  return column === 'modelApi' && type.tags.includes('agent') ? 'managedAgent' : column;
}

/** The layers that a type has: all of the matrix, and those of AI for types that are tagged so. */
export function layersFor(library: Library, type: AssetType | null): readonly (Layer | AiLayer)[] {
  const layers = [...library.layers.values()];
  return type?.tags.includes('ai') ? [...layers, ...library.aiLayers.values()] : layers;
}

/** What the matrix says of a layer; null for a layer that the library does not know or the type does not have. */
export function shareOfType(library: Library, layer: string, model: ServiceModel, type: AssetType): Share | null {
  const ordinary = library.layers.get(layer);
  if (ordinary) return SHARE_OF[ordinary.responsible[model]];
  const ai = library.aiLayers.get(layer);
  if (!ai || !type.tags.includes('ai')) return null;
  const share = SHARE_OF[ai.responsible[aiColumn(model, type)]];
  // On our own premises there is no provider to leave anything to.
  return model === 'onprem' && share !== 'n/a' ? 'C' : share;
}

function splitOf(library: Library, layer: string): string {
  return library.layers.get(layer)?.split ?? library.aiLayers.get(layer)?.note ?? '';
}

/** What the matrix alone says of a layer of the subject, overrides left aside; null where it says nothing. */
export function matrixShare({ library }: Basis, layer: string, situation: Situation): Share | null {
  const { model, type } = situation;
  if (model.source === 'not-applicable') return 'n/a';
  return model.model === null || type === null ? null : shareOfType(library, layer, model.model, type);
}

/** As `shareOf`, for a situation that is at hand. */
export function shareIn(basis: Basis, layer: string, situation: Situation): LayerShare {
  const override = situation.records.get(layer)?.find(record => record.share !== null);
  if (override) return { share: override.share, source: 'override', reason: override.reason, from: override.subject };
  const share = matrixShare(basis, layer, situation);
  if (share === null) return { share, source: 'unknown', reason: '', from: null };
  return { share, source: 'matrix', reason: splitOf(basis.library, layer), from: null };
}

/** Whose duty this layer of an element or boundary is: an override first, then the matrix for its service model. */
export function shareOf(basis: Basis, layer: string, id: string): LayerShare {
  return shareIn(basis, layer, situationOf(basis, id));
}
