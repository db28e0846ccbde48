import { AssetId, type Origin } from '../model';
import type { Draft } from './draft';

export interface KnownAsset {
  readonly id: AssetId;
  readonly name: string;
  readonly type: string;
}

/** Data that a flag or attribute speaks of. One asset of each kind for the whole project: the file tells them apart by nothing. */
export const KNOWN_ASSETS = {
  credentials: { id: AssetId.parse('da_credentials'), name: 'Credentials', type: 'cred' },
  logs: { id: AssetId.parse('da_logs'), name: 'Logs', type: 'telemetry' },
  cards: { id: AssetId.parse('da_card-payments'), name: 'Card payments', type: 'chd' },
  personal: { id: AssetId.parse('da_personal-data'), name: 'Personal data', type: 'pii' },
} as const satisfies Readonly<Record<string, KnownAsset>>;

/** The id of such data; it becomes part of the project when it is first spoken of. */
export function keepAsset({ id, name, type }: KnownAsset, origin: Origin, draft: Draft): AssetId {
  if (!draft.assets.has(id)) {
    const unrated = { class: null, confidentiality: null, integrity: null, privacy: null, records: null };
    draft.assets.set(id, { id, name, description: '', type, ...unrated, owner: null, origin });
  }
  return id;
}
