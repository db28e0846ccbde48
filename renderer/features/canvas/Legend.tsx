import { useTranslation } from 'react-i18next';
import { RISK_BANDS } from '../../../core/model';
import { RISK_BAND_LABEL } from '../../../core/text';
import { isSensitivity, useTones } from '../../meaning';
import { useLibrary, useView } from '../../session';
import { dayText } from '../../text/deviceFormat';
import { ToneChip } from '../../ui';
import classes from './canvas.module.css';

const DUTIES = ['customer', 'shared', 'provider', 'gap'] as const;

/** What the colours of the chosen overlay mean. */
export function Legend() {
  const { t } = useTranslation('canvas');
  const library = useLibrary();
  const overlay = useView(view => view.overlay);
  const changes = useView(view => view.changes);
  const tones = useTones();
  if (overlay === 'none') return null;
  return (
    <section className={classes.legend} aria-label={t('legend')}>
      <h3>{t(`overlays.${overlay}`)}</h3>
      {overlay === 'sensitivity' && (
        <>
          {[...library.dataClasses.values()].toReversed().map(one => (
            <ToneChip key={one.id} tone={tones.sensitivity[isSensitivity(one.id) ? one.id : 'unknown']}>
              {one.name}
            </ToneChip>
          ))}
          <ToneChip tone={tones.sensitivity.unknown}>{t('legendNone')}</ToneChip>
        </>
      )}
      {overlay === 'risk' && (
        <>
          {RISK_BANDS.toReversed().map(band => (
            <ToneChip key={band} tone={tones.risk[band]}>
              {RISK_BAND_LABEL[band]}
            </ToneChip>
          ))}
          <ToneChip tone={{ ...tones.maybe.high, sign: '?' }}>{t('riskMaybe')}</ToneChip>
          <ToneChip tone={tones.risk.none}>{t('riskNone')}</ToneChip>
          <p>{t('riskMeaning')}</p>
        </>
      )}
      {overlay === 'changes' && changes && (
        <>
          <p>{t('changesSince', { day: dayText(changes.since) })}</p>
          {(['added', 'changed'] as const).map(change => (
            <ToneChip key={change} tone={tones.change[change]}>
              {t(`change.${change}`)}
            </ToneChip>
          ))}
        </>
      )}
      {overlay === 'responsibility' &&
        DUTIES.map(duty => (
          <ToneChip key={duty} tone={tones.duty[duty]}>
            {t(`responsibilityMix.${duty}`)}
          </ToneChip>
        ))}
    </section>
  );
}
