import { fail, ok, type Result } from '../base';
import { changeOf, type ProjectEdit, type ProjectPatch } from '../changes';
import type { CarriedPack, PackUse, ProjectModel, ProjectRows, RuleUse, ThreatRating } from '../model';
import type { CommandRunner } from './command';
import { type FollowRenames, followRenames } from './renames';
import { rowOf, soundPatch } from './rows';
import { stampOf } from './stamps';

/** Switches packs off, with the reason, or on: used from then on, wherever they are found. */
export interface SwitchPacks {
  readonly type: 'pack/switch';
  readonly packs: readonly string[];
  readonly off: { readonly reason: string } | null;
}
/** Puts a pack's files into the project; those of an earlier version are replaced. */
export interface CarryPack {
  readonly type: 'pack/carry';
  readonly pack: string;
  readonly carried: CarriedPack;
}
/** Takes a pack's files out of the project. */
export interface DropPack {
  readonly type: 'pack/drop';
  readonly pack: string;
}
/** Switches rules (library threats) off, with the reason, or on again. */
export interface SwitchRules {
  readonly type: 'rule/switch';
  readonly rules: readonly string[];
  readonly off: { readonly reason: string } | null;
}
/** Rates a threat for the whole project, with the reason, or leaves it as computed. */
export interface RateRule {
  readonly type: 'rule/rate';
  readonly rule: string;
  readonly rating: Omit<ThreatRating, 'stamp'> | null;
}
export type KnowledgeCommand = SwitchPacks | CarryPack | DropPack | SwitchRules | RateRule | FollowRenames;

type Table = 'packs' | 'rules';
type Fields = { readonly packs: Partial<Omit<PackUse, 'id'>>; readonly rules: Partial<Omit<RuleUse, 'id'>> };

/** A row that says nothing any longer is none. */
const SAYS_NOTHING: { readonly [N in Table]: (row: ProjectRows[N]) => boolean } = {
  packs: row => row.off === null && row.carried === null && !row.used,
  rules: row => row.off === null && row.rating === null,
};

function put<N extends Table>(
  model: ProjectModel,
  table: N,
  ids: readonly string[],
  fields: Fields[N],
): Result<ProjectPatch> {
  const patch: ProjectPatch[number][] = [];
  for (const id of new Set(ids)) {
    const before = model[table].get(id) ?? null;
    const row = rowOf(table, { ...before, ...fields, id });
    if (!row.ok) return row;
    const after = SAYS_NOTHING[table](row.value) ? null : row.value;
    if (before !== null || after !== null) patch.push(changeOf<ProjectRows, N>(table, before, after));
  }
  return soundPatch(model, patch);
}

const edit = (label: string, patch: Result<ProjectPatch>): Result<ProjectEdit> =>
  patch.ok ? ok({ label, patch: patch.value, mergeKey: null }) : patch;

const switchPacks: CommandRunner<SwitchPacks> = (model, { packs, off }, context) => {
  if (off === null) return edit('pack/switch-on', put(model, 'packs', packs, { off: null, used: true }));
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  return edit('pack/switch-off', put(model, 'packs', packs, { off: { reason: off.reason, stamp: stamp.value } }));
};

const carryPack: CommandRunner<CarryPack> = (model, { pack, carried }) =>
  edit('pack/carry', put(model, 'packs', [pack], { carried }));

const dropPack: CommandRunner<DropPack> = (model, { pack }) => {
  if (!model.packs.get(pack)?.carried) return fail({ code: 'row/unknown', facts: { id: pack } });
  return edit('pack/drop', put(model, 'packs', [pack], { carried: null }));
};

const switchRules: CommandRunner<SwitchRules> = (model, { rules, off }, context) => {
  if (off === null) return edit('rule/switch-on', put(model, 'rules', rules, { off: null }));
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  return edit('rule/switch-off', put(model, 'rules', rules, { off: { reason: off.reason, stamp: stamp.value } }));
};

const rateRule: CommandRunner<RateRule> = (model, { rule, rating }, context) => {
  const isEmpty = rating === null || (rating.likelihood === null && rating.impact === null);
  if (isEmpty) return edit('rule/rate', put(model, 'rules', [rule], { rating: null }));
  const stamp = stampOf(context);
  if (!stamp.ok) return stamp;
  return edit('rule/rate', put(model, 'rules', [rule], { rating: { ...rating, stamp: stamp.value } }));
};

export const knowledgeRunners = {
  'pack/switch': switchPacks,
  'pack/carry': carryPack,
  'pack/drop': dropPack,
  'rule/switch': switchRules,
  'rule/rate': rateRule,
  'renames/follow': followRenames,
};
