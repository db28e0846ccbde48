import type { Library } from '../../../core/library';
import type { Asset } from '../../../core/model';

/** The class that counts: the asset's own, else its type's default, else none. */
export function classOf(library: Library, asset: Asset): string | null {
  return asset.class ?? library.dataTypes.get(asset.type ?? '')?.defaultClass ?? null;
}

/** The ratings that count, 1 to 5; null where neither the asset nor its type says. */
export function ratingsOf(library: Library, asset: Asset): { C: number | null; I: number | null; P: number | null } {
  const type = library.dataTypes.get(asset.type ?? '')?.ratings;
  const rated = library.dataClasses.get(classOf(library, asset) ?? '')?.rating ?? null;
  return {
    C: asset.confidentiality ?? (asset.class ? rated : (type?.C ?? rated)),
    I: asset.integrity ?? type?.I ?? null,
    P: asset.privacy ?? type?.P ?? null,
  };
}
