import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import type { ScoreChange } from '../../../core/review';
import { RISK_BAND_LABEL } from '../../../core/text';
import { useTones } from '../../meaning';
import { numberText } from '../../text/deviceFormat';
import { ToneChip } from '../../ui';
import classes from './compare.module.css';

/** How many threats there were and are, by what is left of their risk. */
export function Scores({ scores }: { readonly scores: ScoreChange }) {
  const { t } = useTranslation('compare');
  const tones = useTones();
  const pair = ([before, after]: readonly [number, number]) =>
    before === after ? numberText(after) : t('fromTo', { before: numberText(before), after: numberText(after) });
  return (
    <dl className={classes.scores}>
      <div>
        <dt>{t('confirmed')}</dt>
        <dd>{pair(scores.confirmed)}</dd>
      </div>
      {RISK_BANDS.toReversed().map(band => (
        <div key={band}>
          <dt>
            <ToneChip tone={tones.risk[band]}>{RISK_BAND_LABEL[band]}</ToneChip>
          </dt>
          <dd>{pair(scores.bands[band])}</dd>
        </div>
      ))}
      <div>
        <dt>{t('toVerify')}</dt>
        <dd>{pair(scores.toVerify)}</dd>
      </div>
    </dl>
  );
}
