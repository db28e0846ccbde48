import { Button, Group, UnstyledButton } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { QuestionThemes, RiskChip } from '../../meaning';
import { useFindingsOf, useSession, useTable } from '../../session';
import classes from './inspector.module.css';
import { Part } from './Panel';

/** Confirmed findings by name; what is only to verify is counted, and folded into a few headings of questions that settle it. */
export function Findings({ subject }: { readonly subject: string }) {
  const { t } = useTranslation('inspector');
  const session = useSession();
  const shown = useFindingsOf(subject).filter(finding => finding.shown);
  const confirmed = shown.filter(finding => finding.state === 'confirmed');
  const askWhyNot = () => {
    session.goTo('threats', { subject });
    session.lookAtThreats({ whyNot: { subject, rule: null } });
  };
  const toVerify = shown.length - confirmed.length;
  const threats = useTable('threats');
  const written = useMemo(
    () => [...threats.values()].filter(threat => threat.subject === subject && threat.status === 'open'),
    [threats, subject],
  );
  return (
    <Part title={t('findings')} aside={toVerify > 0 ? t('toVerify', { count: toVerify }) : undefined}>
      {shown.length + written.length === 0 && <p className={classes.soft}>{t('noFindings')}</p>}
      {confirmed.map(finding => (
        <UnstyledButton
          key={finding.key}
          className={classes.finding}
          onClick={() => session.goTo('threats', { finding: finding.key })}
        >
          <RiskChip band={finding.residual.band} />
          {finding.title}
        </UnstyledButton>
      ))}
      {written.map(threat => (
        <UnstyledButton
          key={threat.id}
          className={classes.finding}
          onClick={() => session.goTo('threats', { finding: threat.id })}
        >
          {threat.severity && <RiskChip band={threat.severity} />}
          {threat.title}
        </UnstyledButton>
      ))}
      <QuestionThemes subject={subject} />
      <Group gap={4}>
        {shown.length > 0 && (
          <Button variant="subtle" size="compact-xs" onClick={() => session.goTo('threats', { subject })}>
            {t('showInThreats')}
          </Button>
        )}
        <Button variant="subtle" color="gray" size="compact-xs" onClick={askWhyNot}>
          {t('whyNot')}
        </Button>
      </Group>
    </Part>
  );
}
