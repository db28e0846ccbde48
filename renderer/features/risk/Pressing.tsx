import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Finding } from '../../../core/analysis';
import { CONCERN_REASON_LABEL } from '../../../core/report';
import { RiskChip } from '../../meaning';
import { useSession } from '../../session';
import classes from './risk.module.css';
import { useConcerns } from './useConcerns';

/** The ten most pressing risks, each with the reasons why it presses. */
export function Pressing({ findings }: { readonly findings: ReadonlyMap<string, Finding> }) {
  const { t } = useTranslation('risks');
  const session = useSession();
  const concerns = useConcerns();
  const known = (concerns ?? []).flatMap(concern => {
    const finding = findings.get(concern.key);
    return finding ? [{ concern, finding }] : [];
  });
  return (
    <section className={classes.pressing} aria-label={t('pressing')}>
      <h3>
        {t('pressing')} <small>{t('pressingHint')}</small>
      </h3>
      {known.length === 0 && (
        <Text size="sm" c="var(--ink-soft)">
          {t(concerns === null ? 'reading' : 'pressingNone')}
        </Text>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable without a mouse */}
      <ol className={classes.concerns} tabIndex={0}>
        {known.map(({ concern, finding }, at) => (
          <li key={concern.key}>
            <UnstyledButton
              className={classes.concern}
              aria-label={t('openThreat', { name: finding.title })}
              onClick={() => session.goTo('threats', { finding: finding.key })}
            >
              <span className={classes.rank} aria-hidden>
                {at + 1}
              </span>
              <span className={classes.concernText}>
                <span className={classes.concernTitle}>{finding.title}</span>
                <span className={classes.concernWhy}>
                  {[
                    whereOf(finding, t('project')),
                    ...concern.reasons.map(reason => CONCERN_REASON_LABEL[reason]),
                  ].join(' · ')}
                </span>
              </span>
              <span title={t('index', { index: finding.residual.index })}>
                <RiskChip band={finding.residual.band} />
              </span>
            </UnstyledButton>
          </li>
        ))}
      </ol>
    </section>
  );
}

function whereOf({ subject, endpoints }: Finding, project: string): string {
  if (subject.table === 'project') return project;
  return subject.name === '' ? endpoints.join(' → ') : subject.name;
}
