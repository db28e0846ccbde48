import { genericOf, type KnowledgeBase, lineageOf, type Stencil } from './knowledgeBase';
import type { Names } from './packNames';
import { meaningOf } from './stencils';

/** Which kind of thing each generic stencil is, and what else in a library is of that kind. */
const GENERIC: ReadonlyMap<string, { readonly kind: string; readonly also: readonly string[] }> = new Map([
  ['GE.P', { kind: 'process', also: ['@workload', '@app', '@web', '@api', '@compute', '@generic-process'] }],
  ['GE.DS', { kind: 'store', also: ['@datastore', '@generic-store'] }],
  ['GE.EI', { kind: 'actor', also: ['@external', '@human', '@client', '@generic-actor'] }],
]);

/** Text of a template, as long as a library takes it. */
export const text = (value: string, most: number) => value.trim().slice(0, most);

export const lineage = (base: KnowledgeBase, stencil: Stencil) => lineageOf(base, stencil.id, '');

export const isThing = (base: KnowledgeBase, stencil: Stencil) => kindOf(base, stencil) !== undefined;
export const isFlow = (base: KnowledgeBase, { id }: Stencil) => genericOf(base, id) === 'GE.DF';
export const isBoundary = (base: KnowledgeBase, { id }: Stencil) => /^GE\.TB\.[BL]$/.test(genericOf(base, id) ?? '');

/** How a thing is drawn: `process`, `store` or `actor`; undefined for boundaries, flows and texts. */
export const kindOf = (base: KnowledgeBase, { id }: Stencil) => GENERIC.get(genericOf(base, id) ?? '')?.kind;

/** The stencil with all that are a kind of it, and what stands for it in every library. */
export function selectorsOf(id: string, names: Names): readonly string[] {
  const { type } = meaningOf(id);
  const also = GENERIC.get(id)?.also ?? (type ? [type] : []);
  return [`@${names.id(id)}`, ...also];
}

/** Attributes of one name, with every answer that any stencil has for it. */
export function attributesOf(base: KnowledgeBase, wanted: (stencil: Stencil) => boolean) {
  const byName = new Map<string, { label: string; values: string[]; stencils: string[] }>();
  for (const stencil of base.stencils.values()) {
    if (!wanted(stencil)) continue;
    for (const { name, label, values } of stencil.attributes) {
      const known = byName.get(name) ?? { label, values: [], stencils: [] };
      known.values = [...new Set([...known.values, ...values.map(one => text(one, 160)).filter(one => one !== '')])];
      known.stencils.push(stencil.id);
      byName.set(name, known);
    }
  }
  return [...byName].filter(([, { values }]) => values.length > 0);
}
