import type { Asset, AssetId, BoundaryId, Element, ElementId, FlowId, ProviderId } from '../../model';
import type { Draft } from '../draft';
import { labelsOf, wordIn } from '../fields';
import { cutTo } from '../foreignValue';
import { keepProvider } from '../providers';
import { CLOUDS } from './words';

/** What the parts of a file refer to each other by: the ids of the file. */
export interface Context {
  readonly draft: Draft;
  readonly assets: Map<string, Asset['id']>;
  readonly elements: Map<string, ElementId>;
  readonly flows: Map<string, FlowId>;
  readonly boundaries: Map<string, BoundaryId>;
  /** Names of shared runtimes by the asset that runs on them. */
  readonly runtimes: ReadonlyMap<string, readonly string[]>;
}

export function tagsOf(value: unknown): string[] {
  return [...new Set(labelsOf(value).map(tag => cutTo(tag, 1000)))];
}

/** The cloud that a tag such as `aws` or `aws:ec2` names. */
export function providerOf(tags: readonly string[], draft: Draft): ProviderId | null {
  for (const tag of tags) {
    const key = tag.toLowerCase().split(':')[0] ?? '';
    const name = wordIn(CLOUDS, key);
    if (name) return keepProvider(key, name, draft);
  }
  return null;
}

/** Data assets by the ids of the file; one that is not there gets a line. */
export function assetsNamed(value: unknown, what: string, { assets, draft }: Context): AssetId[] {
  const ids = labelsOf(value).flatMap(id => {
    const asset = assets.get(id);
    if (!asset) draft.lines.dropped(`data asset ${id} of ${what}`, 'the file has no data asset of that id');
    return asset ?? [];
  });
  return [...new Set(ids)];
}

export type Kind = Element['kind'];
