import { Button, Group, Text, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { RISK_BANDS, type RiskBand } from '../../../core/model';
import { QuestionThemes, RiskChip } from '../../meaning';
import { useFindingsState, useSession } from '../../session';
import { numberText } from '../../text/deviceFormat';
import type { Row } from './register';
import classes from './threats.module.css';

/** What stands at the side while nothing is chosen: how things are, and what to do next. */
export function Glance({ all }: { readonly all: readonly Row[] }) {
  const { t } = useTranslation('threats');
  const session = useSession();
  const questions = useFindingsState(state => state.questions.length);
  const { bands, toVerify } = useMemo(() => counted(all), [all]);
  const confirmed = [...RISK_BANDS].reverse().filter(band => bands[band] > 0);
  return (
    <section className={classes.panel} aria-label={t('glance')}>
      <h3 className={classes.title}>{t('glance')}</h3>
      <div>
        <h4 className={classes.label}>{t('glanceConfirmed')}</h4>
        {confirmed.length === 0 && <p className={classes.soft}>{t('glanceNone')}</p>}
        {confirmed.map(band => (
          <UnstyledButton
            key={band}
            className={classes.glanceBand}
            onClick={() => session.lookAtThreats({ bands: [band], sections: ['confirmed', 'written'] })}
          >
            <RiskChip band={band} />
            <span>{numberText(bands[band])}</span>
          </UnstyledButton>
        ))}
      </div>
      {toVerify > 0 && (
        <div>
          <Text size="sm" mb={6}>
            {t('glanceVerify', { count: toVerify })}
          </Text>
          {questions > 0 && (
            <>
              <h4 className={classes.label}>{t('glanceQuestions', { count: questions })}</h4>
              <QuestionThemes />
            </>
          )}
          <Group gap="xs" mt={6}>
            <Button size="xs" variant="default" onClick={() => session.lookAtThreats({ sections: ['to-verify'] })}>
              {t('glanceShow')}
            </Button>
          </Group>
        </div>
      )}
      <p className={classes.soft}>{t('glanceHint')}</p>
      <p className={classes.soft}>{t('glanceKeys')}</p>
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          onClick={() => session.lookAtThreats({ whyNot: { subject: null, rule: null } })}
        >
          {t('whyNotAsk')}
        </Button>
      </div>
    </section>
  );
}

function counted(all: readonly Row[]): { readonly bands: Record<RiskBand, number>; readonly toVerify: number } {
  const bands = { low: 0, moderate: 0, high: 0, critical: 0 };
  let toVerify = 0;
  for (const row of all) {
    if (row.section === 'to-verify') toVerify += 1;
    if ((row.section === 'confirmed' || row.section === 'written') && row.band) bands[row.band] += 1;
  }
  return { bands, toVerify };
}
