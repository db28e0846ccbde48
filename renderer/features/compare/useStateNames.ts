import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useEdited, useOrganisation } from '../../session';
import { dayText, momentText } from '../../text/deviceFormat';
import type { KeptStateLine } from '../../worker';

/** What a kept state is called: by the review that it was kept for, else by its moment. */
export function useStateNames(): (state: KeptStateLine) => string {
  const { t } = useTranslation('compare');
  const organisation = useOrganisation();
  useEffect(() => void organisation.load(), [organisation]);
  const model = useEdited(organisation.document, open => open.model);
  return state => {
    if (state.review === null) return t('state.kept', { moment: momentText(state.at) });
    const review = model?.reviews.get(state.review);
    const provider = model?.providers.get(review?.provider ?? '')?.name;
    const day = dayText(state.at);
    return provider === undefined ? t('state.reviewGone', { day }) : t('state.review', { day, provider });
  };
}
