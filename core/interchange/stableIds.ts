import { idPart } from '../model';

/**
 * Ids made of a foreign file's own ids: the same file always gives the same ids, so that importing it again finds the same rows.
 * The same foreign id in two places gives two ids, the later ones numbered in the order of the file.
 */
export interface StableIds {
  take<P extends string>(prefix: P, foreign: string): `${P}_${string}`;
}

const LONGEST_PART = 64;

export function createStableIds(): StableIds {
  const taken = new Set<string>();
  const next = new Map<string, number>();
  return {
    take: (prefix, foreign) => {
      const first = `${prefix}_${idPart(foreign)}` as const;
      if (!taken.has(first)) {
        taken.add(first);
        return first;
      }
      for (let n = next.get(first) ?? 2; ; n += 1) {
        const tail = `-${n}`;
        const other = `${prefix}_${idPart(foreign).slice(0, LONGEST_PART - tail.length)}${tail}` as const;
        if (taken.has(other)) continue;
        next.set(first, n + 1);
        taken.add(other);
        return other;
      }
    },
  };
}
