/** What one can go to or do, by kind, in the order in which the kinds are shown. */
export const JUMP_KINDS = ['place', 'action', 'element', 'boundary', 'flow', 'data', 'threat'] as const;
export type JumpKind = (typeof JUMP_KINDS)[number];

export interface Jump {
  /** Unique among all. */
  readonly id: string;
  readonly kind: JumpKind;
  readonly title: string;
  /** What tells it from others of the same name. */
  readonly hint: string;
  readonly run: () => void;
}

/** A jump with its words in lower case, made once so that each key only compares. */
export interface Searched {
  readonly jump: Jump;
  readonly title: string;
  readonly text: string;
}

const PER_KIND = 8;
/** Without a word there is nothing to narrow by: only what is always there is offered. */
const ALWAYS: readonly JumpKind[] = ['place', 'action'];

export function searchable(jumps: readonly Jump[]): readonly Searched[] {
  return jumps.map(jump => {
    const title = jump.title.toLowerCase();
    return { jump, title, text: `${title} ${jump.hint.toLowerCase()}` };
  });
}

/**
 * The best of each kind for what was typed: all its words occur, and names that begin so come first. Kinds in which no word begins so
 * stand after the others: "hr" leads to the HR suite, not to Threats.
 */
export function findJumps(all: readonly Searched[], typed: string): readonly Jump[] {
  const words = typed
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '');
  if (words.length === 0) return all.filter(({ jump }) => ALWAYS.includes(jump.kind)).map(({ jump }) => jump);
  const whole = words.join(' ');
  const found = new Map<JumpKind, Jump[][]>(JUMP_KINDS.map(kind => [kind, [[], [], []]]));
  const begun = new Set<JumpKind>();
  for (const { jump, title, text } of all) {
    if (!words.every(word => text.includes(word))) continue;
    const rank = title.startsWith(whole) ? 0 : title.includes(` ${whole}`) ? 1 : 2;
    if (words.some(word => ` ${text}`.includes(` ${word}`))) begun.add(jump.kind);
    const bucket = found.get(jump.kind)?.[rank];
    if (bucket && bucket.length < PER_KIND) bucket.push(jump);
  }
  const best = (kind: JumpKind) => (found.get(kind) ?? []).flat().slice(0, PER_KIND);
  return [...JUMP_KINDS.filter(kind => begun.has(kind)), ...JUMP_KINDS.filter(kind => !begun.has(kind))].flatMap(best);
}
