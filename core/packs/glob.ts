/** Longest pattern and path that are compared. */
const LONGEST = 300;

/**
 * Does a path match a pattern? `*` stands for anything inside one name, `**` for any folders, `?` for one character; everything
 * else for itself. The time is bounded by the product of both lengths, whatever the pattern.
 */
export function matchesGlob(pattern: string, path: string): boolean {
  if (pattern.length > LONGEST || path.length > LONGEST) return false;
  return matchesList(pattern.split('/'), path.split('/'), name => name === '**', matchesName);
}

const matchesName = (pattern: string, name: string): boolean =>
  matchesList(
    [...pattern],
    [...name],
    one => one === '*',
    (one, other) => one === '?' || one === other,
  );

/** Matches a list against one in which some places stand for any number of items, themselves excluded. */
function matchesList(
  pattern: readonly string[],
  items: readonly string[],
  isAny: (one: string) => boolean,
  isSame: (one: string, other: string) => boolean,
): boolean {
  // reached[i]: what was read of the pattern so far matches the first i items.
  let reached = items.map(() => false);
  reached = [true, ...reached];
  for (const one of pattern) {
    const next: boolean[] = [];
    for (let at = 0; at <= items.length; at += 1) {
      const item = items[at - 1];
      if (isAny(one)) next.push(reached[at] === true || (at > 0 && next[at - 1] === true));
      else next.push(item !== undefined && reached[at - 1] === true && isSame(one, item));
    }
    reached = next;
  }
  return reached[items.length] === true;
}
