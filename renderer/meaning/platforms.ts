import { type Control, GoodPlace } from '../../core/library';
import type { ProjectModel } from '../../core/model';

/** What one platform offers for a control, and what good looks like there. */
export interface Platform {
  readonly id: GoodPlace;
  readonly features: readonly string[];
  /** A sentence or two; may be empty. */
  readonly good: string;
}

/** The platforms that have something for a control: those of the project, and the others. */
export function platformsOf(
  control: Control,
  model: Pick<ProjectModel, 'providers' | 'boundaries'>,
): { readonly used: readonly Platform[]; readonly others: readonly Platform[] } {
  const inUse = platformsIn(model);
  const all = GoodPlace.options
    .map((id): Platform => {
      const features = id === 'aws' || id === 'azure' || id === 'gcp' ? control.native[id] : [];
      return { id, features, good: control.good[id] ?? '' };
    })
    .filter(({ features, good }) => features.length > 0 || good !== '');
  return { used: all.filter(one => inUse.has(one.id)), others: all.filter(one => !inUse.has(one.id)) };
}

const CLUSTERS: ReadonlySet<string | null> = new Set(['cluster', 'namespace']);

function platformsIn({
  providers,
  boundaries,
}: Pick<ProjectModel, 'providers' | 'boundaries'>): ReadonlySet<GoodPlace> {
  const used = new Set<GoodPlace>();
  for (const { key } of providers.values()) {
    const place = GoodPlace.safeParse(key.startsWith('saas:') ? 'saas' : key);
    if (place.success) used.add(place.data);
  }
  if ([...boundaries.values()].some(boundary => CLUSTERS.has(boundary.kind))) used.add('kubernetes');
  return used;
}
