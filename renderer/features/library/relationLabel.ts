import type { TFunction } from 'i18next';
import type { Relation, SubjectKind } from '../../../core/library';
import { RELATION_LABEL } from '../../../core/text';

/** What stands around a thing in this way, in words; the two of a pair are its first and its second. */
export function relationLabel(t: TFunction<'packs'>, of: SubjectKind, relation: Relation): string {
  const isEnd = relation === 'source' || relation === 'target';
  if (!isEnd) return RELATION_LABEL[relation];
  return of === 'pair' ? t(`pairRole.${relation}`) : t(`role.${relation}`);
}
