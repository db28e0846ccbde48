import { useTranslation } from 'react-i18next';
import { LikelyWays, WaysFromOutside } from '../../meaning';
import { Part } from './Panel';
import { useWaysInto } from './useWaysInto';

/** How somebody would come into an element, and of a store: how its data is come by from outside. */
export function WaysIn({ element }: { readonly element: string }) {
  const { t } = useTranslation('inspector');
  const ways = useWaysInto(element);
  if (!ways) return null;
  return (
    <>
      <Part title={t('likeliestWays')}>
        <LikelyWays vectors={ways.vectors} />
      </Part>
      {ways.paths && (
        <Part title={t('waysFromOutside')}>
          <WaysFromOutside paths={ways.paths} />
        </Part>
      )}
    </>
  );
}
