import { sameJson } from '../base';
import type { ProjectPatch } from '../changes';
import { type Library, packOf } from '../library';
import type { ProjectModel, SwitchedOff, ThreatRating } from '../model';

/** That a rule is not asked in this project; `pack`: because its whole pack is not. */
export interface OffRule extends SwitchedOff {
  readonly pack: string | null;
}

/** What a project has decided about one rule, whatever it is asked of. */
export interface RuleChoice {
  readonly off: OffRule | null;
  readonly rating: ThreatRating | null;
}

/** By rule; one about which nothing was decided has no entry. */
export type RuleChoices = ReadonlyMap<string, RuleChoice>;

/** Whether a patch may change what was decided about rules. */
export const touchesChoices = (patch: ProjectPatch): boolean =>
  patch.some(change => change.table === 'rules' || change.table === 'packs');

/** What a project has decided about the rules of the library. A rule's own row counts before that of its pack. */
export function choicesOf({ rules, packs }: Pick<ProjectModel, 'rules' | 'packs'>, library: Library): RuleChoices {
  const choices = new Map<string, RuleChoice>();
  for (const { id, off, rating } of rules.values()) choices.set(id, { off: off && { ...off, pack: null }, rating });
  const packsOff = [...packs.values()].filter(use => use.off !== null);
  if (packsOff.length === 0) return choices;
  for (const id of library.threats.keys()) {
    const pack = packOf(library, 'threats', id);
    const off = packs.get(pack)?.off;
    const own = choices.get(id);
    if (off && !own?.off) choices.set(id, { off: { ...off, pack }, rating: own?.rating ?? null });
  }
  return choices;
}

/** The rules about which something else is decided than before. */
export function choicesChanged(before: RuleChoices, now: RuleChoices): readonly string[] {
  return [...new Set([...before.keys(), ...now.keys()])].filter(id => !sameJson(before.get(id), now.get(id)));
}
