import { useTranslation } from 'react-i18next';
import type { ResponsibilityCell } from '../../../core/responsibility';

/** Whether everybody who has to act in a cell is known, as a sentence. */
export function useAssignedWords(): (cell: ResponsibilityCell) => string {
  const { t } = useTranslation('responsibility');
  return ({ assigned, missing }) => {
    if (assigned === 'named' || assigned === 'none' || missing === null)
      return t(`assigned.${assigned === 'none' ? 'none' : 'named'}`);
    return assigned === 'gap' ? t(`gap.${missing}`) : t(`open.${missing}`);
  };
}
