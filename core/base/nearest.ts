/** A sign that is wrong, missing or too much in every so many is taken for a slip; more than two never are. */
const SIGNS_A_SLIP = 4;
const MOST_SLIPS = 2;

/**
 * Of some names the one that somebody probably meant who mistyped it; null where none is near enough. Numbers in it are meant as they
 * stand. The first of equals counts.
 */
export function nearestOf(word: string, names: Iterable<string>): string | null {
  let most = Math.min(MOST_SLIPS, Math.floor(word.length / SIGNS_A_SLIP));
  let nearest: string | null = null;
  const numbers = numbersIn(word);
  for (const name of names) {
    const slips = numbersIn(name) === numbers ? slipsBetween(word, name, most) : most + 1;
    if (slips > most) continue;
    nearest = name;
    most = slips - 1;
    if (most < 0) break;
  }
  return nearest;
}

const numbersIn = (name: string) => name.replace(/\D+/g, ' ').trim();

/** How many signs have to be changed, added or taken out, or change places with the next; more than `most`: one more than that. */
function slipsBetween(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: readonly number[] = [];
  let row: readonly number[] = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isTurned = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      const changed = (row[to - 1] ?? 0) + (isSame ? 0 : 1);
      const turned = isTurned ? (before[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      next.push(Math.min(changed, turned, (row[to] ?? 0) + 1, (next[to - 1] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return most + 1;
    before = row;
    row = next;
  }
  return row.at(-1) ?? most + 1;
}
