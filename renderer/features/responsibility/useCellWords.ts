import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResponsibilityCell } from '../../../core/responsibility';
import { SHARE_LABEL } from '../../../core/text';
import { lookOfCell } from './matrixView';

interface CellWords {
  /** What stands in the cell. */
  readonly sign: string;
  /** Whether everybody who has to act is known, as a sentence. */
  readonly assigned: string;
  /** Whose duty it is, whether everybody is known, whether it was changed. */
  readonly words: string;
}

/** The words of cells. There are few different ones, so that each is put together once. */
export function useCellWords(): (cell: ResponsibilityCell) => CellWords {
  const { t } = useTranslation('responsibility');
  return useMemo(() => {
    const known = new Map<string, CellWords>();
    const made = (cell: ResponsibilityCell): CellWords => {
      const { sign, overridden } = lookOfCell(cell);
      const share = cell.share === null ? t('shareUnknown') : SHARE_LABEL[cell.share];
      const assigned = assignedWords(cell);
      const override = overridden ? t('overridden') : '';
      return { sign: t(`sign.${sign}`), assigned, words: t('cell', { share, assigned, override }) };
    };
    const assignedWords = ({ assigned, missing }: ResponsibilityCell) => {
      if (assigned === 'none') return t('assigned.none');
      if (assigned === 'named' || missing === null) return t('assigned.named');
      return assigned === 'gap' ? t(`gap.${missing}`) : t(`open.${missing}`);
    };
    return cell => {
      const key = [cell.share, cell.source, cell.assigned, cell.missing].join(' ');
      const before = known.get(key);
      if (before) return before;
      const words = made(cell);
      known.set(key, words);
      return words;
    };
  }, [t]);
}
